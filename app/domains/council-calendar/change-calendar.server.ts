import { z } from 'zod';
import { recordAudit } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import { db, type Transaction } from '~/platform/db/database.server';
import { mayAdminister } from '~/domains/administration/index.server';
import { forgetCalendar, redateOpenClocks } from '~/domains/clock/index.server';
import type { ClosureForm } from './closure.schema';
import {
  deleteClosure,
  deleteExamples,
  insertClosure,
  lockCalendar,
  readCalendar,
  updateClosure,
} from './closure.store.server';

/** What an administrator does to the calendar. */
export type CalendarChange =
  | { kind: 'add'; closure: ClosureForm }
  | { kind: 'change'; id: string; closure: ClosureForm }
  | { kind: 'remove'; id: string }
  | { kind: 'remove-examples' };

export type CalendarChanged =
  { kind: 'changed'; moved: number } | { kind: 'not-found' } | { kind: 'not-allowed' };

/** Longer than usual, since every open clock may have to be written. */
const timeout = 120_000;

/**
 * Changes the school calendar and, in the same transaction, the due dates that follow from it, with
 * an audit row; gives how many due dates moved.
 */
export async function changeCalendar(
  actor: Staff,
  change: CalendarChange,
): Promise<CalendarChanged> {
  if (!mayAdminister(actor)) return { kind: 'not-allowed' };
  if ('id' in change && !z.uuid().safeParse(change.id).success) return { kind: 'not-found' };
  const result = await db().$transaction(
    async (tx): Promise<CalendarChanged> => {
      await lockCalendar(tx);
      const done = await write(tx, change);
      if (!done) return { kind: 'not-found' };
      const moved = await redateOpenClocks(tx, await readCalendar(tx), actor.id);
      await recordAudit(tx, {
        actor: { kind: 'staff', id: actor.id },
        action: `calendar.${change.kind}`,
        detail: {
          moved,
          ...('id' in change ? { closure: change.id } : {}),
          ...('closure' in change ? { from: change.closure.from, to: change.closure.to } : {}),
        },
      });
      return { kind: 'changed', moved };
    },
    { maxWait: 10_000, timeout },
  );
  forgetCalendar();
  return result;
}

async function write(tx: Transaction, change: CalendarChange): Promise<boolean> {
  switch (change.kind) {
    case 'add':
      return (await insertClosure(tx, change.closure)) !== '';
    case 'change':
      return updateClosure(tx, change.id, change.closure);
    case 'remove':
      return deleteClosure(tx, change.id);
    case 'remove-examples':
      return (await deleteExamples(tx)) > 0;
  }
}
