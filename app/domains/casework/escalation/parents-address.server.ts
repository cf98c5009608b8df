import type { Transaction } from '~/platform/db/database.server';

/**
 * True where an address is one of somebody of the family: a question about them must not reach them
 * as if they were the other service.
 */
export async function isParentsAddress(
  tx: Pick<Transaction, '$queryRaw'>,
  familyId: string,
  address: string,
): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from adult a left join account on account.id = a.account_id
    where a.family_id = ${familyId}::uuid
      and (a.email = ${address}::citext or account.email = ${address}::citext)
    union all
    select 1 from notification n join account on account.id = n.account_id
    where n.family_id = ${familyId}::uuid and account.email = ${address}::citext
    limit 1`;
  return rows.length > 0;
}
