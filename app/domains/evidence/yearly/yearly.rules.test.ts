import { describe, expect, test } from 'vitest';
import { REASONS } from '~/domains/notification';
import { translatorFor } from '~/platform/i18n';
import { parse } from '~/platform/form/parse.server';
import {
  EHC_WAYS,
  FEELINGS,
  NEXT_STEPS,
  STILL_CHOICES,
  TALKING_WAYS,
  YEARLY_HELP,
} from '../evidence.codes';
import type { LastTold, YearlyAnswers } from '../evidence.views';
import { isEmpty, readAnswers } from '../sending';
import { yearlyForm } from './yearly.form';
import { yearlyLines } from './yearly-lines';
import {
  changesOf,
  emptyYearly,
  saysNothingYearly,
  withStanding,
  YEARLY_QUESTIONS,
} from './yearly.rules';

const said = (more: Partial<YearlyAnswers>): YearlyAnswers => ({ ...emptyYearly(), ...more });
const areas = (more: Partial<YearlyAnswers['areas']>) => ({ ...emptyYearly().areas, ...more });

describe('an answer that says nothing', () => {
  test('is what was never written, and what was stored by an earlier version without it', () => {
    expect(readAnswers('yearly', {})).toEqual(emptyYearly());
    expect(saysNothingYearly(emptyYearly())).toBe(true);
    expect(isEmpty({ kind: 'yearly', answers: emptyYearly(), pieces: [] })).toBe(true);
    expect(
      isEmpty({ kind: 'yearly', answers: emptyYearly(), pieces: [{ form: 'words', file: null }] }),
    ).toBe(false);
  });

  test.each<[string, Partial<YearlyAnswers>]>([
    ['one area', { areas: areas({ creative: { changed: null, words: 'Clay' } }) }],
    ['an area that is the same', { areas: areas({ creative: { changed: 'no', words: '' } }) }],
    ['all in one go', { whole: { changed: 'yes', words: 'All' } }],
    ['a call', { ways: ['call'] }],
    ['words on talking', { waysWords: 'Mornings' }],
    ['somebody else', { account: { name: 'Mo', who: '', reach: '', words: '' } }],
    ['more time', { later: { weeks: 3, because: '' } }],
    ['why later', { later: { weeks: null, because: 'A new baby' } }],
    ['the feeling', { feeling: 'hard' }],
    ['whether it is still a choice', { still: 'unsure' }],
    ['reasons', { reasons: ['religious'] }],
    ['help', { help: ['maths'] }],
    ['what is next', { next: 'college' }],
    ['how to take part', { ehc: 'writing' }],
  ])('is not one that has %s alone', (_what, more) => {
    expect(saysNothingYearly(said(more))).toBe(false);
  });

  test('is one that only has what was copied from a sibling, until more is said', () => {
    const copied = said({ feeling: 'well', help: ['exams'], copiedFrom: 'a-child' });
    expect(saysNothingYearly(copied)).toBe(true);
    expect(saysNothingYearly({ ...copied, next: 'college' })).toBe(false);
    expect(saysNothingYearly({ ...copied, copiedFrom: null })).toBe(false);
  });
});

const last: LastTold = {
  sendingId: 's',
  kind: 'yearly',
  on: '2025-11-24',
  language: 'en',
  areas: { academic: 'Reading', physical: 'Swimming' },
  whole: 'All well',
  answers: said({ feeling: 'well', help: ['exams', 'maths'], helpWords: 'soon', still: 'yes' }),
};

describe('what has changed', () => {
  test('each question is unchanged, changed, new or left out', () => {
    const answers = said({
      areas: areas({
        academic: { changed: 'no', words: '' },
        physical: { changed: 'yes', words: 'Cycling' },
        creative: { changed: 'yes', words: 'Clay' },
      }),
      feeling: 'mixed',
      help: ['maths', 'exams'],
      helpWords: ' soon ',
      next: 'undecided',
    });
    expect(changesOf(answers, last)).toEqual({
      academic: 'unchanged',
      personal: 'left-out',
      physical: 'changed',
      creative: 'new',
      technology: 'left-out',
      interests: 'left-out',
      whole: 'left-out',
      feeling: 'changed',
      still: 'left-out',
      reasons: 'left-out',
      help: 'unchanged',
      next: 'new',
      ehc: 'left-out',
    });
  });

  test('the same words again are no change; something different without words is one', () => {
    const answers = said({
      areas: areas({
        academic: { changed: 'yes', words: ' Reading ' },
        physical: { changed: 'yes', words: '' },
      }),
    });
    expect(changesOf(answers, last)).toMatchObject({ academic: 'unchanged', physical: 'changed' });
  });

  test('without anything before, what is said is new', () => {
    const changes = changesOf(said({ whole: { changed: null, words: 'All' }, still: 'no' }), null);
    expect(changes).toMatchObject({ whole: 'new', still: 'new', academic: 'left-out' });
    expect(Object.keys(changes)).toEqual([...YEARLY_QUESTIONS]);
  });

  test('a plan before has areas and no choices', () => {
    const plan: LastTold = { ...last, kind: 'plan', answers: null };
    const answers = said({
      areas: areas({ academic: { changed: 'no', words: '' } }),
      feeling: 'well',
    });
    expect(changesOf(answers, plan)).toMatchObject({ academic: 'unchanged', feeling: 'new' });
  });
});

