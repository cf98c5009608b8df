import type { Temporal } from 'temporal-polyfill';
import type { Staff } from '~/platform/auth/session.server';
import { profile } from '~/platform/config/environment.server';
import { asDate } from '~/domains/clock/index.server';
import { makeMove, type MoveDone, type MoveRefusal } from '../item/make-move.server';
import type { CheckForm } from './review.schema';
import { reviewOfItem } from './review.store.server';

export type CheckRefusal = { kind: 'not-open' } | { kind: 'no-system' } | { kind: 'in-future' };

/** Records that somebody looked into another system of the council (protocol 6.7). `today` is the date in England. */
export function checkSystem(
  staff: Staff,
  itemId: string,
  form: CheckForm,
  today: Temporal.PlainDate,
): Promise<MoveDone | MoveRefusal | CheckRefusal> {
  return makeMove<CheckRefusal>(
    staff,
    { name: 'system-checked' },
    { itemId, ...form },
    async (tx) => {
      const review = await reviewOfItem(tx, itemId);
      if (review.state !== 'open') return { kind: 'not-open' };
      if (!profile().systems.includes(form.system)) return { kind: 'no-system' };
      if (form.checkedOn > today.toString()) return { kind: 'in-future' };
      const found = form.found === 'yes';
      await tx.systemCheck.create({
        data: {
          childId: review.childId,
          reviewId: review.id,
          system: form.system,
          checkedOn: asDate(form.checkedOn),
          found,
          note: form.note,
          byId: staff.id,
          submitKey: form.submitKey,
        },
        select: { id: true },
      });
      const detail = { reviewId: review.id, system: form.system, found };
      return { kind: 'made', audit: [{ childId: review.childId, detail }] };
    },
  );
}
