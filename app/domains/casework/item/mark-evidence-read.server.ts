import type { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { Staff } from '~/platform/auth/session.server';
import { postFromCouncil } from '~/domains/conversation/index.server';
import { clearUnread } from './clear-unread.server';
import type { evidenceReadSchema } from './item.schema';
import { isSent } from './item.status';
import { makeMove, type MoveDone, type MoveRefusal } from './make-move.server';
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
      if (!isSent(item)) return { kind: 'nothing-sent' };
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
      return {
        kind: 'made',
        status: over ? 'decided' : undefined,
        decides: over,
        closes: over,
        audit: [{ detail: { met, told: form.text !== '' } }],
      };
    },
  );
}
