import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { parse, type FormValues } from '~/platform/form/parse.server';
import { lettersFor } from './letters.rules';
import { childAnswers } from './notice.test-support';
import { helpForm, outlineForm, savedWhy, whyForm } from './plans.schema';
import { letterFields, savedStart, startForm } from './start.schema';

const today = Temporal.PlainDate.from('2026-11-23');

const errorsOf = (parsed: ReturnType<typeof parse>) =>
  parsed.ok ? [] : parsed.problems.errors.map(({ field, code }) => `${field} ${code}`);

function date(name: string, iso: string): FormValues {
  const [year = '', month = '', day = ''] = iso.split('-');
  return { [`${name}.day`]: day, [`${name}.month`]: month, [`${name}.year`]: year };
}

const start = (values: FormValues, letters = lettersFor({ children: [] })) =>
  parse(startForm(letters, today, values), values);

describe('when it starts', () => {
  const table: [string, FormValues, string[]][] = [
    ['nothing chosen', {}, []],
    [
      'not sure, with a date left over',
      { when: 'not-sure', ...date('startsOn', '2026-13-99') },
      [],
    ],
    ['today', { when: 'on-date', ...date('startsOn', '2026-11-23') }, []],
    ['a year ahead', { when: 'on-date', ...date('startsOn', '2027-11-23') }, []],
    [
      'a year and a day ahead',
      { when: 'on-date', ...date('startsOn', '2027-11-24') },
      ['startsOn too-far-ahead'],
    ],
    ['a year ago', { when: 'on-date', ...date('startsOn', '2025-11-23') }, []],
    [
      'a year and a day ago',
      { when: 'on-date', ...date('startsOn', '2025-11-22') },
      ['startsOn too-far-back'],
    ],
    ['a date left out', { when: 'on-date', ...date('startsOn', '') }, ['startsOn required']],
    [
      'half a date',
      { when: 'on-date', ...date('startsOn', '2026-11-') },
      ['startsOn date-incomplete'],
    ],
    [
      'no such day',
      { when: 'on-date', ...date('startsOn', '2026-02-30') },
      ['startsOn not-a-date'],
    ],
    ['begun, day not told', { when: 'already', ...date('startedOn', '') }, []],
    ['begun today', { when: 'already', ...date('startedOn', '2026-11-23') }, []],
    [
      'begun tomorrow',
      { when: 'already', ...date('startedOn', '2026-11-24') },
      ['startedOn not-begun'],
    ],
    [
      'begun long ago',
      { when: 'already', ...date('startedOn', '2024-01-01') },
      ['startedOn too-far-back'],
    ],
    ['another choice', { when: 'never' }, ['when not-an-option']],
  ];

  test.each(table)('%s', (_, values, errors) => expect(errorsOf(start(values))).toEqual(errors));

  test('is kept as told and comes back as it was', () => {
    const told = start({ when: 'already', ...date('startedOn', '2026-09-01') });
    expect(told).toMatchObject({
      data: { startsOn: '2026-09-01', alreadyStarted: true, letters: [] },
    });
    if (told.ok)
      expect(savedStart(told.data, [])).toMatchObject({
        when: 'already',
        startedOn: '2026-09-01',
        startsOn: null,
      });
  });
});

describe('how letters go', () => {
  const letters = lettersFor({
    children: [childAnswers(), childAnswers({ setting: 'special-placed', schoolName: 'Oak' })],
  });
  const names = letters.map((_, index) => letterFields(index));
  const keys = { [names[0]!.letter]: letters[0]!.key, [names[1]!.letter]: letters[1]!.key };

  test('to the school only with an email address', () => {
    const values = { ...keys, [names[0]!.way]: 'send-for-me', [names[0]!.sendTo]: '' };
    expect(errorsOf(start(values, letters))).toEqual(['sendTo[0] required']);
    const wrong = { ...values, [names[0]!.sendTo]: 'office at school' };
    expect(errorsOf(start(wrong, letters))).toEqual(['sendTo[0] email']);
  });

  test('each as chosen; what was left open is left out; requests need no address', () => {
    const values = {
      ...keys,
      [names[0]!.way]: 'download',
      [names[0]!.sendTo]: 'left over, not an address',
      [names[0]!.headName]: ' Mrs  Grace Adeyemi ',
      [names[1]!.way]: 'send-for-me',
    };
    const told = start(values, letters);
    expect(told).toMatchObject({
      data: {
        letters: [
          { key: letters[0]!.key, way: 'download', sendTo: '', headName: 'Mrs Grace Adeyemi' },
          { key: letters[1]!.key, way: 'send-for-me', sendTo: '', headName: '' },
        ],
      },
    });
    if (told.ok) {
      expect(savedStart(told.data, letters)).toMatchObject({
        'way[0]': 'download',
        'way[1]': 'send-for-me',
      });
    }
    expect(start(keys, letters)).toMatchObject({ data: { letters: [] } });
  });

  test('a page that showed other letters is refused', () => {
    const swapped = { ...keys, [names[0]!.letter]: letters[1]!.key };
    expect(errorsOf(start(swapped, letters))).toEqual(['letter[0] stale']);
    expect(errorsOf(start({}, letters))).toEqual(['letter[0] stale', 'letter[1] stale']);
  });
});

describe('why', () => {
  test('may be left out whole', () => {
    expect(parse(whyForm, {})).toMatchObject({
      data: { reasons: [], words: '', choice: null, pressedWords: '', mayAskSchool: null },
    });
  });

  test('keeps only what belongs to the choice, and shows it there again', () => {
    const values = {
      reasons: ['religious', 'lifestyle', 'religious'],
      choice: 'suggested',
      suggestedWords: 'He said it would be easier.',
      suggestedMayAsk: 'no',
      pressedWords: 'typed before',
      pressedMayAsk: 'yes',
    };
    const told = parse(whyForm, values);
    expect(told).toMatchObject({
      data: {
        reasons: ['religious', 'lifestyle'],
        pressedWords: 'He said it would be easier.',
        mayAskSchool: 'no',
      },
    });
    if (told.ok)
      expect(savedWhy(told.data)).toMatchObject({
        suggestedWords: 'He said it would be easier.',
        suggestedMayAsk: 'no',
      });
    expect(parse(whyForm, { ...values, choice: 'free' })).toMatchObject({
      data: { pressedWords: '', mayAskSchool: null },
    });
  });

  test.each([
    [{ reasons: 'none-of-yours' }, 'reasons.0 not-an-option'],
    [{ words: 'x'.repeat(5001) }, 'words too-long'],
    [{ words: 'a\u202Eb' }, 'words hidden-characters'],
    [{ words: 'a\u0000b' }, 'words control-characters'],
  ])('refuses %j', (values, error) => expect(errorsOf(parse(whyForm, values))).toEqual([error]));
});

test('outline and help may be left out whole', () => {
  expect(parse(outlineForm, { words: '', ...date('moreBy', '') })).toMatchObject({
    data: { words: '', moreBy: null },
  });
  expect(parse(helpForm, { wanted: 'call' })).toMatchObject({
    data: { wanted: ['call'], sharing: [] },
  });
});
