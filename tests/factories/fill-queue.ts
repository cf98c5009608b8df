import pg from 'pg';
import { searchKey } from '~/domains/intake';
import { createReference } from '~/platform/reference';
import { FAMILY_NAMES, GIVEN_NAMES, SCHOOLS, STREETS } from './names';
import { bytesOf } from './sequence';

export type FillOptions = {
  /** The day around which due dates spread (ISO); today where left out. */
  today?: string;
  /** The share of items that are still open, from 0 to 1. */
  open?: number;
};

/**
 * Fills the queue of the database at `url` with `n` items in one statement: 0.6 of them open, a
 * twentieth overdue, an eighth with an EHC plan or a special school, owners among twelve officers
 * (added where missing), and new ones and a third of the others without. The same `n` gives the same items. Returns the officers.
 */
export async function fillQueue(
  url: string,
  n: number,
  options: FillOptions = {},
): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const officers = await addOfficers(client);
    const values = [
      n,
      options.today ?? new Date().toISOString().slice(0, 10),
      GIVEN_NAMES,
      GIVEN_NAMES.map((name) => searchKey(name)),
      FAMILY_NAMES,
      FAMILY_NAMES.map((name) => searchKey(name)),
      STREETS,
      SCHOOLS,
      officers,
      options.open ?? 0.6,
      references(n),
    ];
    await withoutIndexes(client, () => client.query(fill, values));
    await client.query('vacuum analyze queue_item');
    return officers;
  } finally {
    await client.end();
  }
}

/** Runs `work` with the plain indexes of the queue set aside: building them once is several times faster. */
export async function withoutIndexes(
  client: pg.Client,
  work: () => Promise<unknown>,
): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
    from pg_index where indrelid = 'queue_item'::regclass and not indisunique`);
  await client.query('begin');
  for (const { name } of rows) await client.query(`drop index ${name}`);
  await work();
  for (const { definition } of rows) await client.query(definition);
  await client.query('commit');
}

/** As many references as asked, all different. */
function references(n: number): string[] {
  const all = new Set<string>();
  for (let seed = 1; all.size < n; seed += 1)
    all.add(createReference('WF', bytesOf(1_000_000 + seed)));
  return [...all];
}

async function addOfficers(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(`
    insert into staff_member (email, name, roles)
    select 'queue' || k || '@council.example', (array['Rana Anwar','Tom Bell','Jess Cole','Mina Dutta','Carys Ellis','Bo Finch','Rui Gomes','Una Hale','Zara Imran','Pat Joyce','Deniz Kaya','Sam Lowe'])[k], array['OFFICER']::"StaffRole"[]
    from generate_series(1, 12) k
    on conflict (email) do update set active = true
    returning id`);
  return rows.map((row) => row.id);
}

const fill = `
  insert into queue_item (reference, kind, status, received_at, received_on, next_due_on, next_clock,
    owner_id, title, language, year_groups, schools, flags, search_text, closed_at, decided_at)
  select reference,
    kind, status, received_at, received_at::date,
    case when clock is null then date '9999-12-31' else due_on end, clock,
    case when status <> 'new' then owner_id end, title, language,
    array[(r4 % 12)::int], case when r5 % 4 = 0 then '{}' else array[school] end, flags,
    concat_ws(' ', title_key, lower(replace(reference, '-', '')), house || ' ' || lower(street), 'e' || (1 + r6 % 18) || ' ' || (r6 % 9 + 1) || chr((97 + r5 % 22)::int) || chr((97 + r4 % 22)::int)),
    case when is_open then null else received_at + interval '20 days' end,
    case when status in ('decided', 'closed') then received_at + interval '20 days' end
  from (
    select p.*,
      case
        when not is_open then case when r2 % 3 = 0 then 'closed' else 'decided' end
        when r2 % 20 < 5 then 'new' when r2 % 20 < 13 then 'open'
        when r2 % 20 < 17 then 'waiting-parent' else 'waiting-other' end as status,
      case when not is_open or r3 % 12 = 0 then null
        else (array['first-contact','first-review','annual-review','reply-to-parent','more-time','second-review','first-meeting-vulnerable'])[1 + r4 % 7] end as clock,
      $2::date + case when r3 % 12 = 1 then -1 - (r5 % 40)::int when r3 % 12 < 4 then (r5 % 8)::int else 8 + (r5 % 330)::int end as due_on,
      case when r6 % 3 = 0 then null else ($9::uuid[])[1 + r5 % 12] end as owner_id,
      case when r2 % 10 < 7 then 'notification' else (array['question','meeting-request','pressure','change'])[1 + r3 % 4] end as kind,
      case when r4 % 10 < 7 then 'en' when r4 % 10 < 9 then 'ro' else 'ur' end as language,
      array_remove(array[
        case when r5 % 10 = 0 then 'ehc-plan' end, case when r6 % 40 = 0 then 'special-school' end,
        case when r3 % 6 = 0 then 'key-stage-4' end, case when r2 % 50 = 0 then 'pressed' end,
        case when r4 % 60 = 0 then 'not-safe-to-write' end, case when r5 % 9 = 1 then 'unread-message' end,
        case when r6 % 13 = 0 then 'indicators' end], null) as flags,
      ($3::text[])[1 + r1 % cardinality($3)] || ' ' || ($5::text[])[1 + r6 % cardinality($5)] as title,
      ($4::text[])[1 + r1 % cardinality($4)] || ' ' || ($6::text[])[1 + r6 % cardinality($6)] as title_key,
      ($7::text[])[1 + r2 % cardinality($7)] as street, 1 + r3 % 140 as house,
      ($8::text[])[1 + r4 % cardinality($8)] as school
    from (
      select k, reference, ((hashint8extended(k, 1) >> 8) & 1048575) as r1, ((hashint8extended(k, 2) >> 8) & 1048575) as r2,
        ((hashint8extended(k, 3) >> 8) & 1048575) as r3, ((hashint8extended(k, 4) >> 8) & 1048575) as r4,
        ((hashint8extended(k, 5) >> 8) & 1048575) as r5, ((hashint8extended(k, 6) >> 8) & 1048575) as r6,
        ((hashint8extended(k, 7) >> 8) & 1048575) < 1048576 * $10::float as is_open,
        $2::date - interval '1 minute' * ((hashint8extended(k, 8) >> 8) & 1048575) / 2 as received_at
      from unnest($11::text[]) with ordinality as given(reference, k) where k <= $1
    ) p
  ) q`;
