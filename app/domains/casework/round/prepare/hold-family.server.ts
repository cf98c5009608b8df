import type { Temporal } from 'temporal-polyfill';
import { recordAudit } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import { inTransaction, type Transaction } from '~/platform/db/database.server';
import { fillRound } from '../fill-round.server';
import { askOf, type PreparedRound } from './find-round.server';
import { lockRound } from './move-round.server';
import { mayHold } from './prepare.access';
import { listMeant } from './whom.store.server';

export type HoldResult =
  | { kind: 'done' }
  | { kind: 'not-found' }
  | { kind: 'not-allowed' }
  /** It was let go or put away meanwhile. */
  | { kind: 'too-late' };

const OPEN: readonly string[] = ['draft', 'refused', 'proposed'];

/** Leaves a family out of a round, with the reason. Once it was let go it is too late. */
export function holdFamily(
  staff: Staff,
  roundId: string,
  { family, reason }: { family: string; reason: string },
  today: Temporal.PlainDate,
): Promise<HoldResult> {
  return onOpenRound(staff, roundId, async (tx, round) => {
    const where = { roundId_familyId: { roundId, familyId: family } };
    const there = await tx.roundFamily.findUnique({ where, select: { reason: true } });
    if (there?.reason === reason) return { kind: 'done' };
    const meant = (await listMeant(askOf(round, today), tx)).find(
      ({ familyId }) => familyId === family,
    );
    if (!meant && !there) return { kind: 'not-found' };
    await tx.roundFamily.deleteMany({ where: { roundId, familyId: family } });
    const held = { reason, byId: staff.id };
    await fillRound(tx, roundId, [{ familyId: family, childIds: meant?.childIds ?? [], held }]);
    await audit(tx, staff, 'round.family-held', roundId, family);
    return { kind: 'done' };
  });
}

/** Puts a family in again that was left out. */
export function unholdFamily(
  staff: Staff,
  roundId: string,
  { family }: { family: string },
): Promise<HoldResult> {
  return onOpenRound(staff, roundId, async (tx) => {
    const { count } = await tx.roundFamily.deleteMany({ where: { roundId, familyId: family } });
    if (count > 0) await audit(tx, staff, 'round.family-put-in', roundId, family);
    return { kind: 'done' };
  });
}

function onOpenRound(
  staff: Staff,
  roundId: string,
  change: (tx: Transaction, round: PreparedRound) => Promise<HoldResult>,
): Promise<HoldResult> {
  if (!mayHold(staff)) return Promise.resolve({ kind: 'not-allowed' });
  return inTransaction(async (tx): Promise<HoldResult> => {
    const round = await lockRound(tx, roundId);
    if (!round) return { kind: 'not-found' };
    if (!OPEN.includes(round.state)) return { kind: 'too-late' };
    return change(tx, round);
  });
}

function audit(tx: Transaction, staff: Staff, action: string, roundId: string, familyId: string) {
  return recordAudit(tx, {
    actor: { kind: 'staff', id: staff.id },
    action,
    familyId,
    detail: { roundId },
  });
}
