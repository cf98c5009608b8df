import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { findingsForLetter } from './findings-for-letter';
import {
  areasLeft,
  canHaveBeen,
  hasBasis,
  instantOf,
  mayConclude,
  mayStillChoose,
  needsSecondReview,
  nextContact,
  restsOnOneAccount,
  secondDateStands,
} from './review.rules';
import {
  answerSchema,
  concludeSchema,
  findingSchema,
  inviteSchema,
  meetingSchema,
} from './review.schema';

const today = Temporal.PlainDate.from('2026-11-23');
const good = { judgement: 'good' as const, bases: ['work' as const], accounts: [] };

describe('a finding', () => {
  test.each([
    ['one parent alone', ['parent'], ['a'], true],
    ['one parent, named twice', ['parent'], ['a', 'a'], true],
    ['a parent not named', ['parent'], [], true],
    ['both parents', ['parent'], ['a', 'b'], false],
    ['a parent and work', ['parent', 'work'], ['a'], false],
    ['a parent and the child', ['parent', 'child'], ['a'], false],
    ['work alone', ['work'], [], false],
    ['a professional alone', ['professional'], [], false],
    ['nothing', [], [], false],
  ] as const)('resting on %s', (_, bases, accounts, alone) => {
    expect(restsOnOneAccount({ judgement: 'good', bases, accounts })).toBe(alone);
  });

  test('of an area that was not covered rests on nothing and is no fault', () => {
    const left = { judgement: 'not-covered' as const, bases: ['parent' as const], accounts: ['a'] };
    expect(restsOnOneAccount(left)).toBe(false);
    expect(hasBasis(left)).toBe(false);
    expect(areasLeft([{ area: 'academic', judgement: 'not-covered' }])).toHaveLength(5);
  });

  test('in a letter names no parent, says what rests on one account, and leaves out what was not covered', () => {
    const blocks = findingsForLetter([
      { area: 'physical', text: 'Swims.\n\n## Not a heading', ...good },
      { area: 'academic', text: 'Reads.', judgement: 'good', bases: ['parent'], accounts: ['a'] },
      { area: 'creative', text: '', judgement: 'not-covered', bases: [], accounts: [] },
    ]);
    expect(blocks).toEqual([
      { kind: 'heading', text: 'Academic subjects' },
      { kind: 'paragraph', text: 'Reads.' },
      { kind: 'paragraph', text: 'This rests on one person’s account alone.' },
      { kind: 'heading', text: 'Physical activities' },
      { kind: 'paragraph', text: 'Swims.' },
      { kind: 'paragraph', text: '## Not a heading' },
      { kind: 'paragraph', text: 'This rests on: work that we saw.' },
    ]);
  });
});

test.each([
  ['suitable', [], false],
  ['concerns', [], false],
  ['more-information', [], true],
  ['suitable', [good], true],
  ['concerns', [{ ...good, bases: [] }], false],
  ['concerns', [{ ...good, judgement: 'not-covered' as const }], false],
] as const)('%s on %j', (conclusion, findings, may) => {
  expect(mayConclude(conclusion, findings)).toBe(may);
});

test('a second review follows concerns, but not a second one', () => {
  expect(needsSecondReview('first', 'concerns')).toBe(true);
  expect(needsSecondReview('second', 'concerns')).toBe(false);
  expect(needsSecondReview('first', 'suitable')).toBe(false);
});

test.each([
  ['2026-11-22', false],
  ['2026-11-23', true],
  ['2027-01-04', true],
  ['2027-01-05', false],
])('a second review on %s can begin with a report of 23 November: %s', (on, stands) => {
  expect(secondDateStands(on, today, {})).toBe(stands);
});

test.each([
  [null, '', { kind: 'ok', on: '2027-11-23', sooner: false }],
  ['2027-11-23', '', { kind: 'ok', on: '2027-11-23', sooner: false }],
  ['2027-11-22', '', { kind: 'reason-missing' }],
  ['2027-11-22', '  ', { kind: 'reason-missing' }],
  ['2027-05-10', 'They asked', { kind: 'ok', on: '2027-05-10', sooner: true }],
  ['2027-11-24', 'They asked', { kind: 'too-late', latest: '2027-11-23' }],
  ['2026-11-23', 'They asked', { kind: 'date-past' }],
])('the next contact on %s because %j', (on, reason, answer) => {
  expect(nextContact(today, {}, { on, reason })).toEqual(answer);
});

