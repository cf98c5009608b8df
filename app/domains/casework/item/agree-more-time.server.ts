import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { Staff } from '~/platform/auth/session.server';
import { postFromCouncil } from '~/domains/conversation/index.server';
import type { moreTimeSchema } from './item.schema';
import { makeMove, type MoveDone, type MoveRefusal } from './make-move.server';
import { agreeDate } from './move-clocks.server';

export type MoreTimeRefusal = { kind: 'date-past' };

/**
 * Records the date by which a parent said that they can answer (protocol 6.5); the reason stays with
 * the council as a note, and the parent sees the date. `today` is the date in England.
 */
export function agreeMoreTime(
  staff: Staff,
  itemId: string,
  form: z.output<typeof moreTimeSchema>,
  today: Temporal.PlainDate,
): Promise<MoveDone | MoveRefusal | MoreTimeRefusal> {
  return makeMove<MoreTimeRefusal>(
    staff,
    { name: 'more-time-agreed' },
    { itemId, ...form },
    async (tx, item) => {
      if (Temporal.PlainDate.compare(form.agreedOn, today) < 0) return { kind: 'date-past' };
      await agreeDate(tx, item, today, form.agreedOn, staff.id);
      await tx.note.create({
        data: { itemId, text: form.reason, byId: staff.id },
        select: { id: true },
      });
      await postFromCouncil(tx, staff.id, {
        itemId,
        text: '',
        language: 'en',
        submitKey: form.submitKey,
        kind: 'outcome',
        data: { decision: 'more-time' },
        dueOn: form.agreedOn,
      });
      return {
        kind: 'made',
        status: 'waiting-parent',
        audit: [{ detail: { agreedOn: form.agreedOn } }],
      };
    },
  );
}