test('"it is the same" is sent with the words that are the same, also over words left in a hidden box', () => {
  const answers = said({
    areas: areas({
      academic: { changed: 'no', words: 'left over' },
      creative: { changed: 'no', words: '' },
      physical: { changed: 'yes', words: 'Cycling' },
    }),
    copiedFrom: 'a-child',
  });
  const sent = withStanding(answers, last);
  expect(sent.areas.academic).toEqual({ changed: 'no', words: 'Reading' });
  expect(sent.areas.creative).toEqual({ changed: 'no', words: '' });
  expect(sent.areas.physical).toEqual({ changed: 'yes', words: 'Cycling' });
  expect(sent.copiedFrom).toBeNull();
});

describe('the form', () => {
  const form = yearlyForm(12);
  const read = (values: Record<string, string | string[]>) => {
    const parsed = parse(form, { version: '0', ...values });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems.errors));
    return parsed.data.answers;
  };
  const codes = (values: Record<string, string | string[]>) => {
    const parsed = parse(form, { version: '0', ...values });
    return parsed.ok ? [] : parsed.problems.errors.map(({ field, code }) => [field, code]);
  };

  test('left empty it says nothing', () => {
    expect(read({})).toEqual(emptyYearly());
  });

  test('words are what has changed; what is left out is left out whole', () => {
    expect(read({ academic: ' Books ' }).areas.academic).toEqual({
      changed: 'yes',
      words: 'Books',
    });
    expect(read({ academic: 'Books', academicChanged: 'unsaid' }).areas.academic).toEqual({
      changed: null,
      words: '',
    });
    expect(read({ academicChanged: 'no' }).areas.academic).toEqual({ changed: 'no', words: '' });
  });

  test('takes every code that it offers', () => {
    for (const value of FEELINGS) expect(read({ feeling: value }).feeling).toBe(value);
    for (const value of STILL_CHOICES) expect(read({ still: value }).still).toBe(value);
    for (const value of NEXT_STEPS) expect(read({ next: value }).next).toBe(value);
    for (const value of EHC_WAYS) expect(read({ ehc: value }).ehc).toBe(value);
    expect(read({ ways: [...TALKING_WAYS] }).ways).toEqual(TALKING_WAYS);
    expect(read({ help: [...YEARLY_HELP] }).help).toEqual(YEARLY_HELP);
    expect(read({ reasons: [...REASONS] }).reasons).toEqual(REASONS);
    expect(read({ feeling: 'unsaid', next: 'unsaid' })).toMatchObject({
      feeling: null,
      next: null,
    });
  });

  test.each([
    ['1', 1],
    ['12', 12],
    ['', null],
  ])('weeks %s', (given, weeks) => {
    expect(read({ laterWeeks: given }).later.weeks).toBe(weeks);
  });

  test.each<[Record<string, string | string[]>, string, string]>([
    [{ laterWeeks: '13' }, 'laterWeeks', 'not-an-option'],
    [{ laterWeeks: '0' }, 'laterWeeks', 'not-an-option'],
    [{ laterWeeks: '1.5' }, 'laterWeeks', 'not-an-option'],
    [{ laterWeeks: 'soon' }, 'laterWeeks', 'not-an-option'],
    [{ feeling: 'angry' }, 'feeling', 'not-an-option'],
    [{ academicChanged: 'maybe' }, 'academicChanged', 'not-an-option'],
    [{ academic: 'x'.repeat(20_001) }, 'academic', 'too-long'],
    [{ feelingWords: 'a\u202eb' }, 'feelingWords', 'hidden-characters'],
    [{ version: 'one' }, 'version', 'required'],
  ])('refuses %j', (values, field, code) => {
    expect(codes(values)).toEqual([[field, code]]);
  });

  test('what it says is shown line by line, in words', () => {
    const t = translatorFor('en');
    const lines = yearlyLines(
      t,
      read({
        academic: 'Books',
        personalChanged: 'no',
        ways: 'visit',
        accountName: 'Mo',
        laterWeeks: '1',
        feeling: 'hard',
        still: 'no',
        reasons: 'religious',
        help: 'english',
        next: 'other',
        ehc: 'speaker',
      }),
    );
    expect(lines.map(({ key }) => key)).toEqual([
      'academic',
      'personal',
      'ways',
      'account',
      'later',
      'feeling',
      'still',
      'reasons',
      'help',
      'next',
      'ehc',
    ]);
    for (const { label, chosen } of lines) {
      for (const words of [label, ...chosen]) expect(words).not.toMatch(/[a-z]\.[a-z]|options/);
    }
    expect(lines.find(({ key }) => key === 'later')!.chosen).toEqual(['1 week']);
  });
});
