import type { Staff } from '~/platform/auth/session.server';
import type { Transaction } from '~/platform/db/database.server';
import { cancelSessionBookings } from '../place/index.server';
import { auditSession, changeSession, type Unchanged } from './change-session.server';
import type { SessionRow } from './sessions.store.server';

export type SessionCancelled = { kind: 'cancelled-now'; told: number } | Unchanged;

/**
 * Cancels a session, an event or a time with a person, and tells everybody who booked, was offered a
 * place or waits. Their bookings stay: each of them can choose another session by the same link.
 */
export function cancelSession(
  staff: Staff,
  sessionId: string,
  { version, why }: { version: number; why: string },
): Promise<SessionCancelled> {
  return changeSession<SessionCancelled>(staff, { sessionId, version }, async (tx, session) => {
    return { kind: 'cancelled-now', told: await cancelLocked(tx, staff, session, why) };
  });
}

/** Cancels a session whose row is held, in the transaction of whoever asks; gives how many were told. */
export async function cancelLocked(
  tx: Transaction,
  staff: Staff,
  { id, sequence, state }: Pick<SessionRow, 'id' | 'sequence' | 'state'>,
  why: string,
): Promise<number> {
  await tx.voluntarySession.update({
    where: { id },
    data: {
      state: 'cancelled',
      toldWhy: why,
      sequence: sequence + 1,
      version: { increment: 1 },
    },
    select: { id: true },
  });
  const told = state === 'draft' ? 0 : await cancelSessionBookings(tx, id);
  await auditSession(tx, staff, 'session.cancelled', { sessionId: id, told });
  return told;
}
