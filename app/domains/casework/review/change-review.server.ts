import type { Temporal } from 'temporal-polyfill';
import type { Staff } from '~/platform/auth/session.server';
import { clearUnread } from '../item/clear-unread.server';
import { makeMove, type MoveDone, type MoveRefusal } from '../item/make-move.server';
import { openClocks, stopClocks } from '../item/move-clocks.server';
import type { ReviewMoveForm } from './review.schema';
import { reviewOfItem } from './review.store.server';

export type ReviewMoveRefusal = { kind: 'not-now' } | { kind: 'letter-there' };

const moves = {
  begin: { name: 'review-begun', from: ['planned'], to: 'open' },
  reopen: { name: 'review-reopened', from: ['concluded'], to: 'open' },
  cancel: { name: 'review-cancelled', from: ['planned', 'open'], to: 'cancelled' },
  close: { name: 'closed', from: ['reported'], to: 'reported' },
} as const;

/**
 * Begins a planned review, goes back to one whose report was not sent (its draft is set aside first),
 * cancels one with a reason, which stays with the council as a note, or closes again what a parent
 * wrote on after the report. `today` is the date in England.
 */
export function changeReview(
  staff: Staff,
  itemId: string,
  form: ReviewMoveForm,
  today: Temporal.PlainDate,
): Promise<MoveDone | MoveRefusal | ReviewMoveRefusal> {
  const { name, from, to } = moves[form.does];
  return makeMove<ReviewMoveRefusal>(staff, { name }, { itemId, ...form }, async (tx, item) => {
    const review = await reviewOfItem(tx, itemId);
    if (!(from as readonly string[]).includes(review.state)) return { kind: 'not-now' };
    const letters = await tx.councilLetter.count({
      where: { reviewId: review.id, state: 'draft' },
    });
    if (form.does === 'reopen' && letters > 0) return { kind: 'letter-there' };
    await tx.review.update({ where: { id: review.id }, data: { state: to }, select: { id: true } });
    if (form.reason) {
      await tx.note.create({
        data: { itemId, text: form.reason, byId: staff.id },
        select: { id: true },
      });
    }
    const cancels = form.does === 'cancel';
    const ends = cancels || form.does === 'close';
    if (form.does === 'close') await clearUnread(tx, itemId);
    if (cancels) {
      await stopClocks(tx, openClocks(item), today, 'review-cancelled', staff.id);
      await tx.meeting.updateMany({
        where: { reviewId: review.id, state: 'planned' },
        data: { state: 'cancelled', endedAt: new Date() },
      });
    }
    return {
      kind: 'made',
      status: ends ? 'closed' : 'open',
      closes: ends,
      audit: [{ childId: review.childId, detail: { reviewId: review.id } }],
    };
  });
}
