import pg from 'pg';
import { withoutIndexes } from './fill-queue';

/** Where a family with a long history is, in a database that was filled. */
export type KnownFamily = { familyId: string; childId: string };

/**
 * Gives the items of a filled queue (`fillQueue`) their families and children: a child for every third
 * item, a clock on each that is due, and sightings; each twentieth item names its family too, since a
 * row that is written again costs as much as the filling. One family more has four
 * children and a history such as ten years leave, the same at every size; it is returned.
 */
export async function fillCasework(url: string): Promise<KnownFamily> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await withoutIndexes(client, async () => {
      for (const statement of crowd) await client.query(statement);
    });
    const known = await client.query<KnownFamily>(knownFamily);
    for (const statement of history) await client.query(statement, [known.rows[0]!.familyId]);
    await client.query('analyze');
    return known.rows[0]!;
  } finally {
    await client.end();
  }
}

const crowd = [
  `create temp table numbered as
     select id, row_number() over (order by id) as n, closed_at from queue_item`,
  `create temp table homes as
     select gen_random_uuid() as id, n from generate_series(0, (select count(*) / 4 from numbered)) n`,
  `create temp table pupils as
     select gen_random_uuid() as id, n from generate_series(0, (select count(*) / 3 from numbered)) n`,
  `insert into family (id, name) select id, 'Family ' || n from homes`,
  `insert into child (id, family_id, given_names, family_name, date_of_birth, setting, status, name_key, started_on, last_seen_on)
     select p.id, h.id, 'Child ' || p.n, 'Family ' || h.n, date '2012-01-01' + (p.n % 3000)::int,
       'mainstream', case when p.n % 5 = 0 then 'notified' else 'home-educated' end, 'child ' || p.n,
       date '2025-09-01', case when p.n % 3 <> 0 then date '2026-01-01' + (p.n % 300)::int end
     from pupils p join homes h on h.n = p.n * 3 / 4`,
  `insert into queue_item_child (item_id, child_id)
     select i.id, p.id from numbered i join pupils p on p.n = i.n / 3`,
  `update queue_item q set family_id = c.family_id
     from numbered i join queue_item_child ic on ic.item_id = i.id join child c on c.id = ic.child_id
     where i.n % 20 = 0 and i.id = q.id`,
  `insert into clock (item_id, child_id, rule, started_on, length, unit, due_on)
     select q.id, ic.child_id, q.next_clock, q.received_on, 12, 'months', q.next_due_on
     from queue_item q join queue_item_child ic on ic.item_id = q.id where q.next_clock is not null`,
  // The trigger that keeps "last seen" counts each row; a crowd is counted once.
  `alter table sighting disable trigger sighting_moves_last_seen`,
  `insert into sighting (child_id, kind, happened_on, by_name, by_service, occasion, recorded_by_id)
     select id, 'seen', date '2026-01-01' + (n % 300)::int, 'Ama Reed', 'health', 'appointment',
       (select id from staff_member limit 1) from pupils where n % 3 <> 0`,
  `alter table sighting enable trigger sighting_moves_last_seen`,
];

const knownFamily = `
  with home as (insert into family (name) values ('Marchbanks') returning id),
  four as (
    insert into child (family_id, given_names, family_name, date_of_birth, setting, status, name_key, started_on)
    select home.id, name, 'Marchbanks', born, 'mainstream', 'home-educated', lower(name), date '2021-09-01'
    from home, (values ('Ottoline', date '2012-03-04'), ('Perran', date '2014-05-06'),
      ('Quill', date '2016-07-08'), ('Rowan', date '2018-09-10')) as t(name, born) returning id, family_id)
  select family_id as "familyId", min(id::text) as "childId" from four group by family_id`;

const staff = `(select id from staff_member order by id limit 1)`;
const ofFamily = `from child c, generate_series(1, 12) n where c.family_id = $1::uuid`;

const history = [
  `insert into adult (family_id, name, told_by, last_heard_on)
     values ($1::uuid, 'Sela Marchbanks', 'self', date '2026-10-01'), ($1::uuid, 'Tor Marchbanks', 'parent', null)`,
  `insert into queue_item (reference, kind, status, received_on, family_id, title, search_text)
     select 'WF-HIST-' || n, 'notification', 'open', date '2026-11-01' - n, $1::uuid, 'Marchbanks', 'marchbanks ' || n
     from generate_series(1, 40) n`,
  `insert into queue_item_child (item_id, child_id)
     select q.id, c.id from queue_item q join child c on c.family_id = q.family_id where q.family_id = $1::uuid`,
  `insert into contact_entry (item_id, happened_on, how, who, outcome, by_id)
     select q.id, q.received_on, 'phone', 'Sela', (array['reached', 'no-answer', 'left-message'])[1 + length(q.reference) % 3], ${staff}
     from queue_item q where q.family_id = $1::uuid`,
  `insert into sighting (child_id, kind, happened_on, by_name, by_service, occasion, recorded_by_id)
     select c.id, case n % 2 when 0 then 'seen' else 'heard' end, date '2026-10-01' - n * 60, 'Ama Reed', 'health', 'appointment', ${staff} ${ofFamily}`,
  `insert into episode (child_id, kind, place, started_on, ended_on, told_by)
     select c.id, 'mainstream-school', 'School ' || n, date '2010-09-01' + n * 200, date '2010-09-01' + n * 200 + 190, 'parent' ${ofFamily}`,
  `insert into indicator (child_id, code, reason, by_id) select c.id, 'isolation', 'Told ' || n, ${staff} ${ofFamily} and n <= 3`,
  `insert into rating (child_id, level, reason, by_id) select c.id, 'amber', 'Reason ' || n, ${staff} ${ofFamily}`,
];
