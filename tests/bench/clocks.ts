import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { createReference } from '~/platform/reference';
import { closeDatabase, useDatabase } from '~/platform/db/database.server';
import { runClocks } from '~/domains/clock/index.server';
import { bytesOf } from '../factories/sequence';

/** One nightly run: how many clocks it looked at and changed, and how long it took. */
export type ClockRun = {
  what: string;
  open: number;
  redated: number;
  missed: number;
  seconds: number;
};

/** The day of the first run: a Tuesday, the day after the clocks' due date. */
const DAY = Temporal.PlainDate.from('2026-12-01');

/**
 * The nightly run over `n` open clocks in the migrated, empty database at `url`: one in which a tenth
 * is missed, one in which every school-day clock has to be re-dated, and one that finds nothing to do.
 */
export async function measureClockRuns(url: string, n: number): Promise<ClockRun[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  useDatabase(url);
  try {
    await fillClocks(client, n);
    const runs = [await runOnce('a tenth missed')];
    await client.query(`
      insert into calendar_closure (from_day, to_day, label, kind)
      values ('2026-12-03', '2026-12-03', 'Snow', 'closure')`);
    runs.push(await runOnce('nine tenths re-dated'));
    runs.push(await runOnce('nothing to do'));
    return runs;
  } finally {
    await closeDatabase();
    await client.end();
  }
}

async function runOnce(what: string): Promise<ClockRun> {
  const begun = performance.now();
  const { open, redated, missed } = await runClocks(DAY);
  return { what, open, redated, missed, seconds: (performance.now() - begun) / 1000 };
}

/** Items with two clocks each: first contacts due by 30 November or by 4 December, of ten one and nine. */
async function fillClocks(client: pg.Client, n: number): Promise<void> {
  const items = n / 2;
  const references = new Set<string>();
  for (let seed = 1; references.size < items; seed += 1)
    references.add(createReference('WF', bytesOf(3_000_000 + seed)));
  await client.query(
    `with items as (
       insert into queue_item (reference, kind, status, received_on, next_due_on, next_clock, title, search_text)
       select reference, 'notification', 'open', '2026-11-23', '2026-11-30', 'first-contact', 'A child', ''
       from unnest($1::text[]) reference returning id)
     insert into clock (item_id, rule, started_on, length, unit, due_on)
     select id, 'first-contact', late.started_on, 5, 'school-days', late.due_on
     from items cross join generate_series(1, 2) cross join lateral (
       select case when k = 0 then date '2026-11-23' else date '2026-11-27' end as started_on,
         case when k = 0 then date '2026-11-30' else date '2026-12-04' end as due_on
       from (select abs(hashtext(items.id::text)) % 10 as k) h) late`,
    [[...references]],
  );
  await client.query('vacuum analyze clock');
}
