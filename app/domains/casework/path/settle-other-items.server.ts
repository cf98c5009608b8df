import { recordAudits } from '~/platform/audit/audit.server';
import type { Transaction } from '~/platform/db/database.server';

type Settled = {
  /** The path's own item, which its move settles by itself. */
  itemId: string;
  childId: string;
  staffId: string;
  action: 'item.clock-met' | 'item.clock-stopped';
  /** Why, as a code. */
  because: string;
};

/**
 * After clocks of other items were ended from a path: leaves an audit row on each item, makes forms
 * that are open on it out of date, and takes it out of the queue where everything on it is decided and
 * its last clock has ended.
 */
export async function settleOtherItems(
  tx: Transaction,
  clocks: { itemId: string; rule: string }[],
  { itemId, childId, staffId, action, because }: Settled,
): Promise<void> {
  const elsewhere = clocks.filter((clock) => clock.itemId !== itemId);
  if (elsewhere.length === 0) return;
  const id = { in: [...new Set(elsewhere.map((clock) => clock.itemId))] };
  await recordAudits(
    tx,
    elsewhere.map((clock) => ({
      actor: { kind: 'staff' as const, id: staffId },
      action,
      itemId: clock.itemId,
      childId,
      detail: { rule: clock.rule, because },
    })),
  );
  await tx.queueItem.updateMany({ where: { id }, data: { version: { increment: 1 } } });
  await tx.queueItem.updateMany({
    where: { id, status: 'decided', clocks: { none: { endedOn: null } } },
    data: { closedAt: new Date() },
  });
}
