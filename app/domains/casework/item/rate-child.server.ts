import type { z } from 'zod';
import type { Staff } from '~/platform/auth/session.server';
import { childOf } from './change-indicators.server';
import type { ratingSchema } from './item.schema';
import { makeMove, type MoveDone, type MoveRefusal } from './make-move.server';

export type RatingRefusal = { kind: 'no-child' };

/** Rates a child of the item, with the reason and the author; earlier ratings stay on the record. */
export function rateChild(
  staff: Staff,
  itemId: string,
  childId: string,
  form: z.output<typeof ratingSchema>,
): Promise<MoveDone | MoveRefusal | RatingRefusal> {
  return makeMove<RatingRefusal>(
    staff,
    { name: 'child-rated' },
    { itemId, ...form },
    async (tx, item) => {
      if (!childOf(item, childId)) return { kind: 'no-child' };
      await tx.rating.create({
        data: { childId, level: form.level, reason: form.reason, byId: staff.id },
        select: { id: true },
      });
      return { kind: 'made', audit: [{ childId, detail: { level: form.level } }] };
    },
  );
}
