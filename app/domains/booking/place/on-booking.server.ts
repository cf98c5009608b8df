import { recordAudit, type Actor } from '~/platform/audit/audit.server';
import { inTransaction, type Transaction } from '~/platform/db/database.server';
import type { Prisma } from '~/platform/db/generated/client';
import { findReached, lockReached, lockSessions } from './change.store.server';
import type { PlaceBooking, PlaceSession } from './place.rows';
import type { By } from './place.types';
import { steady } from './steady.server';
import { inTurn } from './turns';

/** A booking with its session, both locked; `others` are the further sessions that were asked for. */
export type Held = {
  booking: PlaceBooking;
  session: PlaceSession;
  others: ReadonlyMap<string, PlaceSession>;
};

const MOVED = Symbol('moved');
const TRIES = 4;

/**
 * Does `work` in one transaction on a booking that somebody may act on: first its session is locked,
 * with `others`, in order of their ids, then the booking is read again. Where it was moved to another
 * session meanwhile, all is begun anew.
 */
export async function onBooking<T>(
  by: By,
  work: (tx: Transaction, held: Held) => Promise<T>,
  others: { sessions?: readonly string[]; turns?: readonly string[] } = {},
): Promise<T | { kind: 'gone' }> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const found = await findReached(by);
    if (!found) return { kind: 'gone' };
    const ids = [found.sessionId, ...(others.sessions ?? [])];
    const once = () =>
      inTransaction(async (tx) => {
        const sessions = await lockSessions(tx, ids);
        const booking = await lockReached(tx, by);
        if (!booking) return { kind: 'gone' } as const;
        if (booking.sessionId !== found.sessionId) return MOVED;
        const session = sessions.get(booking.sessionId)!;
        return work(tx, { booking, session, others: sessions });
      });
    const result = await inTurn([...ids, ...(others.turns ?? [])], () => steady(once));
    if (result !== MOVED) return result as T | { kind: 'gone' };
  }
  return { kind: 'gone' };
}

/** Families are bound by the notice of a session, staff until it begins. */
export function sideOf(by: By): 'family' | 'staff' {
  return 'staff' in by ? 'staff' : 'family';
}

/** Writes into the audit trail what was done to a booking; whoever has a link is nobody known. */
export async function auditBooking(
  tx: Transaction,
  by: By,
  action: string,
  { id, sessionId, familyId }: Pick<PlaceBooking, 'id' | 'sessionId' | 'familyId'>,
  detail: Prisma.InputJsonObject = {},
): Promise<void> {
  const actor: Actor =
    'staff' in by
      ? { kind: 'staff', id: by.staff.id }
      : 'parent' in by
        ? { kind: 'parent', id: by.parent.id }
        : { kind: 'anonymous' };
  const all = { bookingId: id, sessionId, ...detail };
  await recordAudit(tx, { actor, action, familyId, detail: all });
}
