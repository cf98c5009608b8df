import { recordAudits } from '~/platform/audit/audit.server';
import type { Transaction } from '~/platform/db/database.server';
import { stopClocks } from '../item/move-clocks.server';
import type { Ending } from './end-home-education.server';

/**
 * Stops the clocks about this child; those for several children of one notice run on while another of
 * them is on the list. The items are locked in one order, as joining items does.
 */
export async function stopClocksOfChild(
  tx: Transaction,
  ending: Ending,
  familyId: string,
): Promise<void> {
  const { childId, itemId, as, staffId, today } = ending;
  await tx.$queryRaw`
    select i.id from queue_item i join queue_item_child c on c.item_id = i.id
    where c.child_id = ${childId}::uuid order by i.id for update of i`;
  const goOn = ['reply-to-parent', ...(as === 'moved-away' ? [] : ['ehc-review'])];
  const clocks = await tx.clock.findMany({
    where: {
      endedOn: null,
      rule: { notIn: goOn },
      item: { kind: { not: 'escalation' }, children: { some: { childId } } },
      OR: [
        { childId },
        {
          childId: null,
          item: {
            children: {
              none: {
                childId: { not: childId },
                child: { status: { in: ['notified', 'home-educated'] } },
              },
            },
          },
        },
      ],
    },
    orderBy: [{ itemId: 'asc' }, { id: 'asc' }],
  });
  await stopClocks(tx, clocks, today, 'home-education-ended', staffId);
  const elsewhere = clocks.filter((clock) => clock.itemId !== itemId);
  await recordAudits(
    tx,
    elsewhere.map((clock) => ({
      actor: { kind: 'staff' as const, id: staffId },
      action: 'item.clock-stopped',
      itemId: clock.itemId,
      childId,
      familyId,
      detail: { rule: clock.rule, because: 'home-education-ended' },
    })),
  );
  await leaveQueue(
    tx,
    elsewhere.map((clock) => clock.itemId),
  );
}

/** Items about which everything is decided leave the queue with their last clock. */
async function leaveQueue(tx: Transaction, itemIds: string[]): Promise<void> {
  await tx.queueItem.updateMany({
    where: { id: { in: itemIds } },
    data: { version: { increment: 1 } },
  });
  await tx.queueItem.updateMany({
    where: { id: { in: itemIds }, status: 'decided', clocks: { none: { endedOn: null } } },
    data: { closedAt: new Date() },
  });
}
