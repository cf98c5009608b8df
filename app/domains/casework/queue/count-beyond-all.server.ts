import { databasePool } from '~/platform/db/database.server';
import { COMPLAINT_KINDS } from '~/domains/intake';

/**
 * How many open complaints nobody with access may see: for seniors alone where there is none, or kept
 * from everybody who is left (`visibleTo`). For administrators, who can give somebody a role; what is
 * about themselves is not in the number.
 */
export async function countBeyondAll(administrator: { id: string }): Promise<number> {
  const { rows } = await databasePool().query<{ count: number }>(
    `select count(*)::int as count from queue_item i
     where i.closed_at is null and i.kind = any($1) and not ($2::uuid = any (i.kept_from))
       and not exists (
         select 1 from staff_member s
         where s.active and s.roles && array['OFFICER', 'SENIOR']::"StaffRole"[]
           and not (s.id = any (i.kept_from))
           and (not i.seniors_only or 'SENIOR' = any (s.roles)))`,
    [COMPLAINT_KINDS, administrator.id],
  );
  return rows[0]!.count;
}

/**
 * How many open complaints wait for a senior to read them, where there is one senior alone: each may be
 * about that one. 0 where there are more, or none.
 */
export async function countForOneSenior(): Promise<number> {
  const { rows } = await databasePool().query<{ count: number }>(
    `select count(*)::int as count from queue_item
     where closed_at is null and seniors_only
       and (select count(*) from staff_member where active and 'SENIOR' = any (roles)) = 1`,
  );
  return rows[0]!.count;
}
