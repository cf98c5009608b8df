import type { Transaction } from '~/platform/db/database.server';

type Row = { id: string; itemId: string; kind: string };

/** Proposes that the order be revoked because suitable education was shown, unless that is proposed already. */
export async function proposeRevocation(
  tx: Transaction,
  rows: Row[],
  order: Row,
  { childId, staffId, reason }: { childId: string; staffId: string; reason: string },
): Promise<string> {
  const there = rows.find((row) => row.kind === 'revocation');
  if (there) {
    await tx.$executeRaw`
      update formal_step set data = data || '{"because": "education-shown"}'::jsonb
      where id = ${there.id}::uuid`;
    return there.id;
  }
  const { id } = await tx.formalStep.create({
    data: {
      itemId: order.itemId,
      childId,
      kind: 'revocation',
      reason,
      data: { because: 'education-shown' },
      proposedById: staffId,
    },
    select: { id: true },
  });
  return id;
}
