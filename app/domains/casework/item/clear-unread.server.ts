import type { Transaction } from '~/platform/db/database.server';

/** What the parent wrote on an item is read: takes the mark off. */
export async function clearUnread(
  tx: Pick<Transaction, '$executeRaw'>,
  itemId: string,
): Promise<void> {
  await tx.$executeRaw`
    with read as (
      update message set read_at = now()
      where item_id = ${itemId}::uuid and "from" = 'parent' and read_at is null
    )
    update queue_item set flags = array_remove(flags, 'unread-message')
    where id = ${itemId}::uuid and 'unread-message' = any(flags)`;
}
