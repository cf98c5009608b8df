import type { Temporal } from 'temporal-polyfill';
import type { Staff } from '~/platform/auth/session.server';
import { clearUnread } from '../item/clear-unread.server';
import { openClocks, stopClocks } from '../item/move-clocks.server';
import { isAnswered } from './complaint.rules';
import type { ComplaintForm } from './complaint.schema';
import { keepMove, makeComplaintMove } from './make-complaint-move.server';

export type CloseRefusal = { kind: 'not-done' } | { kind: 'reason-missing' };

/**
 * Closes it: as done once it is answered; otherwise with the reason on record, such as that the person
 * took it back. Clocks that still run are stopped, so that they count as neither kept nor missed.
 */
export function closeComplaint(
  staff: Staff,
  itemId: string,
  form: ComplaintForm<'closed'>,
  today: Temporal.PlainDate,
) {
  return makeComplaintMove<CloseRefusal>(
    staff,
    'closed',
    { itemId, ...form },
    async (tx, item, { kind, done }) => {
      if (form.why === 'done' && !isAnswered(kind, done)) return { kind: 'not-done' };
      if (form.why !== 'done' && form.text === '') return { kind: 'reason-missing' };
      await clearUnread(tx, itemId);
      await stopClocks(tx, openClocks(item), today, 'item-closed', staff.id);
      await keepMove(tx, staff, itemId, { move: 'closed', on: today, text: form.text });
      return {
        kind: 'made',
        status: 'closed',
        closes: true,
        audit: [{ detail: { why: form.why } }],
      };
    },
  );
}
