import type { Temporal } from 'temporal-polyfill';
import type { Transaction } from '~/platform/db/database.server';
import { formatDate } from '~/platform/i18n';
import type { LetterKind } from '../case/case.codes';
import { lastDayFrom, secondReviewDate } from '../steps/index.server';

/**
 * The day that a letter sent today must name, written out in English: the one that was agreed for the
 * second review (protocol 6.11), or the last of the school days in which to apply for a place, counted
 * from today (protocol 6.12). Null where the kind of letter has none.
 */
export async function dayToName(
  tx: Transaction,
  letter: { kind: LetterKind; reviewId: string | null },
  today: Temporal.PlainDate,
): Promise<string | null> {
  if (letter.kind === 'apply-for-place') {
    return formatDate('en', await lastDayFrom(tx, letter.kind, today));
  }
  if (letter.kind !== 'report-concerns' || !letter.reviewId) return null;
  const { reviewId } = letter;
  const { state, on } = await secondReviewDate(tx, reviewId);
  return state === 'approved' && on ? formatDate('en', on) : null;
}
