import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { Staff } from '~/platform/auth/session.server';
import type { Transaction } from '~/platform/db/database.server';
import { postFromCouncil, type NewMessage } from '~/domains/conversation/index.server';
import type { ItemStatus } from '~/domains/intake';
import { clearUnread } from './clear-unread.server';
import type { messageSchema } from './item.schema';
import { isFullyDecided } from './item.status';
import { makeMove, type LockedItem, type MoveDone, type MoveRefusal } from './make-move.server';
import { agreeDate, isReachable, meetByWriting } from './move-clocks.server';

export type MessageRefusal = { kind: 'unreachable' } | { kind: 'date-past' };

/**
 * Writes to the parent in the conversation of the item. Where an answer is needed by a date, the item
 * waits for the parent and the date runs as time agreed (protocol 6.5). `today` is the date in England.
 */
export function sendMessage(
  staff: Staff,
  itemId: string,
  form: z.output<typeof messageSchema>,
  today: Temporal.PlainDate,
): Promise<MoveDone | MoveRefusal | MessageRefusal> {
  return makeMove<MessageRefusal>(
    staff,
    { name: 'message-sent' },
    { itemId, ...form },
    async (tx, item) => {
      const written = await writeToParent(tx, staff, item, form, today);
      if (written.kind !== 'written') return written;
      const { answerBy } = written;
      return {
        kind: 'made',
        status: answerBy ? 'waiting-parent' : settled(item),
        audit: [{ detail: { answerBy } }],
      };
    },
  );
}

/**
 * The words themselves, in the transaction of a move: the message with what goes along in `data`, the
 * mark of something unread and the clock of a reply that it answers, and the date agreed for an answer.
 */
export async function writeToParent(
  tx: Transaction,
  staff: Staff,
  item: LockedItem,
  form: z.output<typeof messageSchema>,
  today: Temporal.PlainDate,
  data?: NewMessage['data'],
): Promise<MessageRefusal | { kind: 'written'; answerBy: string | null }> {
  if (!isReachable(item)) return { kind: 'unreachable' };
  const answerBy = form.answerWanted ? form.answerBy : null;
  if (answerBy && Temporal.PlainDate.compare(answerBy, today) < 0) return { kind: 'date-past' };
  await postFromCouncil(tx, staff.id, {
    itemId: item.id,
    text: form.text,
    language: form.language,
    submitKey: form.submitKey,
    kind: answerBy ? 'ask' : 'message',
    dueOn: answerBy ?? undefined,
    data,
  });
  await clearUnread(tx, item.id);
  await meetByWriting(tx, item, today, staff.id);
  if (answerBy) await agreeDate(tx, item, today, answerBy, staff.id);
  return { kind: 'written', answerBy };
}

/** A notification that only came back because the parent wrote is decided again once answered. */
function settled(item: LockedItem): ItemStatus | undefined {
  const decided = item.notification && isFullyDecided(item.notification.children);
  return decided && item.status === 'open' ? 'decided' : undefined;
}
