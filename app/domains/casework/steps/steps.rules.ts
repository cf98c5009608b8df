import { Temporal } from 'temporal-polyfill';
import { addDays, instantToLondonDate } from '~/platform/calendar';
import { schoolAge } from '~/domains/child';
import type { StepKind } from '../case/case.codes';
import type { NoticeGround } from './steps.codes';
import {
  hasNewGround,
  hasNewReview,
  liveStep,
  standingConcerns,
  standingOrder,
  type LadderFacts,
  type StepFact,
} from './ladder.rules';

type Day = Temporal.PlainDate;

/** Why a step may not be proposed, approved or served; each has its words, and what to do next. */
export const REFUSALS = [
  'under-age',
  'over-age',
  'ended',
  'proposed-already',
  'approved-already',
  'served-already',
  'education-shown',
  'no-concerns',
  'report-gone',
  'second-held',
  'second-review-first',
  'second-review-ahead',
  'apply-open',
  'apply-running',
  'notice-served',
  'no-s437',
  's437-not-served',
  'no-s438',
  's438-not-served',
  'before-day',
  'order-made',
  'no-order',
  'revocation-open',
] as const;
export type Because = (typeof REFUSALS)[number];

/** `day` is the first day on which it may be considered, where only the day is missing. */
export type Refused = { kind: 'refused'; because: Because; day: Day | null };
export type May = { kind: 'may' } | Refused;

const may: May = { kind: 'may' };
const refuse = (because: Because, day: Day | null = null): Refused => ({
  kind: 'refused',
  because,
  day,
});

/** Standings in which the council has no home educated child before it. */
const OVER: readonly string[] = ['not-home-educated', 'back-at-school', 'moved-away', 'ended'];

const notAfter = (one: Day, other: Day) => Temporal.PlainDate.compare(one, other) <= 0;

export type Proposal = { kind: StepKind; reviewId?: string | null; ground?: NoticeGround };

/**
 * Whether a step may be proposed about a child on `today`, in the order of the ladder (protocol 6.11
 * to 6.15; Education Act 1996 ss.437 to 443). A notice without its ground is asked about as after
 * silence, which needs least. A day that has passed makes a step possible; it never proposes one.
 */
export function mayPropose(proposal: Proposal, facts: LadderFacts, today: Day): May {
  return barOfAll(proposal, facts, today) ?? needsOf[proposal.kind](facts, today, proposal) ?? may;
}

function barOfAll({ kind, ground }: Proposal, facts: LadderFacts, today: Day): Refused | null {
  const { status: age } = schoolAge(facts.dateOfBirth, today);
  if (age === 'not-yet') return refuse('under-age');
  if (age === 'ended') return refuse('over-age');
  if (kind !== 'revocation' && OVER.includes(facts.status)) return refuse('ended');
  const there = liveStep(facts, kind);
  if (there && !isReplaceable(there, facts, today)) {
    return refuse(`${there.state as 'proposed' | 'approved' | 'served'}-already`);
  }
  if (kind === 'revocation' || hasNewGround(facts)) return null;
  const silent = kind === 's437-notice' && ground !== 'not-suitable' && hasNewReview(facts);
  return silent ? null : refuse('education-shown');
}

/** A date for a second review that can no longer be kept, or that has done its work. */
function isReplaceable(step: StepFact, facts: LadderFacts, today: Day): boolean {
  if (step.kind !== 'second-review-date' || step.state !== 'approved' || !step.on) return false;
  const waits = facts.reviews.some(
    (review) => review.id === step.reviewId && review.state === 'concluded',
  );
  return !waits || Temporal.PlainDate.compare(step.on, today) < 0;
}

type Needs = (facts: LadderFacts, today: Day, proposal: Proposal) => Refused | null;

/** What each kind needs beside what all need; null where nothing is missing. */
const needsOf: Record<StepKind, Needs> = {
  'second-review-date': (facts, _today, { reviewId }) => {
    const concerns = standingConcerns(facts);
    if (!concerns || (reviewId && reviewId !== concerns.id)) return refuse('no-concerns');
    if (concerns.kind === 'second') return refuse('second-held');
    return concerns.state === 'reported' ? refuse('report-gone') : null;
  },
  'apply-for-place': (facts) => {
    const concerns = standingConcerns(facts);
    if (!concerns) return refuse('no-concerns');
    if (concerns.kind !== 'second') return refuse('second-review-first');
    if (standingOrder(facts)) return refuse('order-made');
    return liveStep(facts, 's437-notice') ? refuse('notice-served') : null;
  },
  's437-notice': (facts, today, { ground = 'silence' }) => {
    if (standingOrder(facts)) return refuse('order-made');
    const concerns = standingConcerns(facts);
    if (ground === 'not-suitable' && !concerns) return refuse('no-concerns');
    const promised = promiseOf(facts, today);
    if (promised) return promised;
    if (concerns?.kind === 'second') return null;
    // Concerns that the parents were not told of yet, and a second review that they were not offered.
    const untold = concerns?.state === 'concluded';
    return ground === 'silence' && !untold ? null : refuse('second-review-first');
  },
  's438-notice': (facts, today) =>
    standingOrder(facts) ? refuse('order-made') : periodOver(facts, 's437', today),
  'attendance-order': (facts, today) => periodOver(facts, 's438', today),
  court: (facts) => {
    if (!standingOrder(facts)) return refuse('no-order');
    return liveStep(facts, 'revocation') ? refuse('revocation-open') : null;
  },
  'supervision-order': (facts, today) =>
    standingOrder(facts) ? null : periodOver(facts, 's437', today),
  revocation: (facts) => (standingOrder(facts) ? null : refuse('no-order')),
  other: (facts) => {
    const begun = facts.steps.some((step) => step.state === 'served');
    return begun || standingConcerns(facts) ? null : refuse('no-concerns');
  },
};

/** A day that was promised to the parent in writing and has not passed: the second review, the time to apply. */
function promiseOf(facts: LadderFacts, today: Day): Refused | null {
  const apply = liveStep(facts, 'apply-for-place');
  if (apply && apply.state !== 'served') return refuse('apply-open');
  if (apply?.lastDay && notAfter(today, apply.lastDay)) {
    return refuse('apply-running', addDays(apply.lastDay, 1));
  }
  const date = liveStep(facts, 'second-review-date');
  if (date?.state !== 'approved' || !date.on || !notAfter(today, date.on)) return null;
  const held = standingConcerns(facts)?.kind === 'second';
  return held ? null : refuse('second-review-ahead', addDays(date.on, 1));
}

/** The period of the notice before has passed: the day after its last day at the earliest. */
function periodOver(facts: LadderFacts, section: 's437' | 's438', today: Day): Refused | null {
  const notice = liveStep(facts, `${section}-notice`);
  if (!notice) return refuse(`no-${section}`);
  if (notice.state !== 'served' || !notice.lastDay) return refuse(`${section}-not-served`);
  return notAfter(today, notice.lastDay) ? refuse('before-day', addDays(notice.lastDay, 1)) : null;
}

/** The first and the last day that may be proposed for a second review: tomorrow, and the clock's own length. */
export function secondReviewDays(today: Day, latest: Day): { first: Day; last: Day } {
  return { first: addDays(today, 1), last: latest };
}

/** The day in England on which a step was approved. */
export function approvedOn(step: { decidedAt: string }): Day {
  return instantToLondonDate(Temporal.Instant.from(step.decidedAt));
}
