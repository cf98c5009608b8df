import type { Temporal } from 'temporal-polyfill';
import type { Staff } from '~/platform/auth/session.server';
import { makeMove, type MoveDone, type MoveRefusal } from '../item/make-move.server';
import { openClocks, stopClocks } from '../item/move-clocks.server';
import type { DropForm } from './path.schema';
import { findPathOfItem } from './path.store.server';

/**
 * Drops a special case that need not go on, with the reason; what was recorded stays. Its clocks stop
 * and it leaves the queue. `today` is the date in England.
 */
export function dropPath(
  staff: Staff,
  itemId: string,
  form: DropForm,
  today: Temporal.PlainDate,
): Promise<MoveDone | MoveRefusal | { kind: 'path-over' }> {
  return makeMove<MoveRefusal | { kind: 'path-over' }>(
    staff,
    { name: 'path-dropped' },
    { itemId, ...form },
    async (tx, item) => {
      const path = await findPathOfItem(tx, itemId);
      if (!path) return { kind: 'not-found' };
      if (path.state !== 'open') return { kind: 'path-over' };
      await stopClocks(tx, openClocks(item), today, 'path-dropped', staff.id);
      await tx.casePath.update({
        where: { id: path.id },
        data: {
          state: 'dropped',
          outcome: '',
          endReason: form.dropReason,
          endedById: staff.id,
          endedAt: new Date(),
        },
        select: { id: true },
      });
      const detail = { path: path.id, kind: path.kind };
      return {
        kind: 'made',
        status: 'closed',
        closes: true,
        audit: [{ childId: path.childId, detail }],
      };
    },
  );
}
