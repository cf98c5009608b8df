import { recordAudit } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import { now } from '~/platform/calendar';
import { inTransaction, type Transaction } from '~/platform/db/database.server';
import { mayPlan } from './plan.access';
import { hasBegun } from './plan.rules';
import { lockSession, type SessionRow } from './sessions.store.server';

/** Why a session stays as it is. */
export type Unchanged =
  | { kind: 'not-found' }
  | { kind: 'not-allowed' }
  /** Somebody changed it since the form was made. */
  | { kind: 'stale' }
  | { kind: 'cancelled' }
  | { kind: 'begun' };

/** True where a result says that a session stays as it is. */
type Change<R> = (tx: Transaction, session: SessionRow) => Promise<R>;

/**
 * A change of a session that is to come, by somebody who plans, under its lock: with it go its audit row
 * and whatever is told, in one transaction.
 */
export async function changeSession<R>(
  staff: Staff,
  { sessionId, version }: { sessionId: string; version: number },
  change: Change<R>,
): Promise<R | Unchanged> {
  if (!mayPlan(staff)) return { kind: 'not-allowed' };
  return inTransaction(async (tx) => {
    const session = await lockSession(tx, sessionId);
    const not = whyNot(session, version);
    return not ?? change(tx, session!);
  });
}

function whyNot(session: SessionRow | null, version: number): Unchanged | null {
  if (!session) return { kind: 'not-found' };
  if (session.state === 'cancelled') return { kind: 'cancelled' };
  if (hasBegun(session, now())) return { kind: 'begun' };
  return session.version === version ? null : { kind: 'stale' };
}

/** What was done with a session, in the trail. */
export function auditSession(
  tx: Transaction,
  staff: Staff,
  action: string,
  detail: { sessionId: string } & Record<string, string | number | boolean | null>,
) {
  return recordAudit(tx, { actor: { kind: 'staff', id: staff.id }, action, detail });
}
