import { profile } from '~/platform/config/environment.server';
import { db, type Transaction } from '~/platform/db/database.server';

export type SendingOfFiles = {
  id: string;
  state: string;
  /** Null for a draft, also one that will go onto an item that is there: officers see nothing of it. */
  itemId: string | null;
  familyId: string | null;
};

/** A sending of this account, locked until the transaction ends; null where there is none. */
export async function lockSending(
  tx: Transaction,
  accountId: string,
  sendingId: string,
): Promise<SendingOfFiles | null> {
  const [row] = await tx.$queryRaw<SendingOfFiles[]>`
    select s.id, s.state, case when s.state <> 'draft' then s.item_id end as "itemId",
      (select i.family_id from queue_item i where i.id = s.item_id and s.state <> 'draft') as "familyId"
    from sending s where s.id = ${sendingId}::uuid and s.account_id = ${accountId}::uuid
    for update of s`;
  return row ?? null;
}

/** Whether this account has a draft of that id, which alone files can be added to. */
export async function isOwnDraft(
  tx: Pick<Transaction, 'sending'>,
  accountId: string,
  sendingId: string,
): Promise<boolean> {
  const where = { id: sendingId, accountId, state: 'draft' };
  return (await tx.sending.findFirst({ where, select: { id: true } })) !== null;
}

/** Whether this account has a sending of that id, whatever became of it. */
export async function isOwnSending(accountId: string, sendingId: string): Promise<boolean> {
  const where = { id: sendingId, accountId };
  return (await db().sending.findFirst({ where, select: { id: true } })) !== null;
}

/** A draft that files are added to is kept as long as one that was just typed in. */
export async function keepDraft(tx: Transaction, sending: SendingOfFiles): Promise<void> {
  if (sending.state !== 'draft') return;
  const now = new Date();
  const expiresAt = new Date(now.getTime() + profile().files.unsentDays * 86_400_000);
  await tx.sending.update({
    where: { id: sending.id },
    data: { updatedAt: now, expiresAt },
    select: { id: true },
  });
}
