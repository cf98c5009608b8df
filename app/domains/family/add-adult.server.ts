import type { Transaction } from '~/platform/db/database.server';
import { Prisma } from '~/platform/db/generated/client';
import { asDate } from '~/domains/clock/index.server';
import type { NewAdult } from './join-family.server';

/**
 * Adds an adult to a family as one notification told of them. A parent whose account the family
 * already has is brought up to date instead, so that nobody stands there twice.
 */
export async function addAdult(
  tx: Transaction,
  familyId: string,
  notificationId: string,
  adult: NewAdult,
): Promise<string> {
  const data = {
    ...adult,
    familyId,
    notificationId,
    address: adult.address ?? Prisma.DbNull,
    lastHeardOn: adult.lastHeardOn ? asDate(adult.lastHeardOn) : null,
  };
  const there = adult.accountId
    ? await tx.adult.findFirst({
        where: { familyId, accountId: adult.accountId, role: adult.role },
        select: { id: true, addressSecret: true },
      })
    : null;
  const { id } = there
    ? await tx.adult.update({
        where: { id: there.id },
        // What an officer recorded as secret stays so; otherwise the newer notice says it.
        data: { ...data, addressSecret: there.addressSecret || null },
        select: { id: true },
      })
    : await tx.adult.create({ data, select: { id: true } });
  return id;
}
