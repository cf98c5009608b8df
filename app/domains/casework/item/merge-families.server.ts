import { recordAudits, type Actor } from '~/platform/audit/audit.server';
import type { Transaction } from '~/platform/db/database.server';
import { Prisma, type Child } from '~/platform/db/generated/client';
import { moveFamilyBookings } from '~/domains/booking/index.server';
import { moveCasework, moveFamilyCasework } from '../case/move-casework.server';
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
  await moveFamilyCasework(tx, from, to);
  await moveFamilyBookings(tx, from, to);
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
  await moveCasework(tx, from, to);
  await tx.$executeRaw`
    insert into queue_item_child (item_id, child_id)
    select item_id, ${to}::uuid from queue_item_child where child_id = ${from}::uuid
    on conflict do nothing`;
  await tx.queueItemChild.deleteMany({ where });
  const gone = await tx.child.delete({ where: { id: from } });
  const kept = await tx.child.findUniqueOrThrow({ where: { id: to } });
  await tx.child.update({
    where: { id: to },
    data: { ...whatOnlyOneKnew(kept, gone), changedAt: new Date() },
    select: { id: true },
  });
}

/** Settings that a child leaves only after somebody has agreed: the record must not lose them. */
const asksForMore = ['special-placed', 'attendance-order'];

/** What the record that stays lacks and the one that goes has; where both tell something, the one that stays counts. */
function whatOnlyOneKnew(kept: Child, gone: Child): Prisma.ChildUpdateInput {
  const from = placeFrom(kept, gone);
  const isNamed = from.schoolUrn || from.schoolName;
  const named = !isNamed && kept.setting === gone.setting ? gone : from;
  return {
    upn: kept.upn || gone.upn,
    knownAs: kept.knownAs || gone.knownAs,
    sex: kept.sex ?? gone.sex,
    ethnicity: kept.ethnicity ?? gone.ethnicity,
    address: kept.address ?? gone.address ?? Prisma.DbNull,
    setting: from.setting,
    schoolUrn: named.schoolUrn,
    schoolName: named.schoolName,
    sen: senOrder.find((sen) => sen === kept.sen || sen === gone.sen) ?? kept.sen,
    startedOn: kept.startedOn ?? gone.startedOn,
  };
}

const senOrder = ['E', 'K', 'N'];

/** Whose account of where the child is stands: the one that asks for more, else the one that names a place. */
function placeFrom(kept: Child, gone: Child): Child {
  if (asksForMore.includes(kept.setting)) return kept;
  if (asksForMore.includes(gone.setting)) return gone;
  return kept.setting === 'never-at-school' ? gone : kept;
}