test.each([
  ['call', ['seen'], false],
  ['video', ['seen', 'heard'], false],
  ['video', ['heard'], true],
  ['meeting', ['seen'], true],
  ['home', ['seen', 'heard'], true],
  ['call', [], true],
] as const)('in a %s a child can have been %j: %s', (how, took, may) => {
  expect(canHaveBeen(took, how)).toBe(may);
});

const at = (iso: string) => new Date(iso);
test.each([
  ['open', [], true],
  ['planned', [], false],
  ['concluded', [], false],
  ['open', [{ state: 'planned', startsAt: at('2026-12-01T10:00Z') }], true],
  ['open', [{ state: 'planned', startsAt: at('2026-11-23T12:00Z') }], false],
  ['open', [{ state: 'missed', startsAt: at('2026-11-20T12:00Z') }], true],
  ['open', [{ state: 'held', startsAt: at('2026-11-20T12:00Z') }], false],
] as const)('a choice in a review that is %s with %j', (state, meetings, may) => {
  expect(mayStillChoose(state, meetings, at('2026-11-23T12:00Z'))).toBe(may);
});

test('a time is a time in England, in winter and in summer', () => {
  expect(instantOf('2026-12-01', '09:30').toISOString()).toBe('2026-12-01T09:30:00.000Z');
  expect(instantOf('2027-06-01', '09:30').toISOString()).toBe('2027-06-01T08:30:00.000Z');
  expect(instantOf('2027-03-28', '01:30').toISOString()).toBe('2027-03-28T01:30:00.000Z');
});

describe('forms', () => {
  const id = '4f9a4a3e-7f4a-4e0c-9f0a-6f1b1a2c3d4e';
  const carried = { version: '1', seen: '2', submitKey: id };
  const codes = (result: { error?: { issues: { path: PropertyKey[]; message: string }[] } }) =>
    result.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? [];

  test('every way is as good: only the way itself is needed', () => {
    expect(codes(answerSchema.safeParse({}))).toEqual(['how required']);
    expect(answerSchema.safeParse({ how: 'writing' }).success).toBe(true);
  });

  test('a finding says what it rests on and whose account, unless the area was not covered', () => {
    const area = { submitKey: id, area: 'academic', version: '0' };
    expect(codes(findingSchema.safeParse({ ...area, judgement: 'good' }))).toEqual([
      'text required',
      'bases required',
    ]);
    expect(
      codes(findingSchema.safeParse({ ...area, judgement: 'good', text: 'x', bases: 'parent' })),
    ).toEqual(['accounts required']);
    const left = { ...area, judgement: 'not-covered', bases: 'parent', accounts: id };
    expect(findingSchema.parse(left)).toMatchObject({ bases: [], accounts: [], text: '' });
    const seen = { ...area, judgement: 'good', text: 'x', bases: 'seen', accounts: id };
    expect(findingSchema.parse(seen).accounts).toEqual([]);
  });

  test.each([
    ['suitable', {}, []],
    ['suitable', { sooner: 'yes' }, ['nextOn required', 'nextReason required']],
    ['more-information', {}, ['moreWhy required', 'moreWhat required', 'moreBy required']],
    ['concerns', {}, ['concerns required', 'why required', 'wouldShow required', 'help required']],
  ])('%s needs its own answers', (conclusion, given, wanted) => {
    expect(codes(concludeSchema.safeParse({ ...carried, conclusion, ...given }))).toEqual(wanted);
  });

  test('words of an invitation are each adult’s own, and hidden characters are refused beside them', () => {
    const sent = { ...carried, adults: id, [`words.${id}`]: 'Hello', 'words.other': 'x' };
    expect(inviteSchema.parse(sent).words).toEqual({ [id]: 'Hello' });
    expect(codes(inviteSchema.safeParse({ ...sent, [`words.${id}`]: 'a\u202eb' }))).toEqual([
      `words.${id} hidden-characters`,
    ]);
    expect(codes(inviteSchema.safeParse(carried))).toContain('adults required');
  });

  test.each([
    ['9.30', '09:30'],
    ['14:05', '14:05'],
    ['25:00', null],
    ['half past two', null],
  ])('the time %s', (typed, time) => {
    const sent = {
      ...carried,
      how: 'call',
      on: { day: '1', month: '12', year: '2026' },
      at: typed,
      invited: id,
    };
    const parsed = meetingSchema.safeParse(sent);
    expect(parsed.success ? parsed.data.at : codes(parsed)).toEqual(time ?? ['at time']);
  });
});
