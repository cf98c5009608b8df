import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { STEP_KINDS, type StepKind } from '../case/case.codes';
import { hasNewGround, standingConcerns, type LadderFacts, type StepFact } from './ladder.rules';
import { outcomesOf } from './steps.codes';
import { mayPropose, type Because, type Proposal } from './steps.rules';
import { reminderDue } from './remind-notices.server';

const day = (iso: string) => Temporal.PlainDate.from(iso);
const at = (iso: string) => `${iso}T10:00:00Z`;

function facts(given: Partial<LadderFacts> = {}): LadderFacts {
  return {
    dateOfBirth: day('2015-05-01'),
    status: 'home-educated',
    reviews: [],
    steps: [],
    ladderEnds: [],
    ...given,
  };
}

let made = 0;
function step(kind: StepKind, state: StepFact['state'], given: Partial<StepFact> = {}): StepFact {
  return {
    id: `step-${(made += 1)}`,
    kind,
    state,
    reviewId: null,
    proposedAt: at('2026-11-10'),
    decidedAt: state === 'proposed' ? null : at('2026-11-11'),
    endedAt: null,
    endReason: '',
    servedOn: null,
    lastDay: null,
    on: null,
    educationShown: false,
    ...given,
  };
}

const review = (kind: string, conclusion: string | null, on: string, state = 'reported') => ({
  id: `${kind}-${on}`,
  kind,
  state,
  conclusion,
  openedAt: at('2026-10-01'),
  concludedAt: conclusion && at(on),
});

const first = review('first', 'concerns', '2026-11-05', 'concluded');
const second = review('second', 'concerns', '2026-11-05');
const notice = (lastDay: string) =>
  step('s437-notice', 'served', { servedOn: day('2026-11-23'), lastDay: day(lastDay) });
const school = (lastDay: string) =>
  step('s438-notice', 'served', { servedOn: day('2026-12-08'), lastDay: day(lastDay) });
const order = step('attendance-order', 'served', { servedOn: day('2026-12-23') });
const stopped = step('s437-notice', 'stopped', { endedAt: at('2026-11-20') });

type Row = [
  name: string,
  proposal: Proposal,
  facts: LadderFacts,
  today: string,
  because: Because | null,
  from?: string,
];
const p = (kind: StepKind, more: Partial<Proposal> = {}): Proposal => ({ kind, ...more });

