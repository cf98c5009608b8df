import type { Temporal } from 'temporal-polyfill';
import type { Staff } from '~/platform/auth/session.server';
import { clearUnread } from '../item/clear-unread.server';
import { openClocks, stopClocks } from '../item/move-clocks.server';
import { TOLD_REASONS } from './complaint.codes';
import { isAnswered, nextFrom, settledBy } from './complaint.rules';
import type { ComplaintForm } from './complaint.schema';
import { keepMove, makeComplaintMove, tell } from './make-complaint-move.server';

/**
 * Closes it: as done once it is answered, and what the person wrote since is too; otherwise with the
 * reason on record where the person took it back, and with words to them where it is not this council's
 * or came twice. Clocks that still run are stopped: they count as neither kept nor missed, unless their
 * last day has gone by. Whoever answered does not say for the person that they take back what they wrote
 * since: it may ask for a second look.
 */
export function closeComplaint(
  staff: Staff,
  itemId: string,
  form: ComplaintForm<'closed'>,
  today: Temporal.PlainDate,
) {
  return makeComplaintMove<{ kind: 'not-done' | 'wrote-since' }>(
    staff,
    'closed',
    { itemId, ...form },
    async (tx, item, { kind, done }) => {
      if (form.why === 'done' && !isAnswered(kind, done)) return { kind: 'not-done' };
      const { why, text, submitKey } = form;
      const wrote = openClocks(item, { rule: 'reply-to-parent' }).length > 0;
      if (wrote && (why === 'done' || (why === 'withdrawn' && settledBy(done) === staff.id))) {
        return { kind: 'wrote-since' };
      }
      const means = TOLD_REASONS.includes(why) ? form.means! : undefined;
      if (means) {
        const next = kind === 'compliment' ? [] : nextFrom(kind, 'closed');
        const told = await tell(tx, staff, item, { text, means, submitKey }, { next }, today);
        if (told.kind !== 'told') return told;
      }
      await clearUnread(tx, itemId);
      await stopClocks(tx, openClocks(item), today, 'item-closed', staff.id);
      await keepMove(tx, staff, itemId, { move: 'closed', on: today, why, text, means });
      return {
        kind: 'made',
        status: 'closed',
        closes: true,
        audit: [{ detail: { why } }],
      };
    },
  );
}
