import type { Transaction } from '~/platform/db/database.server';

/** The request behind an item of the queue, as a move sees it; the item is one reader's. */
export function requestOfItem(tx: Pick<Transaction, 'requestReader'>, itemId: string) {
  return tx.requestReader.findUnique({
    where: { itemId },
    select: {
      id: true,
      requestId: true,
      answeredAt: true,
      request: {
        select: {
          familyId: true,
          endedOn: true,
          children: { select: { childId: true, answeredOn: true, answeredHow: true } },
          readers: { select: { itemId: true } },
        },
      },
    },
  });
}
