import { db, type Transaction } from '~/platform/db/database.server';

/** Somebody of the team. */
export type Member = { id: string; name: string };

/** Everybody who has access, by name, and those of `also` who had it. */
export function listTeam(also: readonly string[] = []): Promise<Member[]> {
  return db().staffMember.findMany({
    where: { OR: [{ active: true }, { id: { in: [...also] } }] },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
}

/** True where all of them have access, or were there before. */
export async function areOfTheTeam(
  tx: Pick<Transaction, 'staffMember'>,
  people: readonly string[],
  before: readonly string[] = [],
): Promise<boolean> {
  const added = people.filter((id) => !before.includes(id));
  const found = await tx.staffMember.count({ where: { id: { in: added }, active: true } });
  return found === added.length;
}
