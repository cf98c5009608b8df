import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { schoolAge } from '~/domains/child';
import { birthdaysOf, readFilter, YEARS } from './round.filter';
import { confirmed, isOutdated, outdated, problemOf, wrongNames } from './round-words.rules';

const day = (least: string, most: string) =>
  fc
    .date({ min: new Date(least), max: new Date(most), noInvalidDate: true })
    .map((date) => Temporal.PlainDate.from(date.toISOString().slice(0, 10)));

describe('year groups as birthdays', () => {
  it('say of any child and day what the rule of school age says', () => {
    fc.assert(
      fc.property(day('2008-01-01', '2024-12-31'), day('2026-01-01', '2029-12-31'), (born, on) => {
        const { yearGroup } = schoolAge(born, on);
        const within = YEARS.map(Number).filter((year) => {
          const { from, to } = birthdaysOf(year, on);
          return from <= born.toString() && born.toString() <= to;
        });
        expect(within).toEqual(yearGroup >= 0 && yearGroup <= 11 ? [yearGroup] : []);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['2026-11-21', '2010-09-01', '2011-08-31'],
    ['2026-08-31', '2009-09-01', '2010-08-31'],
    ['2026-09-01', '2010-09-01', '2011-08-31'],
  ])('Year 11 on %s was born from %s to %s', (on, from, to) => {
    expect(birthdaysOf(11, Temporal.PlainDate.from(on))).toEqual({ from, to });
  });

  it('a filter that was kept before there were more choices narrows nothing', () => {
    expect(readFilter({})).toEqual({ years: [], languages: [], ehc: 'any' });
    expect(() => readFilter({ years: [12] })).toThrow();
  });
});

describe('words of a round', () => {
  const words = (more: object = {}) => ({
    language: 'en',
    subject: 'News from {{councilName}}',
    text: 'Hello {{link}}',
    templateVersion: 3,
    ...more,
  });

  it('that are older than the English are marked, and keep their version', () => {
    for (const version of [0, 1, 7]) {
      expect(isOutdated({ templateVersion: version })).toBe(false);
      expect(isOutdated({ templateVersion: outdated(version) })).toBe(true);
      expect(outdated(outdated(version))).toBe(outdated(version));
      expect(confirmed(outdated(version))).toBe(version);
      expect(confirmed(version)).toBe(version);
    }
  });

  it.each([
    ['newsletter', 'subject', 'About {{children}}', ['{{children}}']],
    ['letter', 'subject', 'About {{children}}', ['{{children}}']],
    ['newsletter', 'text', 'By {{answerBy}}', ['{{answerBy}}']],
    ['letter', 'text', '{{childName}} {{block:facts}}', ['{{childName}}', '{{block:facts}}']],
  ] as const)('of a %s: the %s may not say %s', (kind, field, said, names) => {
    expect(wrongNames(kind, { ...words(), [field]: said })).toEqual({ field, names });
  });

  it('may name the children and a day in a letter of one’s own', () => {
    const text = '{{children}} by {{answerBy}} at {{link}}';
    expect(wrongNames('letter', { ...words(), text })).toBeNull();
  });

  it.each([
    ['letter', [], { kind: 'no-english' }],
    ['letter', [words({ language: 'ro' })], { kind: 'no-english' }],
    ['letter', [words()], null],
    ['newsletter', [words()], null],
    [
      'newsletter',
      [words(), words({ language: 'ro', text: 'Salut' })],
      { kind: 'no-way-to-stop', languages: ['ro'] },
    ],
    ['letter', [words({ text: 'Hello' })], null],
    [
      'letter',
      [words(), words({ language: 'ur', text: 'سلام ⟦کب⟧' })],
      { kind: 'gaps', languages: ['ur'] },
    ],
    [
      'letter',
      [words(), words({ language: 'ro', templateVersion: -1 })],
      { kind: 'outdated', languages: ['ro'] },
    ],
  ] as const)('of a %s may go, or why not', (kind, all, problem) => {
    expect(problemOf(kind, all)).toEqual(problem);
  });
});