const rows: Row[] = [
  // The date of the second review.
  ['date: no review', p('second-review-date'), facts(), '2026-11-23', 'no-concerns'],
  ['date: concerns', p('second-review-date'), facts({ reviews: [first] }), '2026-11-23', null],
  [
    'date: of that review',
    p('second-review-date', { reviewId: first.id }),
    facts({ reviews: [first] }),
    '2026-11-23',
    null,
  ],
  [
    'date: of another review',
    p('second-review-date', { reviewId: 'x' }),
    facts({ reviews: [first] }),
    '2026-11-23',
    'no-concerns',
  ],
  [
    'date: more information is no concern',
    p('second-review-date'),
    facts({ reviews: [review('first', 'more-information', '2026-11-05', 'concluded')] }),
    '2026-11-23',
    'no-concerns',
  ],
  [
    'date: report gone',
    p('second-review-date'),
    facts({ reviews: [review('first', 'concerns', '2026-11-05')] }),
    '2026-11-23',
    'report-gone',
  ],
  [
    'date: the second review was held',
    p('second-review-date'),
    facts({ reviews: [second] }),
    '2026-11-23',
    'second-held',
  ],
  [
    'date: proposed already',
    p('second-review-date'),
    facts({
      reviews: [first],
      steps: [step('second-review-date', 'proposed', { reviewId: first.id })],
    }),
    '2026-11-23',
    'proposed-already',
  ],
  [
    'date: approved and still good',
    p('second-review-date'),
    facts({
      reviews: [first],
      steps: [
        step('second-review-date', 'approved', { reviewId: first.id, on: day('2026-11-23') }),
      ],
    }),
    '2026-11-23',
    'approved-already',
  ],
  [
    'date: approved and gone by',
    p('second-review-date'),
    facts({
      reviews: [first],
      steps: [
        step('second-review-date', 'approved', { reviewId: first.id, on: day('2026-11-22') }),
      ],
    }),
    '2026-11-23',
    null,
  ],
  // Time to apply for a place.
  [
    'apply: after the first review',
    p('apply-for-place'),
    facts({ reviews: [first] }),
    '2026-11-23',
    'second-review-first',
  ],
  ['apply: no review', p('apply-for-place'), facts(), '2026-11-23', 'no-concerns'],
  [
    'apply: after the second review',
    p('apply-for-place'),
    facts({ reviews: [second] }),
    '2026-11-23',
    null,
  ],
  [
    'apply: notice served already',
    p('apply-for-place'),
    facts({ reviews: [second], steps: [notice('2026-12-07')] }),
    '2026-11-24',
    'notice-served',
  ],
  // Section 437.
  [
    's437: silence, nothing promised',
    p('s437-notice', { ground: 'silence' }),
    facts(),
    '2026-11-23',
    null,
  ],
  [
    's437: unsuitable without a review',
    p('s437-notice', { ground: 'not-suitable' }),
    facts(),
    '2026-11-23',
    'no-concerns',
  ],
  [
    's437: unsuitable after the first review',
    p('s437-notice', { ground: 'not-suitable' }),
    facts({ reviews: [first] }),
    '2026-11-23',
    'second-review-first',
  ],
  [
    's437: silence while the report of concerns has not gone',
    p('s437-notice', { ground: 'silence' }),
    facts({ reviews: [first] }),
    '2026-11-23',
    'second-review-first',
  ],
  [
    's437: unsuitable after the second review',
    p('s437-notice', { ground: 'not-suitable' }),
    facts({ reviews: [second] }),
    '2026-11-23',
    null,
  ],
  [
    's437: second review ahead',
    p('s437-notice', { ground: 'silence' }),
    facts({
      reviews: [review('first', 'concerns', '2026-11-05')],
      steps: [step('second-review-date', 'approved', { on: day('2026-12-01') })],
    }),
    '2026-11-23',
    'second-review-ahead',
    '2026-12-02',
  ],
  [
    's437: on the day of the second review',
    p('s437-notice', { ground: 'silence' }),
    facts({
      reviews: [review('first', 'concerns', '2026-11-05')],
      steps: [step('second-review-date', 'approved', { on: day('2026-12-01') })],
    }),
    '2026-12-01',
    'second-review-ahead',
    '2026-12-02',
  ],
  [
    's437: the day after it',
    p('s437-notice', { ground: 'silence' }),
    facts({
      reviews: [review('first', 'concerns', '2026-11-05')],
      steps: [step('second-review-date', 'approved', { on: day('2026-12-01') })],
    }),
    '2026-12-02',
    null,
  ],
  [
    's437: time to apply not sent',
    p('s437-notice'),
    facts({ reviews: [second], steps: [step('apply-for-place', 'approved')] }),
    '2026-11-23',
    'apply-open',
  ],
  [
    's437: time to apply runs',
    p('s437-notice'),
    facts({
      reviews: [second],
      steps: [step('apply-for-place', 'served', { lastDay: day('2027-01-18') })],
    }),
    '2027-01-18',
    'apply-running',
    '2027-01-19',
  ],
  [
    's437: time to apply is over',
    p('s437-notice', { ground: 'not-suitable' }),
    facts({
      reviews: [second],
      steps: [step('apply-for-place', 'served', { lastDay: day('2027-01-18') })],
    }),
    '2027-01-19',
    null,
  ],
  [
    's437: served already',
    p('s437-notice'),
    facts({ steps: [notice('2026-12-07')] }),
    '2026-12-08',
    'served-already',
  ],
  ['s437: order made', p('s437-notice'), facts({ steps: [order] }), '2027-01-08', 'order-made'],
  // Section 438: the day after the last day of the notice before.
  [
    's438: no notice before',
    p('s438-notice'),
    facts({ reviews: [second] }),
    '2026-12-08',
    'no-s437',
  ],
  [
    's438: notice proposed only',
    p('s438-notice'),
    facts({ steps: [step('s437-notice', 'proposed')] }),
    '2026-12-08',
    's437-not-served',
  ],
  [
    's438: notice not served',
    p('s438-notice'),
    facts({ steps: [step('s437-notice', 'approved')] }),
    '2026-12-08',
    's437-not-served',
  ],
  [
    's438: on the last day',
    p('s438-notice'),
    facts({ steps: [notice('2026-12-07')] }),
    '2026-12-07',
    'before-day',
    '2026-12-08',
  ],
  [
    's438: the day after',
    p('s438-notice'),
    facts({ steps: [notice('2026-12-07')] }),
    '2026-12-08',
    null,
  ],
  [
    's438: last day at New Year',
    p('s438-notice'),
    facts({ steps: [notice('2027-01-01')] }),
    '2027-01-01',
    'before-day',
    '2027-01-02',
  ],
  [
    's438: a stopped notice is none',
    p('s438-notice'),
    facts({ reviews: [{ ...second, concludedAt: at('2026-11-21') }], steps: [stopped] }),
    '2026-12-08',
    'no-s437',
  ],
  // The order, and what follows it.
  [
    'order: straight after silence',
    p('attendance-order'),
    facts({ steps: [notice('2026-12-07')] }),
    '2026-12-08',
    'no-s438',
  ],
  [
    'order: s438 not served',
    p('attendance-order'),
    facts({ steps: [notice('2026-12-07'), step('s438-notice', 'approved')] }),
    '2026-12-08',
    's438-not-served',
  ],
  [
    'order: on the last day',
    p('attendance-order'),
    facts({ steps: [notice('2026-12-07'), school('2026-12-22')] }),
    '2026-12-22',
    'before-day',
    '2026-12-23',
  ],
  [
    'order: the day after',
    p('attendance-order'),
    facts({ steps: [notice('2026-12-07'), school('2026-12-22')] }),
    '2026-12-23',
    null,
  ],
  [
    'court: no order',
    p('court'),
    facts({ steps: [notice('2026-12-07'), school('2026-12-22')] }),
    '2026-12-23',
    'no-order',
  ],
  [
    'court: order approved only',
    p('court'),
    facts({ steps: [step('attendance-order', 'approved')] }),
    '2026-12-23',
    'no-order',
  ],
  ['court: order served', p('court'), facts({ steps: [order] }), '2026-12-24', null],
  [
    'court: revocation being decided',
    p('court'),
    facts({ steps: [order, step('revocation', 'proposed')] }),
    '2026-12-24',
    'revocation-open',
  ],
  [
    'supervision: no notice',
    p('supervision-order'),
    facts({ reviews: [second] }),
    '2026-12-08',
    'no-s437',
  ],
  [
    'supervision: on the last day',
    p('supervision-order'),
    facts({ steps: [notice('2026-12-07')] }),
    '2026-12-07',
    'before-day',
    '2026-12-08',
  ],
  [
    'supervision: the day after',
    p('supervision-order'),
    facts({ steps: [notice('2026-12-07')] }),
    '2026-12-08',
    null,
  ],
  [
    'revocation: no order',
    p('revocation'),
    facts({ steps: [notice('2026-12-07')] }),
    '2026-12-08',
    'no-order',
  ],
  ['revocation: order', p('revocation'), facts({ steps: [order] }), '2026-12-24', null],
  [
    'revocation: after home education ended',
    p('revocation'),
    facts({ status: 'back-at-school', steps: [order] }),
    '2026-12-24',
    null,
  ],
  ['other: nothing begun', p('other'), facts(), '2026-11-23', 'no-concerns'],
  ['other: concerns stand', p('other'), facts({ reviews: [first] }), '2026-11-23', null],
  [
    'other: a notice was served',
    p('other'),
    facts({ steps: [notice('2026-12-07')] }),
    '2026-11-24',
    null,
  ],
];

