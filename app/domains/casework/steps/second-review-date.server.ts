import type { Transaction } from '~/platform/db/database.server';
import { readData } from './steps.store.server';

export type SecondReviewDate = { state: 'none' | 'proposed' | 'approved'; on: string | null };

/**
 * The date of the second review that follows a review with concerns: proposed, or agreed by a senior
 * (protocol 6.11). A date that could not be kept stays `approved` until another is proposed: whether it
 * can still be kept is for the caller to ask.
 */
export async function secondReviewDate(
  tx: Transaction,
  reviewId: string,
): Promise<SecondReviewDate> {
  const step = await tx.formalStep.findFirst({
    where: { reviewId, kind: 'second-review-date', state: { in: ['proposed', 'approved'] } },
    select: { state: true, data: true },
    orderBy: { proposedAt: 'desc' },
  });
  if (!step) return { state: 'none', on: null };
  const state = step.state === 'approved' ? 'approved' : 'proposed';
  return { state, on: readData(step.data).on ?? null };
}
