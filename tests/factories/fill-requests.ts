import pg from 'pg';
import { searchKey } from '~/domains/intake';
import { createReference } from '~/platform/reference';
import { withoutIndexes } from './fill-queue';
import { FAMILY_NAMES, GIVEN_NAMES, STREETS } from './names';
import { bytesOf } from './sequence';

/**
 * Fills the migrated database at `url` with `n` families whose yearly clocks run out in December 2026:
 * a child each, every third with two; a parent with an account, of whom every tenth chose post.
 * The same `n` gives the same families.
 */
export async function fillRequests(url: string, n: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await withoutIndexes(client, async () => {
      await client.query(homes, [n]);
      await client.query(accounts);
      await client.query(adults, [GIVEN_NAMES, FAMILY_NAMES, STREETS]);
      await client.query(families, [FAMILY_NAMES]);
      await client.query(addAdults);
      await client.query(pupils);
      await client.query(children, [GIVEN_NAMES, FAMILY_NAMES]);
      const count = (await client.query<{ n: string }>('select count(*) as n from pupils'))
        .rows[0]!;
      await client.query(items, [references(Number(count.n)), searchKey('Review')]);
      for (const statement of reviews) await client.query(statement);
    });
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

/** As many references as asked, all different, and other ones than `fillQueue` gives. */
function references(n: number): string[] {
  const all = new Set<string>();
  for (let seed = 1; all.size < n; seed += 1)
    all.add(createReference('WF', bytesOf(50_000_000 + seed)));
  return [...all];
}

const homes = `create temp table homes as
  select gen_random_uuid() as id, gen_random_uuid() as account_id, k from generate_series(1, $1::int) k`;
const accounts = `insert into account (id, email, language)
  select account_id, 'reader' || k || '@family.example',
    case when k % 10 < 7 then 'en' when k % 10 < 9 then 'ro' else 'ur' end from homes`;
const adults = `create temp table grown as
  select id as family_id, account_id, k,
    ($1::text[])[1 + k % cardinality($1)] || ' ' || ($2::text[])[1 + k % cardinality($2)] as name,
    jsonb_build_object('line1', (1 + k % 200) || ' ' || ($3::text[])[1 + k % cardinality($3)], 'line2', '',
      'town', 'London', 'postcode', 'E17 4JF') as address
  from homes`;
const families = `insert into family (id, name) select id, ($1::text[])[1 + k % cardinality($1)] from homes`;
const addAdults = `insert into adult (family_id, account_id, role, name, relation, email, phone, address,
    preferred_contact, language, told_by)
  select family_id, account_id, 'parent', name, 'mother', 'reader' || k || '@family.example', '07700 900123', address,
    case when k % 10 = 3 then 'post' else 'email' end,
    case when k % 10 < 7 then 'en' when k % 10 < 9 then 'ro' else 'ur' end, 'self' from grown`;
const pupils = `create temp table pupils as
  select gen_random_uuid() as id, gen_random_uuid() as item_id, gen_random_uuid() as review_id, h.id as family_id,
    row_number() over (order by h.k, c) as n
  from homes h cross join generate_series(0, 1) c where c = 0 or h.k % 3 = 0`;
const children = `insert into child (id, family_id, given_names, family_name, date_of_birth, setting, status, name_key, started_on)
  select id, family_id, ($1::text[])[1 + n % cardinality($1)], ($2::text[])[1 + n % cardinality($2)],
    date '2011-09-01' + (n % 3000)::int, 'mainstream', 'home-educated', 'child ' || n, date '2024-09-01' from pupils`;
const items = `insert into queue_item (id, reference, kind, status, received_on, next_due_on, next_clock, title, search_text)
  select p.item_id, r.reference, 'review', 'planned', date '2025-12-01' + (p.n % 28)::int,
    date '2026-12-01' + (p.n % 28)::int, 'annual-review', 'Review', $2::text
  from pupils p join unnest($1::text[]) with ordinality as r(reference, n) using (n)`;
const reviews = [
  'insert into queue_item_child (item_id, child_id) select item_id, id from pupils',
  `insert into review (id, item_id, child_id, kind, state) select review_id, item_id, id, 'yearly', 'planned' from pupils`,
  `insert into clock (item_id, child_id, rule, started_on, length, unit, due_on)
   select item_id, id, 'annual-review', date '2025-12-01' + (n % 28)::int, 12, 'months',
     date '2026-12-01' + (n % 28)::int from pupils`,
];
