import type { Transaction } from '~/platform/db/database.server';

/**
 * An escalation with its item, locked until the transaction is over. The item's row is locked first, as
 * every move of staff does it, so that nobody waits for each other in a circle.
 */
export async function lockEscalation(tx: Transaction, id: string) {
  await tx.$queryRaw`
    select i.id from queue_item i join escalation e on e.item_id = i.id
    where e.id = ${id}::uuid for update of i`;
  const escalation = await tx.escalation.findUnique({ where: { id } });
  if (!escalation) return null;
  const item = await tx.queueItem.findUniqueOrThrow({
    where: { id: escalation.itemId },
    select: { id: true, reference: true, ownerId: true, flags: true, familyId: true, body: true },
  });
  return { escalation, item };
}

export type LockedEscalation = NonNullable<Awaited<ReturnType<typeof lockEscalation>>>;

/** Puts a flag on an item, once. */
export async function raiseFlag(tx: Transaction, itemId: string, flag: string): Promise<void> {
  await tx.$executeRaw`
    update queue_item set flags = flags || array[${flag}]::text[]
    where id = ${itemId}::uuid and not ${flag} = any(flags)`;
}

/** Takes a flag off an item. */
export async function dropFlag(tx: Transaction, itemId: string, flag: string): Promise<void> {
  await tx.$executeRaw`
    update queue_item set flags = array_remove(flags, ${flag})
    where id = ${itemId}::uuid and ${flag} = any(flags)`;
}
