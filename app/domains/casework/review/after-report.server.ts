import { Temporal } from 'temporal-polyfill';
import { recordAudit } from '~/platform/audit/audit.server';
import { profile } from '~/platform/config/environment.server';
import { today as todayInEngland } from '~/platform/calendar';
import type { Transaction } from '~/platform/db/database.server';
import { asDate, asPlainDate, startClocks } from '~/domains/clock/index.server';
import { stopSteps, secondReviewDate } from '../steps/index.server';
import { stopClocks } from '../item/move-clocks.server';
import type { Conclusion, ReviewKind } from '../case/case.codes';
import { needsSecondReview, secondDateStands } from './review.rules';
import { closeReviewedRequests } from '../request/end-request.server';
import { meetReviewClocks } from './review-clocks.server';
import { openReview } from './open-review.server';

const columns = {
  id: true,
  itemId: true,
  childId: true,
  kind: true,
  state: true,
  conclusion: true,
  moreBy: true,
  nextOn: true,
  nextReason: true,
} as const;

type Day = Temporal.PlainDate;
export type ReportSent = { reviewId: string; staffId: string; today: Day };

/**
 * Whether the written report of a review may go: it is concluded, and a report of concerns has a date
 * for the second review that a senior agreed and that still can be kept (protocol 6.11).
 */
export async function mayReportGo(
  tx: Transaction,
  reviewId: string,
  today: Day = todayInEngland(),
): Promise<'ok' | 'not-concluded' | 'date-not-agreed'> {
  const review = await tx.review.findUnique({ where: { id: reviewId }, select: columns });
  if (review?.state !== 'concluded') return 'not-concluded';
  if (!needsSecondReview(review.kind as ReviewKind, review.conclusion as Conclusion)) return 'ok';
  const { state, on } = await secondReviewDate(tx, reviewId);
  if (state !== 'approved' || !on) return 'date-not-agreed';
  return secondDateStands(on, today, profile().clocks) ? 'ok' : 'date-not-agreed';
}

/**
 * What follows when the written report of a concluded review has gone to the parents, in the caller's
 * transaction. Suitable: the clocks are met, the formal steps stop and the yearly review is planned
 * (protocol 6.9). More information: the review is open again until the agreed day (6.5). Concerns: the
 * clocks are met and the second review begins with its agreed date (6.11); after a second review the
 * ladder of steps goes on instead. Throws where `mayReportGo` does not say `ok`.
 */
export async function afterReportSent(tx: Transaction, sent: ReportSent): Promise<void> {
  const { reviewId, staffId, today } = sent;
  const allowed = await mayReportGo(tx, reviewId, today);
  if (allowed !== 'ok') throw new Error(`the report of a review may not go: ${allowed}`);
  const review = await tx.review.findUniqueOrThrow({ where: { id: reviewId }, select: columns });
  await recordAudit(tx, {
    actor: { kind: 'staff', id: staffId },
    action: 'review.reported',
    itemId: review.itemId,
    childId: review.childId,
    detail: { reviewId, kind: review.kind, conclusion: review.conclusion },
  });
  if (review.conclusion === 'more-information') return waitForMore(tx, review, sent);
  await close(tx, review, sent);
  if (review.conclusion === 'suitable') {
    await stopSteps(tx, { childId: review.childId, staffId, reason: 'suitable-education', today });
    await planYearly(tx, review, sent);
  } else if (review.kind !== 'second') {
    const { on } = await secondReviewDate(tx, reviewId);
    await openReview(tx, {
      childId: review.childId,
      kind: 'second',
      startedOn: today.toString(),
      agreedOn: on!,
      openedById: staffId,
      previousId: reviewId,
    });
  }
}

type Reported = {
  id: string;
  itemId: string;
  childId: string;
  kind: string;
  moreBy: Date | null;
  nextOn: Date | null;
  nextReason: string;
};

async function close(tx: Transaction, review: Reported, { staffId, today }: ReportSent) {
  await tx.review.update({
    where: { id: review.id },
    data: { state: 'reported', reportedOn: asDate(today) },
    select: { id: true },
  });
  await tx.meeting.updateMany({
    where: { reviewId: review.id, state: 'planned' },
    data: { state: 'cancelled', endedAt: new Date() },
  });
  await meetReviewClocks(tx, review, today, staffId);
  await closeReviewedRequests(tx, review.childId, { today, staffId });
  await tx.queueItem.update({
    where: { id: review.itemId },
    data: { status: 'closed', decidedAt: new Date(), closedAt: new Date() },
    select: { id: true },
  });
}

async function waitForMore(tx: Transaction, review: Reported, { staffId, today }: ReportSent) {
  if (!review.moreBy) throw new Error('no day was agreed for more information');
  const earlier = await tx.clock.findMany({
    where: { itemId: review.itemId, rule: 'more-time', endedOn: null },
  });
  await stopClocks(tx, earlier, today, 'new-date', staffId);
  await startClocks(tx, review.itemId, [
    {
      rule: 'more-time',
      childId: review.childId,
      startedOn: today.toString(),
      agreedOn: notBefore(today, review.moreBy),
    },
  ]);
  await tx.review.update({
    where: { id: review.id },
    data: { state: 'open' },
    select: { id: true },
  });
  await tx.queueItem.update({
    where: { id: review.itemId },
    data: { status: 'waiting-parent' },
    select: { id: true },
  });
}

/** A day told in the report, or the day it went where that is later: a report may lie for a while. */
function notBefore(today: Day, told: Date): string {
  const on = asPlainDate(told);
  return (Temporal.PlainDate.compare(on, today) < 0 ? today : on).toString();
}

/**
 * The year counts from this report (protocol 6.9): a yearly review that is only planned gets a new
 * clock; one that is under way is left to be finished.
 */
async function planYearly(tx: Transaction, review: Reported, { staffId, today }: ReportSent) {
  const reason = review.nextReason || undefined;
  const agreedOn = reason && review.nextOn ? notBefore(today, review.nextOn) : undefined;
  const there = await tx.review.findFirst({
    where: {
      childId: review.childId,
      kind: 'yearly',
      state: { in: ['planned', 'open', 'concluded'] },
    },
    select: { itemId: true, state: true },
  });
  if (there && there.state !== 'planned') return;
  if (there) {
    const clocks = await tx.clock.findMany({
      where: { itemId: there.itemId, rule: 'annual-review', endedOn: null },
    });
    await stopClocks(tx, clocks, today, 'new-date', staffId);
    await startClocks(tx, there.itemId, [
      {
        rule: 'annual-review',
        childId: review.childId,
        startedOn: today.toString(),
        agreedOn,
        reason,
      },
    ]);
    return;
  }
  await openReview(tx, {
    childId: review.childId,
    kind: 'yearly',
    startedOn: today.toString(),
    agreedOn,
    reason,
    openedById: staffId,
    previousId: review.id,
  });
}
