import type { Transaction } from '~/platform/db/database.server';

/**
 * Locks the item of a review that this parent has a part in, so that what they say and what officers
 * do take turns; null where they have none.
 */
export async function lockItemOf(
  tx: Transaction,
  reviewId: string,
  accountId: string,
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    select i.id from queue_item i join review r on r.item_id = i.id
    where r.id = ${reviewId}::uuid and exists (
      select 1 from review_party p where p.review_id = r.id and p.account_id = ${accountId}::uuid)
    for update of i`;
  return row?.id ?? null;
}

/** A parent said something: the item comes back to its officer's eye, also one that was closed. */
export async function bringBack(tx: Transaction, itemId: string): Promise<void> {
  await tx.$executeRaw`
    update queue_item set
      flags = case when 'unread-message' = any(flags) then flags else flags || '{unread-message}'::text[] end,
      status = case when status in ('waiting-parent', 'decided', 'closed') then 'open' else status end,
      closed_at = null,
      version = version + 1
    where id = ${itemId}::uuid`;
}
