import { db, type Transaction } from '~/platform/db/database.server';
import type { Prisma } from '~/platform/db/generated/client';
import { addressSchema, answersSchema, type Address } from '~/domains/notification';

/** What tells whose item it is. */
export type OfParent = { id: string; accountId: string | null; notificationId: string | null };

/** The parent of an item as the council's record has them; null fields where nothing is known. */
export type ReachedParent = {
  name: string;
  safeToEmail: boolean;
  safeToWrite: boolean;
  safetyNote: string;
  phone: string;
  address: Address | null;
  addressSecret: boolean;
};

export type Reach = {
  /** Null where the record has no such person: somebody who has only asked a question. */
  parent: ReachedParent | null;
  /** Since when email to this parent is on hold (an instant), or null. */
  held: string | null;
};

/** The records of the parent whose item it is: never those of another parent or of a helper. */
export function parentOf(item: OfParent): Prisma.AdultWhereInput {
  const { accountId, notificationId } = item;
  const own: Prisma.AdultWhereInput[] = [];
  if (accountId) own.push({ accountId }, { notification: { accountId } });
  if (notificationId) own.push({ notificationId });
  return { role: 'parent', OR: own };
}

/** How the parent of an item can be reached, by the newest record. For staff who may see the item. */
export async function findReach(
  item: OfParent,
  tx: Pick<Transaction, 'adult' | 'account'> = db(),
): Promise<Reach> {
  const account = item.accountId
    ? await tx.account.findUnique({
        where: { id: item.accountId },
        select: { mailHeldSince: true },
      })
    : null;
  const found = await tx.adult.findFirst({
    where: parentOf(item),
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    include: { notification: { select: { answers: true } } },
  });
  const told = answersSchema.safeParse(found?.notification?.answers).data?.contact;
  return {
    held: account?.mailHeldSince?.toISOString() ?? null,
    parent: found && {
      name: found.name,
      safeToEmail: found.safeToEmail,
      safeToWrite: found.safeToWrite,
      safetyNote: found.safetyNote ?? '',
      phone: found.phone ?? '',
      address: addressSchema.safeParse(found.address).data ?? null,
      addressSecret: found.addressSecret ?? told?.addressSecret ?? false,
    },
  };
}
