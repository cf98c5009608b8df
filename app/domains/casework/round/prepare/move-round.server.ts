import { recordAudit } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import { inTransaction, type Transaction } from '~/platform/db/database.server';
import type { Prisma } from '~/platform/db/generated/client';
import type { RoundState } from '../round.codes';
import { findRound, type PreparedRound } from './find-round.server';
import { mayPrepare } from './prepare.access';

export type RoundMoved = { kind: 'done' };

export type RoundRefusal =
  | { kind: 'not-found' }
  | { kind: 'not-allowed' }
  /** Somebody changed the round, or moved it on, after the form was made. */
  | { kind: 'stale' };

type Move = {
  roundId: string;
  /** The version that the form was made from. */
  version: number;
  /** The states that the move starts from. */
  from: readonly RoundState[];
  /** The name of the move in the audit trail. */
  name: string;
};

/** What a move changes of the round; or why it does not, for reasons of its own. */
export type Changed = {
  kind: 'changed';
  data: Prisma.RoundUncheckedUpdateInput;
  detail?: Prisma.InputJsonObject;
};

/**
 * Makes one named move on a round, with its audit row, for those who prepare rounds: of two who move
 * it at the same time, one is told that it changed.
 */
export function moveRound<R extends { kind: string } = never>(
  staff: Staff,
  move: Move,
  change: (tx: Transaction, round: PreparedRound) => Promise<Changed | R>,
): Promise<RoundMoved | RoundRefusal | R> {
  if (!mayPrepare(staff)) return Promise.resolve({ kind: 'not-allowed' });
  return inTransaction(async (tx): Promise<RoundMoved | RoundRefusal | R> => {
    const round = await lockRound(tx, move.roundId);
    if (!round) return { kind: 'not-found' };
    if (round.version !== move.version || !move.from.includes(round.state))
      return { kind: 'stale' };
    const result = await change(tx, round);
    if (result.kind !== 'changed') return result as R;
    const { data, detail } = result as Changed;
    await tx.round.update({
      where: { id: round.id },
      data: { ...data, version: { increment: 1 }, changedAt: new Date() },
      select: { id: true },
    });
    await recordAudit(tx, {
      actor: { kind: 'staff', id: staff.id },
      action: `round.${move.name}`,
      detail: { ...detail, roundId: round.id },
    });
    return { kind: 'done' };
  });
}

/** The round, held until the transaction ends. */
export async function lockRound(tx: Transaction, roundId: string): Promise<PreparedRound | null> {
  await tx.$queryRaw`select 1 from round where id = ${roundId}::uuid for update`;
  return findRound(roundId, tx);
}
