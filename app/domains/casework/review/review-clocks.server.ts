import type { Temporal } from 'temporal-polyfill';
import type { Transaction } from '~/platform/db/database.server';
import { meetClocks } from '../item/move-clocks.server';

const own = ['first-review', 'annual-review', 'second-review', 'extra-review', 'more-time'];

/**
 * Meets the clocks that a finished review was to meet: its own, and the first reviews that notices
 * about the child began (protocol 6.4). A notice's clock for several children is met when each of
 * those at home was reviewed since. A late one stays late.
 */
export async function meetReviewClocks(
  tx: Transaction,
  review: { itemId: string; childId: string },
  on: Temporal.PlainDate,
  staffId: string,
): Promise<void> {
  const ownClocks = await tx.clock.findMany({
    where: { itemId: review.itemId, rule: { in: own }, endedOn: null },
  });
  await meetClocks(tx, ownClocks, on, staffId);
  const ofNotices = await tx.clock.findMany({
    where: {
      rule: 'first-review',
      endedOn: null,
      itemId: { not: review.itemId },
      item: { children: { some: { childId: review.childId } } },
      OR: [{ childId: null }, { childId: review.childId }],
    },
  });
  for (const clock of ofNotices) {
    if (clock.childId === null && (await othersWait(tx, clock, review.childId))) continue;
    await meetClocks(tx, [clock], on, staffId);
  }
}

/** True while another child of the notice is at home and was not reviewed since the clock began. */
async function othersWait(
  tx: Transaction,
  clock: { itemId: string; startedOn: Date },
  childId: string,
): Promise<boolean> {
  const others = await tx.child.findMany({
    where: {
      id: { not: childId },
      status: { in: ['notified', 'home-educated'] },
      items: { some: { itemId: clock.itemId } },
    },
    select: { id: true },
  });
  if (others.length === 0) return false;
  const reviewed = await tx.review.groupBy({
    by: ['childId'],
    where: {
      childId: { in: others.map(({ id }) => id) },
      state: 'reported',
      reportedOn: { gte: clock.startedOn },
    },
  });
  return reviewed.length < others.length;
}
