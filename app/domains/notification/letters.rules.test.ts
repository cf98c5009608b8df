import { describe, expect, test } from 'vitest';
import { letterLanguage, letterText } from '~/domains/letter';
import { SETTINGS, type Answers, type Setting } from './answers.schema';
import { letterKindFor, lettersFor, letterStart } from './letters.rules';
import { noticeLetter, type LetterSetting } from './notice-letter';
import { childAnswers, noticeAnswers } from './notice.test-support';

const setting: LetterSetting = {
  council: { name: 'Waltham Forest Council', team: 'Home education' },
  writtenOn: '2026-11-23',
  startsOn: '2026-12-01',
  replyBy: '2026-12-14',
  language: 'en',
  email: 'ioana@example.org',
};

const english = (answers: Answers, more: Partial<LetterSetting> = {}) =>
  letterText(
    noticeLetter(answers, lettersFor(answers)[0]!.key, { ...setting, ...more })!.english,
  ).join('\n');

describe('which letter', () => {
  const table: [Setting, string, string | null][] = [
    ['mainstream', 'deregistration', 'no longer attend'],
    ['special-other', 'deregistration', 'no longer attend'],
    ['independent', 'deregistration', 'no longer attend'],
    ['special-placed', 'special-school-consent', 'I ask for the council’s consent'],
    ['attendance-order', 'revoke-order', 'revoke the order'],
    ['never-at-school', 'none', null],
    ['home-educated-elsewhere', 'none', null],
    ['college-14-16', 'none', null],
  ];

  test('is settled for every setting', () => {
    expect(table.map(([setting]) => setting).sort()).toEqual([...SETTINGS].sort());
  });

  test.each(table)('%s: %s', (where, kind, words) => {
    const answers = noticeAnswers({ children: [childAnswers({ setting: where })] });
    expect(letterKindFor(where)).toBe(kind);
    expect(lettersFor(answers).map((letter) => letter.kind)).toEqual(words ? [kind] : []);
    if (words) expect(english(answers)).toContain(words);
  });

  test('a request for consent says by when an answer is hoped for, a notice asks no consent', () => {
    const placed = noticeAnswers({ children: [childAnswers({ setting: 'special-placed' })] });
    expect(english(placed)).toContain('14 December 2026');
    expect(english(noticeAnswers())).toContain('does not depend on consent');
  });

  test('children of one school share a letter; other schools and requests have their own', () => {
    const children = [
      childAnswers({ givenNames: 'One' }),
      childAnswers({ givenNames: 'Two', schoolName: '  larkhill   PRIMARY school ' }),
      childAnswers({ givenNames: 'Three', schoolName: 'Elm House' }),
      childAnswers({ givenNames: 'Four', setting: 'special-placed', schoolName: 'Oak' }),
      childAnswers({ givenNames: 'Five', setting: 'special-placed', schoolName: 'Oak' }),
      childAnswers({ givenNames: 'Six', setting: 'attendance-order', schoolName: '' }),
      childAnswers({ givenNames: 'Seven', setting: 'never-at-school' }),
      childAnswers({ givenNames: 'Eight', setting: null }),
    ];
    const keyOf = (index: number) => children[index]!.key;
    expect(lettersFor({ children }).map(({ kind, childKeys }) => [kind, childKeys])).toEqual([
      ['deregistration', [keyOf(0), keyOf(1)]],
      ['deregistration', [keyOf(2)]],
      ['special-school-consent', [keyOf(3)]],
      ['special-school-consent', [keyOf(4)]],
      ['revoke-order', [keyOf(5)]],
    ]);
  });

  test('a key stays with its school, so that a choice never moves to another school’s letter', () => {
    const school = { schoolUrn: '100001', schoolName: 'Larkhill' };
    const child = childAnswers(school);
    const moved = childAnswers({ key: child.key, schoolUrn: '100002', schoolName: 'Larkhill' });
    const [before] = lettersFor({ children: [child] });
    const [after] = lettersFor({ children: [moved] });
    const [joined] = lettersFor({
      children: [childAnswers({ ...school, givenNames: 'Ada' }), child],
    });
    expect(after!.key).not.toBe(before!.key);
    expect(joined!.key).toBe(before!.key);
    expect(before!.key).toMatch(/^notice-[a-z0-9]+$/);
  });
});

describe('the start that a letter names', () => {
  const at = (startsOn: string | null, alreadyStarted: boolean) =>
    letterStart(noticeAnswers({ start: { startsOn, alreadyStarted } }), '2026-11-23');

  test.each([
    ['the date given', at('2026-12-01', false), '2026-12-01'],
    ['the day it began, where told', at('2026-10-01', true), '2026-10-01'],
    ['the day of writing, where it has begun on a day not told', at(null, true), '2026-11-23'],
    ['none, where the parent is not sure', at(null, false), null],
    ['none, where nothing was answered', letterStart(noticeAnswers(), '2026-11-23'), null],
  ])('%s', (_, is, expected) => expect(is).toBe(expected));
});

describe('what a letter gives away', () => {
  const contact = (more: object) =>
    noticeAnswers({
      contact: {
        phone: '020 7946 0123',
        address: { line1: '14 Sycamore Court', town: 'London', postcode: 'E17 9ZZ' },
        safetyNote: 'Never ring',
        ...more,
      } as never,
    });

  test('the address and the email address, where nothing speaks against it', () => {
    expect(english(contact({}))).toMatch(/14 Sycamore Court[\s\S]*ioana@example\.org/);
  });

  test('no secret address, no unsafe email address, never the phone or the note', () => {
    const text = english(contact({ addressSecret: true, safe: ['phone'] }));
    expect(text).not.toMatch(/Sycamore|E17|ioana@|7946|Never ring/);
    expect(text).toContain('Ioana Ștefănescu');
  });
});

describe('hostile text', () => {
  const hostile =
    '\u202Egnirts\u202C <script>alert(1)</script> =1+1 #set page(width: 1pt) {{date}}\u0000';

  test('stays text: no override, no control, no markup that takes effect, no other child’s values', () => {
    const answers = noticeAnswers({
      you: { name: hostile, relation: 'mother' },
      children: [childAnswers({ givenNames: hostile, familyName: 'X', schoolName: hostile })],
    });
    const text = english(answers);
    expect(text).not.toMatch(/[\u202A-\u202E]/);
    expect(text).not.toContain('\u0000');
    expect(text).toContain('<script>alert(1)</script>');
    expect(text).toContain('#set page(width: 1pt) {{date}}');
  });

  test('a letter in Urdu beside the English one keeps names apart in direction', () => {
    const answers = noticeAnswers();
    const letter = noticeLetter(answers, lettersFor(answers)[0]!.key, {
      ...setting,
      language: 'ur',
    });
    expect(letterLanguage('ur')).toBeDefined();
    expect(letter!.translation!.content).toMatchObject({ language: 'ur', direction: 'rtl' });
    expect(letter!.translation!.content.subject).toContain('\u2068Matei Ștefănescu\u2069');
  });
});
