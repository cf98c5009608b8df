import { z } from 'zod';
import type { StaffRole } from '~/platform/auth/session.server';
import { db, type Transaction } from '~/platform/db/database.server';

export type StaffMember = {
  id: string;
  name: string;
  email: string;
  roles: StaffRole[];
  active: boolean;
};

const select = { id: true, name: true, email: true, roles: true, active: true } as const;

/** Everybody who has or had access, those with access first, by name. */
export function listStaff(): Promise<StaffMember[]> {
  return db().staffMember.findMany({ select, orderBy: [{ active: 'desc' }, { name: 'asc' }] });
}

/** One member of staff and how many open matters are theirs; null where there is no such person. */
export async function findMember(id: string): Promise<(StaffMember & { open: number }) | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const found = await db().staffMember.findUnique({
    where: { id },
    select: { ...select, _count: { select: { items: { where: { closedAt: null } } } } },
  });
  if (!found) return null;
  const { _count, ...member } = found;
  return { ...member, open: _count.items };
}

/** Everybody, in the transaction of a change; changes of access take turns from here on. */
export async function lockStaff(tx: Transaction): Promise<StaffMember[]> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('staff', 7))`;
  return tx.staffMember.findMany({ select });
}

/** Writes somebody new. */
export async function addMember(
  tx: Transaction,
  member: Pick<StaffMember, 'name' | 'email' | 'roles'>,
): Promise<string> {
  const { id } = await tx.staffMember.create({ data: member, select: { id: true } });
  return id;
}

/** Writes somebody's name and access, and ends their sessions where they have none left. */
export async function writeMember(
  tx: Transaction,
  { id, name, roles, active }: Omit<StaffMember, 'email'>,
): Promise<void> {
  const changedAt = new Date();
  await tx.staffMember.update({
    where: { id },
    data: { name, roles, active, changedAt },
    select: { id: true },
  });
  if (active) return;
  await tx.session.updateMany({
    where: { staffId: id, revokedAt: null },
    data: { revokedAt: changedAt },
  });
}
