import type { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { Staff } from '~/platform/auth/session.server';
import type { Transaction } from '~/platform/db/database.server';
import { clearUnread } from './clear-unread.server';
import type { closeSchema } from './item.schema';
import { isFullyDecided, isSent, NO_DECISION } from './item.status';
import { makeMove, type LockedItem, type MoveDone, type MoveRefusal } from './make-move.server';
import { hasOpenClock, meetClocks, openClocks, stopClocks } from './move-clocks.server';

export type CloseRefusal = { kind: 'children-undecided' } | { kind: 'not-answered' };

/**
 * Closes an item that needs no decision, or a notice that was taken back; its clocks stop. What a
 * family sent counts as read then. A notice whose children are decided and whose parent wrote since goes
 * back among the decided, with the clocks of its reviews running on. A yearly request can be closed once
 * every child of it is answered about; without an answer it is ended with a reason (`endRequest`).
 * `today` is the date in England.
 */
export function closeItem(
  staff: Staff,
  itemId: string,
  form: z.output<typeof closeSchema>,
  today: Temporal.PlainDate,
): Promise<MoveDone | MoveRefusal | CloseRefusal> {
  return makeMove<CloseRefusal>(
    staff,
    { name: 'closed' },
    { itemId, ...form },
    async (tx, item) => {
      const over = isOver(item) || (await isSettledRequest(tx, item));
      if (!over && item.kind === 'annual-request') return { kind: 'not-answered' };
      if (!over && !isFullyDecided(item.notification?.children ?? [])) {
        return { kind: 'children-undecided' };
      }
      if (form.reason) {
        await tx.note.create({
          data: { itemId, text: form.reason, byId: staff.id },
          select: { id: true },
        });
      }
      await clearUnread(tx, itemId);
      if (isSent(item)) {
        await meetClocks(tx, openClocks(item, { rule: 'evidence-reading' }), today, staff.id);
      }
      if (over) await stopClocks(tx, openClocks(item), today, 'item-closed', staff.id);
      else await meetClocks(tx, openClocks(item, { rule: 'reply-to-parent' }), today, staff.id);
      const closes = !(await hasOpenClock(tx, itemId));
      return { kind: 'made', status: over ? 'closed' : 'decided', closes };
    },
  );
}

function isOver(item: LockedItem): boolean {
  if ((NO_DECISION as readonly string[]).includes(item.kind)) return true;
  return item.notification?.withdrawnAt !== null && item.notification?.withdrawnAt !== undefined;
}

async function isSettledRequest(tx: Transaction, { id, kind }: LockedItem): Promise<boolean> {
  if (kind !== 'annual-request') return false;
  const unanswered = await tx.requestChild.count({
    where: { answeredOn: null, request: { endedOn: null, readers: { some: { itemId: id } } } },
  });
  return unanswered === 0;
}
