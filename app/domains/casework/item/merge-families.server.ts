import { recordAudits, type Actor } from '~/platform/audit/audit.server';
import type { Transaction } from '~/platform/db/database.server';
import type { Match } from './join.rules';

/**
 * Brings one family into another on the officers' side: children that are the same become one record
 * (the other family's), with what was known of either; the rest of the family moves along. No account,
 * conversation or notice changes hands. Every record that goes is named in the audit trail.
 */
export async function mergeFamilies(
  tx: Transaction,
  actor: Actor,
  itemId: string,
  { from, to, matches }: { from: string; to: string; matches: Match[] },
): Promise<void> {
  const same = matches.flatMap(({ childId, sameAs }) =>
    sameAs && sameAs !== childId ? [{ childId, sameAs }] : [],
  );
  for (const { childId, sameAs } of same) await mergeChild(tx, childId, sameAs);
  await recordAudits(
    tx,
    same.map(({ childId, sameAs }) => ({
      actor,
      action: 'child.joined',
      itemId,
      childId: sameAs,
      familyId: to,
      detail: { from: childId },
    })),
  );
  if (from === to) return;
  const where = { familyId: from };
  const data = { familyId: to };
  await tx.child.updateMany({ where, data });
  await tx.adult.updateMany({ where, data });
  await tx.notification.updateMany({ where, data });
  await tx.queueItem.updateMany({ where, data });
  await tx.family.delete({ where: { id: from }, select: { id: true } });
}

async function mergeChild(tx: Transaction, from: string, to: string): Promise<void> {
  const where = { childId: from };
  const data = { childId: to };
  await tx.notificationChild.updateMany({ where, data });
  await tx.indicator.updateMany({ where, data });
  await tx.rating.updateMany({ where, data });
  await tx.clock.updateMany({ where, data });
  await tx.decision.updateMany({ where, data });
  await tx.referral.updateMany({ where, data });
  await tx.$executeRaw`
    insert into queue_item_child (item_id, child_id)
    select item_id, ${to}::uuid from queue_item_child where child_id = ${from}::uuid
    on conflict do nothing`;
  await tx.queueItemChild.deleteMany({ where });
  await tx.child.delete({ where: { id: from }, select: { id: true } });
}
