import { Temporal } from 'temporal-polyfill';
import type { StepKind, StepState } from '../case/case.codes';

type Day = Temporal.PlainDate;

/** A review as the ladder sees it. Moments are ISO instants. */
export type ReviewFact = {
  id: string;
  kind: string;
  state: string;
  conclusion: string | null;
  openedAt: string;
  concludedAt: string | null;
};

/** A formal step as the rules see it. */
export type StepFact = {
  id: string;
  kind: StepKind;
  state: StepState;
  reviewId: string | null;
  proposedAt: string;
  /** When it was approved or refused. */
  decidedAt: string | null;
  endedAt: string | null;
  endReason: string;
  servedOn: Day | null;
  /** The last day on which the parent can answer in time. */
  lastDay: Day | null;
  /** The date of the second review that it proposes. */
  on: Day | null;
  /** A revocation that follows from suitable education having been shown. */
  educationShown: boolean;
};

/** All that decides what may be proposed about one child. */
export type LadderFacts = {
  dateOfBirth: Day;
  /** A code of `CHILD_STATUSES`. */
  status: string;
  reviews: readonly ReviewFact[];
  steps: readonly StepFact[];
  /** When earlier ladders of this child ended (only those of which a step was ever approved). */
  ladderEnds: readonly string[];
};

const LIVE: readonly string[] = ['proposed', 'approved', 'served'] satisfies StepState[];

/** True for a step that is proposed, approved, or served and not over. */
export function isLive(step: { state: string }): boolean {
  return LIVE.includes(step.state);
}

/** The latest step of a kind that is live, or null. */
export function liveStep(facts: Pick<LadderFacts, 'steps'>, kind: StepKind): StepFact | null {
  return facts.steps.filter((step) => step.kind === kind && isLive(step)).at(-1) ?? null;
}

/** The order under s.437(3) that stands: served, and neither revoked nor lapsed. */
export function standingOrder(facts: Pick<LadderFacts, 'steps'>): StepFact | null {
  const order = liveStep(facts, 'attendance-order');
  return order?.state === 'served' ? order : null;
}

function latest(moments: readonly (string | null)[]): string | null {
  const known = moments.filter((moment) => moment !== null);
  return known.reduce<string | null>(
    (last, moment) => (last === null || isLater(moment, last) ? moment : last),
    null,
  );
}

function isLater(one: string, other: string): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(one), Temporal.Instant.from(other)) > 0;
}

function concluded(reviews: readonly ReviewFact[]): (ReviewFact & { concludedAt: string })[] {
  return reviews.flatMap((review) => {
    const over = review.state === 'concluded' || review.state === 'reported';
    return over && review.concludedAt ? [{ ...review, concludedAt: review.concludedAt }] : [];
  });
}

/**
 * When the parent last showed suitable education, or the steps ended in another way; null where that
 * never happened. From then on, nothing more is proposed without a new review with concerns.
 */
export function shownAt(facts: LadderFacts): string | null {
  const stopped = facts.steps.filter(
    (step) => step.state === 'stopped' && step.endReason !== 'records-joined',
  );
  return latest([
    ...concluded(facts.reviews)
      .filter((review) => review.conclusion === 'suitable')
      .map((review) => review.concludedAt),
    ...stopped.map((step) => step.endedAt),
    ...facts.steps.filter((step) => step.educationShown).map((step) => step.proposedAt),
    ...facts.ladderEnds,
  ]);
}

/** The last review that was concluded, where it ended in concerns that still stand; else null. */
export function standingConcerns(facts: LadderFacts): ReviewFact | null {
  const all = concluded(facts.reviews);
  const last = all.reduce<(typeof all)[number] | null>(
    (found, review) =>
      found === null || isLater(review.concludedAt, found.concludedAt) ? review : found,
    null,
  );
  if (last?.conclusion !== 'concerns') return null;
  const shown = shownAt(facts);
  return shown === null || isLater(last.concludedAt, shown) ? last : null;
}

/**
 * True where, since suitable education was last shown, something new lets the ladder go on: a review
 * that ended in concerns, or a notice that was begun since.
 */
export function hasNewGround(facts: LadderFacts): boolean {
  const shown = shownAt(facts);
  if (shown === null || standingConcerns(facts)) return true;
  return facts.steps.some(
    (step) => step.kind === 's437-notice' && isLive(step) && isLater(step.proposedAt, shown),
  );
}

/**
 * True where a review was begun since suitable education was last shown and is under way: only then
 * can its silence say anything.
 */
export function hasNewReview(facts: LadderFacts): boolean {
  const shown = shownAt(facts);
  return facts.reviews.some(
    (review) => review.state === 'open' && (shown === null || isLater(review.openedAt, shown)),
  );
}

/** The same facts without one step, for asking whether that step itself may go on. */
export function withoutStep(facts: LadderFacts, stepId: string): LadderFacts {
  return { ...facts, steps: facts.steps.filter((step) => step.id !== stepId) };
}
