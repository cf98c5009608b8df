import type { Transaction } from '~/platform/db/database.server';

/**
 * True where, with this proposal gone, nothing is left on its ladder: no other step is open, and none
 * was ever approved. The ladder then leaves the queue as if it had not been begun.
 */
export async function endsLadder(
  tx: Transaction,
  step: { id: string; itemId: string },
): Promise<boolean> {
  const others = await tx.formalStep.count({
    where: {
      itemId: step.itemId,
      id: { not: step.id },
      OR: [
        { state: { in: ['proposed', 'approved', 'served'] } },
        { decidedAt: { not: null }, state: { not: 'refused' } },
      ],
    },
  });
  return others === 0;
}