describe('the ladder', () => {
  it.each(rows)('%s', (_name, proposal, given, today, because, from) => {
    const answer = mayPropose(proposal, given, day(today));
    if (because === null) return expect(answer).toEqual({ kind: 'may' });
    expect(answer).toMatchObject({ kind: 'refused', because });
    if (answer.kind === 'refused') expect(answer.day?.toString()).toBe(from);
  });
});

/** Facts under which each kind could be proposed on 24 December 2026. */
const readyFor: Record<StepKind, Partial<LadderFacts>> = {
  'second-review-date': { reviews: [first] },
  'apply-for-place': { reviews: [second] },
  's437-notice': { reviews: [second] },
  's438-notice': { reviews: [second], steps: [notice('2026-12-07')] },
  'attendance-order': { reviews: [second], steps: [notice('2026-12-07'), school('2026-12-22')] },
  court: { reviews: [second], steps: [order] },
  'supervision-order': { reviews: [second], steps: [notice('2026-12-07')] },
  revocation: { reviews: [second], steps: [order] },
  other: { reviews: [second] },
};
const today = day('2026-12-24');
const ask = (kind: StepKind, more: Partial<LadderFacts> = {}) =>
  mayPropose({ kind, ground: 'not-suitable' }, facts({ ...readyFor[kind], ...more }), today);

