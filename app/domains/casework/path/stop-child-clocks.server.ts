import type { Transaction } from '~/platform/db/database.server';
import { stopClocks } from '../item/move-clocks.server';
import type { Ending } from './end-home-education.server';
import { settleOtherItems } from './settle-other-items.server';

/**
 * Stops the clocks about this child; those for several children of one notice run on while another of
 * them is on the list. The items are locked in one order, as joining items does.
 */
export async function stopClocksOfChild(tx: Transaction, ending: Ending): Promise<void> {
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
  const because = 'home-education-ended';
  const action = 'item.clock-stopped';
  await settleOtherItems(tx, clocks, { itemId, childId, staffId, action, because });
}
