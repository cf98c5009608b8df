import type { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { Staff } from '~/platform/auth/session.server';
import type { Transaction } from '~/platform/db/database.server';
import { postFromCouncil } from '~/domains/conversation/index.server';
import { clearUnread } from './clear-unread.server';
import type { evidenceReadSchema } from './item.schema';
import { isSent } from './item.status';
import { makeMove, type LockedItem, type MoveDone, type MoveRefusal } from './make-move.server';
import {
  hasOpenClock,
  isReachable,
  meetByWriting,
  meetClocks,
  openClocks,
} from './move-clocks.server';

export type EvidenceReadRefusal = { kind: 'nothing-sent' } | { kind: 'unreachable' };

/**
 * The officer's act of having read what a family sent: meets the clock `evidence-reading`, and tells
 * the parent where words go with it. The item is decided once nothing else of it is due, and leaves
 * the queue; while the parent waits for an answer, or the council for theirs, it stays. A look alone
 * never does this. `today` is the date in England.
 */
export function markEvidenceRead(
  staff: Staff,
  itemId: string,
  form: z.output<typeof evidenceReadSchema>,
  today: Temporal.PlainDate,
): Promise<MoveDone | MoveRefusal | EvidenceReadRefusal> {
  return makeMove<EvidenceReadRefusal>(
    staff,
    { name: 'evidence-read' },
    { itemId, ...form },
    async (tx, item) => {
      if (!(await hasSent(tx, item))) return { kind: 'nothing-sent' };
      if (form.text && !isReachable(item)) return { kind: 'unreachable' };
      if (form.text) {
        const { text, language, submitKey } = form;
        await postFromCouncil(tx, staff.id, { itemId, text, language, submitKey });
        await clearUnread(tx, itemId);
        await meetByWriting(tx, item, today, staff.id);
      }
      const met = await meetClocks(
        tx,
        openClocks(item, { rule: 'evidence-reading' }),
        today,
        staff.id,
      );
      const over = !(await hasOpenClock(tx, itemId));
      const waits = WAITS_FOR_PARENT.some((rule) => openClocks(item, { rule }).length > 0);
      return {
        kind: 'made',
        status: over ? 'decided' : waits ? 'waiting-parent' : undefined,
        decides: over,
        closes: over,
        audit: [{ detail: { met, told: form.text !== '' } }],
      };
    },
  );
}

/** The clocks of a yearly request that run on where one child's answer is read and another's is to come. */
const WAITS_FOR_PARENT = ['request-answer'] as const;

/** A yearly request is there before anything is sent with it; the other kinds bring what was sent. */
async function hasSent(tx: Transaction, item: LockedItem): Promise<boolean> {
  if (item.kind !== 'annual-request') return isSent(item);
  return (await tx.sending.count({ where: { itemId: item.id, sentAt: { not: null } } })) > 0;
}
