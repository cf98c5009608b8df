import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { Staff } from '~/platform/auth/session.server';
import { asDate } from '~/domains/clock/index.server';
import { isContactMade } from './contact.rules';
import type { contactSchema } from './item.schema';
import { makeMove, type MoveDone, type MoveRefusal } from './make-move.server';
import { meetFirstContact } from './move-clocks.server';

export type ContactRefusal = { kind: 'in-future' } | { kind: 'next-try-past' };

/**
 * Puts one try at reaching the family into the contact log. The first that reaches somebody, or is
 * written to them, meets the clock of the first contact (protocol 6.3). `today` is the date in England.
 */
export function recordContact(
  staff: Staff,
  itemId: string,
  form: z.output<typeof contactSchema>,
  today: Temporal.PlainDate,
): Promise<MoveDone | MoveRefusal | ContactRefusal> {
  return makeMove<ContactRefusal>(
    staff,
    { name: 'contact-logged' },
    { itemId, ...form },
    async (tx, item) => {
      const on = Temporal.PlainDate.from(form.happenedOn);
      if (Temporal.PlainDate.compare(on, today) > 0) return { kind: 'in-future' };
      if (form.nextTryOn && Temporal.PlainDate.compare(form.nextTryOn, today) < 0) {
        return { kind: 'next-try-past' };
      }
      await tx.contactEntry.create({
        data: {
          itemId,
          happenedOn: asDate(on),
          how: form.how,
          who: form.who,
          outcome: form.outcome,
          note: form.note,
          nextTryOn: form.nextTryOn ? asDate(form.nextTryOn) : null,
          byId: staff.id,
        },
        select: { id: true },
      });
      const met = isContactMade(form.how, form.outcome)
        ? await meetFirstContact(tx, item, on, staff.id)
        : [];
      return { kind: 'made', audit: [{ detail: { how: form.how, outcome: form.outcome, met } }] };
    },
  );
}
