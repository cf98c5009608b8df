import { describe, expect, it } from 'vitest';
import { parse } from '~/platform/form/parse.server';
import { INDICATOR_CODES } from './item.codes';
import {
  auditSearchSchema,
  clockMoveSchema,
  decideSchema,
  matchesIn,
  messageSchema,
} from './item.schema';

const carried = { version: '3', seen: '12', submitKey: 'b7a0f1de-52f1-4c7e-9f63-5f0f3f6f8a01' };
const child = '2f1b7c52-6f0e-4f57-8a0e-0d4f6d3c9b11';
const day = (name: string, [d, m, y]: string[]) => ({
  [`${name}.day`]: d ?? '',
  [`${name}.month`]: m ?? '',
  [`${name}.year`]: y ?? '',
});
/** As a browser posts the page of a decision: every field, also those of choices not taken. */
const posted = {
  ...carried,
  children: child,
  ...day('startsOn', ['20', '11', '2026']),
  what: '',
  ...day('by', []),
  consentQuestion: '',
  orderQuestion: '',
  why: '',
  words: '',
};

const errorsOf = (result: {
  ok: boolean;
  problems?: { errors: { field: string; code: string }[] };
}) => (result.ok ? [] : result.problems!.errors.map(({ field, code }) => [field, code]));

describe('a decision as it is posted', () => {
  it.each([
    ['accepted', {}],
    ['asked', { what: 'A word', ...day('by', ['1', '12', '2026']) }],
    ['consent-sought', { consentQuestion: 'Placed by us?' }],
    ['order-referred', { orderQuestion: 'Revoke?' }],
    ['not-home-education', { why: 'other' }],
  ])('%s is whole with its own answers', (kind, own) => {
    expect(errorsOf(parse(decideSchema, { ...posted, kind, ...own }))).toEqual([]);
  });

  it.each([
    ['accepted', day('startsOn', []), [['startsOn', 'required']]],
    [
      'asked',
      {},
      [
        ['what', 'required'],
        ['by', 'required'],
      ],
    ],
    ['consent-sought', {}, [['consentQuestion', 'required']]],
    ['order-referred', {}, [['orderQuestion', 'required']]],
    ['not-home-education', {}, [['why', 'required']]],
  ])('%s asks for what it needs', (kind, own, errors) => {
    expect(errorsOf(parse(decideSchema, { ...posted, kind, ...own }))).toEqual(errors);
  });

  it('does not mind what was begun under a choice not taken', () => {
    const begun = { kind: 'not-home-education', why: 'other', ...day('by', ['40', '', '']) };
    const parsed = parse(decideSchema, { ...posted, ...begun });
    expect(parsed).toMatchObject({ ok: true, data: { by: null, startsOn: null } });
  });

  it('needs a child and a choice', () => {
    const { children: _, ...none } = posted;
    expect(errorsOf(parse(decideSchema, none))).toEqual([
      ['children', 'required'],
      ['kind', 'required'],
    ]);
    expect(errorsOf(parse(decideSchema, { ...posted, kind: 'accepted', children: 'x' }))).toEqual([
      ['children.0', 'not-an-option'],
    ]);
  });

  it.each([
    ['version', 'x'],
    ['seen', '1; drop'],
    ['submitKey', ''],
  ])('with a spoilt %s counts as out of date', (name, value) => {
    const parsed = parse(decideSchema, { ...posted, kind: 'accepted', [name]: value });
    expect(errorsOf(parsed)).toEqual([[name, 'stale']]);
  });
});

it('an answer that is needed needs its day, and a day alone asks for nothing', () => {
  const message = { ...carried, text: 'Hello', language: 'en', ...day('answerBy', []) };
  expect(errorsOf(parse(messageSchema, { ...message, answerWanted: 'yes' }))).toEqual([
    ['answerBy', 'required'],
  ]);
  expect(errorsOf(parse(messageSchema, message))).toEqual([]);
});

it.each([
  ['pause', [['reason', 'required']]],
  ['stop', [['reason', 'required']]],
  ['restart', []],
  ['met', []],
])('%s a clock without a reason', (move, errors) => {
  expect(errorsOf(parse(clockMoveSchema, { ...carried, move, reason: ' ' }))).toEqual(errors);
});

it('an empty search of the audit trail is a search', () => {
  expect(parse(auditSearchSchema, {})).toMatchObject({
    ok: true,
    data: { from: null, to: null, staff: null },
  });
  expect(errorsOf(parse(auditSearchSchema, { ...day('from', ['1']), staff: 'x' }))).toEqual([
    ['staff', 'not-an-option'],
    ['from', 'date-incomplete'],
  ]);
});

it('reads who is who from the fields of a join, and nothing else', () => {
  expect(matchesIn({ [`match.${child}`]: 'separate', 'match.x': 'y', to: child })).toEqual([
    { childId: child, sameAs: null },
  ]);
});

it('has no indicator for home education itself or for a question left out', () => {
  expect(
    INDICATOR_CODES.filter((code) => /^(home|elective|skipped|unanswered)/.test(code)),
  ).toEqual([]);
  expect(INDICATOR_CODES).toHaveLength(20);
});
