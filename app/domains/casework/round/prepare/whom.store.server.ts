import { db, type Transaction } from '~/platform/db/database.server';
import { familiesQuery, type WhomAsk } from './families.query';

type Tx = Pick<Transaction, '$queryRawUnsafe'>;

/** A family that a round is for, with the children that it is about; none where it is the whole family. */
export type Meant = { familyId: string; childIds: string[] };

/** The families that a round is for today, held or not. */
export function listMeant(ask: WhomAsk, tx: Tx = db()): Promise<Meant[]> {
  const { text, values } = familiesQuery(ask);
  return tx.$queryRawUnsafe<Meant[]>(text, ...values);
}

/** How many families a round is for today: those it is written to, and those that are left out. */
export async function countMeant(
  roundId: string,
  ask: WhomAsk,
  tx: Tx = db(),
): Promise<{ families: number; held: number }> {
  const { text, values } = familiesQuery(ask);
  const [row] = await tx.$queryRawUnsafe<{ families: number; held: number }[]>(
    `select (count(*) - count(h.family_id))::int as families, count(h.family_id)::int as held
     from (${text}) m left join round_family h on h.round_id = $${values.push(roundId)}::uuid
       and h.family_id = m."familyId" and h.state = 'held'`,
    ...values,
  );
  return row!;
}

/** A family of a round as the page of its families shows it to officers. */
export type FamilyLine = {
  familyId: string;
  name: string;
  children: { id: string; givenNames: string; familyName: string }[];
  /** Why it is left out; null where it is not. */
  reason: string | null;
  heldBy: string | null;
};

export const FAMILIES_PAGE = 50;

/** A page of the families that a round is for, by name, from after a family on; one more than fits. */
export async function listFamilyLines(
  roundId: string,
  ask: WhomAsk,
  after: string | null,
): Promise<FamilyLine[]> {
  const { text, values } = familiesQuery(ask);
  const place = (value: unknown) => `$${values.push(value)}`;
  return db().$queryRawUnsafe<FamilyLine[]>(
    `with meant as (${text})
     select f.id as "familyId", f.name, ${linesOf}
     from family f left join meant m on m."familyId" = f.id
       left join round_family h on h.round_id = ${place(roundId)}::uuid and h.family_id = f.id
         and h.state = 'held'
       left join staff_member s on s.id = h.by_id
     where (m."familyId" is not null or h.family_id is not null)
       and (${place(after)}::uuid is null
         or (f.name, f.id) > (select p.name, p.id from family p where p.id = ${place(after)}::uuid))
     order by f.name, f.id limit ${FAMILIES_PAGE + 1}`,
    ...values,
  );
}

const linesOf = `h.reason, s.name as "heldBy",
  (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'givenNames', c.given_names,
      'familyName', c.family_name) order by c.date_of_birth, c.id), '[]') from child c
    where c.family_id = f.id and c.status in ('notified', 'home-educated')
      and (coalesce(m."childIds", '{}') = '{}' or c.id = any(m."childIds"))) as children`;

/** The families that are left out of a round, by their ids. */
export async function listHeld(roundId: string, tx: Tx = db()): Promise<Set<string>> {
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
    `select family_id as id from round_family where round_id = $1::uuid and state = 'held'`,
    roundId,
  );
  return new Set(rows.map(({ id }) => id));
}