describe.each(STEP_KINDS)('%s', (kind) => {
  it('is possible where all that it needs is there', () => {
    expect(ask(kind)).toEqual({ kind: 'may' });
  });

  it('is refused under and over compulsory school age', () => {
    expect(ask(kind, { dateOfBirth: day('2022-01-01') })).toMatchObject({ because: 'under-age' });
    expect(ask(kind, { dateOfBirth: day('2010-08-31') })).toMatchObject({ because: 'over-age' });
  });

  it.runIf(kind !== 'revocation')('is refused once home education has ended', () => {
    for (const status of ['back-at-school', 'moved-away', 'not-home-educated', 'ended']) {
      expect(ask(kind, { status })).toMatchObject({ because: 'ended' });
    }
  });

  it.runIf(kind !== 'revocation')('is refused after suitable education was shown', () => {
    const found = review('extra', 'suitable', '2026-12-23', 'concluded');
    const reviews = [...(readyFor[kind].reviews ?? []), found];
    expect(ask(kind, { reviews })).toMatchObject({ because: 'education-shown' });
    expect(ask(kind, { ladderEnds: [at('2026-12-23')] })).toMatchObject({
      because: 'education-shown',
    });
    const steps = [...(readyFor[kind].steps ?? []), { ...stopped, endedAt: at('2026-12-23') }];
    expect(ask(kind, { steps })).toMatchObject({ because: 'education-shown' });
  });

  it('is refused while the same is proposed or approved', () => {
    for (const state of ['proposed', 'approved'] as const) {
      const reviewId = kind === 'second-review-date' ? first.id : null;
      const same = step(kind, state, { reviewId, on: day('2027-01-04') });
      const others = (readyFor[kind].steps ?? []).filter((each) => each.kind !== kind);
      expect(ask(kind, { steps: [...others, same] })).toMatchObject({
        because: `${state}-already`,
      });
    }
  });

  it('has a way to end what was approved and is not carried out', () => {
    if (kind !== 'revocation') expect(outcomesOf(kind, 'approved')).toContain('not-used');
    expect(outcomesOf(kind, 'served')).not.toContain('not-used');
    for (const state of ['proposed', 'refused', 'ended', 'stopped']) {
      expect(outcomesOf(kind, state)).toEqual([]);
    }
  });
});

describe('after suitable education was shown', () => {
  const shown = { ladderEnds: [at('2026-11-20')] };

  it('only a new review with concerns opens the ladder again', () => {
    const old = facts({ ...shown, reviews: [second] });
    expect(standingConcerns(old)).toBeNull();
    expect(hasNewGround(old)).toBe(false);
    const anew = facts({ ...shown, reviews: [second, review('second', 'concerns', '2026-11-21')] });
    expect(hasNewGround(anew)).toBe(true);
    expect(mayPropose({ kind: 'apply-for-place' }, anew, day('2026-11-23'))).toEqual({
      kind: 'may',
    });
  });

  it('silence says something only in a review that was begun since', () => {
    const silence = { kind: 's437-notice', ground: 'silence' } as const;
    const since = (state: string, openedAt: string) =>
      mayPropose(
        silence,
        facts({
          ...shown,
          reviews: [{ ...review('yearly', null, ''), state, openedAt: at(openedAt) }],
        }),
        day('2027-11-22'),
      ).kind;
    expect(since('planned', '2026-11-21')).toBe('refused');
    expect(since('open', '2026-11-19')).toBe('refused');
    expect(since('open', '2026-11-21')).toBe('may');
  });

  it('a notice begun since then leads on', () => {
    const begun = { ...notice('2026-12-07'), proposedAt: at('2026-11-21') };
    const ladder = facts({ ...shown, steps: [stopped, begun] });
    expect(mayPropose({ kind: 's438-notice' }, ladder, day('2026-12-08')).kind).toBe('may');
  });

  it('records that were joined stopped nothing', () => {
    const joined = { ...stopped, endReason: 'records-joined' };
    expect(hasNewGround(facts({ steps: [joined] }))).toBe(true);
  });

  it('the order is only revoked, never followed by court', () => {
    const revocation = step('revocation', 'refused', {
      educationShown: true,
      proposedAt: at('2026-12-24'),
    });
    const ladder = facts({ reviews: [second], steps: [order, revocation] });
    expect(mayPropose({ kind: 'court' }, ladder, day('2026-12-29'))).toMatchObject({
      because: 'education-shown',
    });
    expect(mayPropose({ kind: 'revocation' }, ladder, day('2026-12-29')).kind).toBe('may');
  });
});

describe('reminders before the last day', () => {
  it.each([
    ['2026-12-01', null],
    ['2026-12-02', 5],
    ['2026-12-05', 5],
    ['2026-12-06', 1],
    ['2026-12-07', 1],
    ['2026-12-08', null],
  ])('on %s', (on, due) => {
    expect(reminderDue(day('2026-12-07'), day(on), [5, 1])).toBe(due);
  });
});
