import { describe, expect, test } from 'vitest';
import { loadProfile } from '~/platform/profile/profile.server';
import { fingerprintOf } from './guide-source.server';
import {
  englishPage,
  lostValues,
  readEnglish,
  readTranslation,
  standingOf,
} from './guide-page.server';

const profile = loadProfile('waltham-forest');

const english = `---
title: Leaving
summary: How to leave.
audience: families
basis: both
sources: ['Education Act 1996, section 7']
checkedOn: 2026-11-29
version: 2
readingAge: 9.5
changes:
  - { on: 2026-11-30, what: The days are said. }
  - { on: 2026-11-29, what: First version. }
---

## How long?

Within {{time.first-review}}.
`;

function romanian(front: string, words = '## Cât timp?\n\nÎn {{time.first-review}}.') {
  return `---\ntitle: Plecarea\nsummary: Cum plecați.\nmatchedOn: 2026-12-01\n${front}\n---\n\n${words}\n`;
}
const changes = 'changes: [Se spun zilele., Prima versiune.]';

function translated(file: string) {
  const { words } = readEnglish(english, profile);
  return readTranslation('leaving-school', 'ro', file, words!, profile);
}

test('an English page has its words, and the council’s values in them', () => {
  const { words, faults } = readEnglish(english, profile);
  expect(faults).toEqual([]);
  const page = englishPage('leaving-school', words!, 'english');
  expect(page).toMatchObject({ title: 'Leaving', version: 2, standing: 'english', language: 'en' });
  expect(JSON.stringify(page.blocks)).toContain('10 school days');
});

describe('a translation', () => {
  test('made from these English words matches them, with the addresses of their parts', () => {
    const { page, faults } = translated(romanian(`english: ${fingerprintOf(english)}\n${changes}`));
    expect(faults).toEqual([]);
    expect(page).toMatchObject({
      standing: 'matched',
      matchedOn: '2026-12-01',
      title: 'Plecarea',
      basis: 'both',
      checkedOn: '2026-11-29',
      changes: [
        { on: '2026-11-30', what: 'Se spun zilele.' },
        { on: '2026-11-29', what: 'Prima versiune.' },
      ],
    });
    expect(page!.blocks[0]).toMatchObject({ kind: 'heading', id: 'how-long' });
    expect(JSON.stringify(page!.blocks)).toContain('10 zile de școală');
  });

  test('made from other English words is older, and newer changes stay English', () => {
    const { page, faults } = translated(
      romanian('english: 0123456789ab\nchanges: [Prima versiune.]'),
    );
    expect(faults).toEqual([]);
    expect(page).toMatchObject({ standing: 'older' });
    expect(page!.changes.map(({ what }) => what)).toEqual([
      'The days are said.',
      'Prima versiune.',
    ]);
  });

  test('that claims to match and leaves something out is at fault', () => {
    const { faults } = translated(
      romanian(`english: ${fingerprintOf(english)}\n${changes}`, '## Cât timp?'),
    );
    expect(faults).toEqual(['is not built as the English page: heading for heading paragraph']);
  });

  test('without what it was made from cannot be read, and the English words stand in', () => {
    const { page, faults } = translated(romanian(changes));
    expect(faults[0]).toMatch(/^front matter: english/);
    expect(page).toMatchObject({ standing: 'untranslated', language: 'en', title: 'Leaving' });
  });
});

test('a check date or a reading age alone makes no translation old; a word does', () => {
  const print = fingerprintOf(english);
  expect(fingerprintOf(english.replace('2026-11-29\nversion', '2027-01-01\nversion'))).toBe(print);
  expect(fingerprintOf(english.replace('readingAge: 9.5', 'readingAge: 8'))).toBe(print);
  expect(fingerprintOf(english.replaceAll('\n', '\r\n'))).toBe(print);
  expect(fingerprintOf(english.replace('Within', 'In'))).not.toBe(print);
  expect(fingerprintOf(english.replace('How to leave.', 'How.'))).not.toBe(print);
});

test.each([
  ['no front matter', 'words', /has no front matter/],
  ['an unknown line', english.replace('basis: both', 'basis: both\ncolour: red'), /colour/],
  ['a basis there is not', english.replace('basis: both', 'basis: rumour'), /basis/],
  [
    'a date there is not',
    english.replace('checkedOn: 2026-11-29', 'checkedOn: 2026-02-30'),
    /checkedOn/,
  ],
  ['changes in the wrong order', english.replace('2026-11-30', '2026-11-28'), /newest first/],
  [
    'a value there is not in the summary',
    english.replace('How to leave.', 'How to leave {{x}}.'),
    /value x/,
  ],
])('a file with %s is at fault', (_, file, fault) => {
  expect(readEnglish(file, profile).faults.join()).toMatch(fault);
});

test('values that nobody gives are found without the page being read', () => {
  expect(lostValues(english, profile)).toEqual([]);
  expect(lostValues('Within {{ time.nobody }} of {{council}}.', profile)).toEqual(['time.nobody']);
});

test('how a translation stands is told from its front matter', () => {
  const { words } = readEnglish(english, profile);
  const translation = (matched: string) =>
    `---\ntitle: Kurz\nsummary: Kurz.\nchanges:\n  - Erste.\nenglish: '${matched}'\nmatchedOn: 2026-11-29\n---\n\nKurz.\n`;
  expect(standingOf(translation(words!.fingerprint), english)).toBe('matched');
  expect(standingOf(translation('0123456789ab'), english)).toBe('older');
  expect(standingOf('---\ntitle: Kurz\n---\n', english)).toBe('untranslated');
});
