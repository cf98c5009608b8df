import { Temporal } from 'temporal-polyfill';
import type { Transaction } from '~/platform/db/database.server';
import { addMonths } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import { CLOCK_RULES, lengthOf, startClocks } from '~/domains/clock/index.server';
import { meetClocks, stopClocks } from '../item/move-clocks.server';

type EhcTurn = {
  /** The day a review was held, where this year's clock is met by it. */
  metOn?: Temporal.PlainDate;
  /** ISO date; null where no further review is to come. */
  nextReviewOn: string | null;
  on: Temporal.PlainDate;
  staffId: string;
};

/**
 * Ends the running clock of the child's EHC review and starts the next one (Children and Families Act
 * 2014 s.44) on the latest open matter of the child that stays open for long: a review, a special
 * case, formal steps, a notice. Returns that matter; where there is none the day stands on the plan
 * alone, in sight on the record and on the seniors' list.
 */
export async function runEhcClock(
  tx: Transaction,
  childId: string,
  { metOn, nextReviewOn, on, staffId }: EhcTurn,
): Promise<string | undefined> {
  const running = await tx.clock.findMany({
    where: { childId, rule: 'ehc-review', endedOn: null },
    orderBy: { id: 'asc' },
  });
  const carrier = nextReviewOn === null ? undefined : await findCarrier(tx, childId);
  const items = [...new Set([...running.map(({ itemId }) => itemId), carrier ?? []].flat())];
  await tx.$queryRaw`
    select id from queue_item where id = any(${items}::uuid[]) order by id for update`;
  if (metOn) await meetClocks(tx, running, metOn, staffId);
  await stopClocks(
    tx,
    running.filter(({ endedOn }) => endedOn === null),
    on,
    'new-date',
    staffId,
  );
  if (!carrier || nextReviewOn === null) return undefined;
  const months = lengthOf(CLOCK_RULES['ehc-review'], profile().clocks);
  const startedOn = addMonths(Temporal.PlainDate.from(nextReviewOn), -months).toString();
  await startClocks(tx, carrier, [{ rule: 'ehc-review', startedOn, childId }]);
  return carrier;
}

async function findCarrier(tx: Transaction, childId: string): Promise<string | undefined> {
  const item = await tx.queueItem.findFirst({
    where: {
      children: { some: { childId } },
      kind: { in: ['review', 'path', 'steps', 'notification'] },
      closedAt: null,
      joinedToId: null,
      status: { not: 'closed' },
    },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  });
  return item?.id;
}
