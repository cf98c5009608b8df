import type { Prisma } from '~/platform/db/generated/client';
import type { Transaction } from '~/platform/db/database.server';

/** What reads: a transaction, or the client outside of one. */
export type Reader = Pick<Transaction, '$queryRawUnsafe'>;

/** An open clock of an open item, as the nightly run needs it. */
export type OpenClockRow = {
  id: string;
  itemId: string;
  childId: string | null;
  familyId: string | null;
  rule: string;
  startedOn: Date;
  length: number;
  unit: string;
  agreedOn: Date | null;
  dueOn: Date;
  status: string;
  pauses: Prisma.JsonValue;
  endedOn: Date | null;
  endReason: string | null;
  missedOn: Date | null;
};

/** What the due date of a clock that was never paused follows from, and that date; ISO days. */
export type DatesKey = { unit: string; length: number; started_on: string; due_on: string };

/** Every such combination among open clocks of these units: few, however many clocks there are. */
export function distinctDates(reader: Reader, units: readonly string[]): Promise<DatesKey[]> {
  return reader.$queryRawUnsafe<DatesKey[]>(
    `select distinct unit, length, started_on::text, due_on::text from clock
     where ended_on is null and unit = any($1::text[]) and pauses = '[]' and agreed_on is null`,
    units,
  );
}

/** What makes an item worth a look; `missedBy` is today, null where misses are of no interest. */
export type Suspicion = { moved: DatesKey[]; units: readonly string[]; missedBy: string | null };

/**
 * The next items (by id) with an open clock whose dates moved with the calendar, that was paused and
 * hangs on the calendar, or that is missed and not known as such, or the other way round.
 */
export async function suspectItems(
  reader: Reader,
  after: string | null,
  { moved, units, missedBy }: Suspicion,
  atMost: number,
): Promise<string[]> {
  const rows = await reader.$queryRawUnsafe<{ itemId: string }[]>(
    `select distinct c.item_id as "itemId"
     from clock c join queue_item i on i.id = c.item_id
     where c.ended_on is null and i.closed_at is null
       and c.item_id > coalesce($1::uuid, '00000000-0000-0000-0000-000000000000')
       and (
         (c.unit, c.length, c.started_on, c.due_on) in (
           select m.unit, m.length, m.started_on, m.due_on
           from jsonb_to_recordset($2::jsonb) as m(unit text, length int, started_on date, due_on date))
         or (c.unit = any($3::text[]) and c.pauses <> '[]')
         or ($4::date is not null and c.status = 'running' and c.missed_on is distinct from
           case when c.due_on < $4::date then c.due_on + 1 end))
     order by c.item_id limit $5::int`,
    after,
    JSON.stringify(moved),
    units,
    missedBy,
    atMost,
  );
  return rows.map((row) => row.itemId);
}

/** How many clocks are open, on items that are. */
export async function countOpenClocks(reader: Reader): Promise<number> {
  const [row] = await reader.$queryRawUnsafe<{ open: number }[]>(
    `select count(*)::int as open from clock c join queue_item i on i.id = c.item_id
     where c.ended_on is null and i.closed_at is null`,
  );
  return row!.open;
}

/** The open clocks of these items, as far as the items themselves are open. */
export function readOpenClocks(reader: Reader, itemIds: string[]): Promise<OpenClockRow[]> {
  return reader.$queryRawUnsafe<OpenClockRow[]>(
    `select c.id, c.item_id as "itemId", c.child_id as "childId", i.family_id as "familyId", c.rule,
       c.started_on as "startedOn", c.length, c.unit, c.agreed_on as "agreedOn", c.due_on as "dueOn",
       c.status, c.pauses, c.ended_on as "endedOn", c.end_reason as "endReason",
       c.missed_on as "missedOn"
     from clock c join queue_item i on i.id = c.item_id
     where c.item_id = any($1::uuid[]) and c.ended_on is null and i.closed_at is null
     order by c.item_id, c.id`,
    itemIds,
  );
}

/**
 * Keeps the calendar as it is until the transaction ends: whoever changes it takes the same lock for
 * themselves (`lockCalendar`).
 */
export async function holdCalendar(tx: Transaction): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock_shared(hashtextextended('calendar', 7))`;
}

/** Locks these items in the order in which all moves do. */
export async function lockItems(tx: Transaction, itemIds: string[]): Promise<void> {
  await tx.$queryRawUnsafe(
    'select 1 from queue_item where id = any($1::uuid[]) order by id for update',
    itemIds,
  );
}

/** A clock's new dates (ISO). */
export type ClockDates = { id: string; due_on: string; missed_on: string | null };

/** Writes new dates of clocks in one statement; `staffId` is who moved due dates, null for the portal. */
export async function writeClockDates(
  tx: Transaction,
  dates: ClockDates[],
  staffId: string | null,
): Promise<void> {
  if (dates.length === 0) return;
  await tx.$executeRawUnsafe(
    `update clock c set due_on = n.due_on, missed_on = n.missed_on,
       changed_by_id = case when c.due_on <> n.due_on then $2::uuid else c.changed_by_id end
     from jsonb_to_recordset($1::jsonb) as n(id uuid, due_on date, missed_on date)
     where c.id = n.id`,
    JSON.stringify(dates),
    staffId,
  );
}

/** Sets when each of these items is next due to the earliest of its running clocks, in one statement. */
export async function refreshNextDues(tx: Transaction, itemIds: string[]): Promise<void> {
  if (itemIds.length === 0) return;
  await tx.$executeRawUnsafe(
    `update queue_item i set next_due_on = n.due_on, next_clock = n.rule
     from (
       select q.id, coalesce(f.due_on, date '9999-12-31') as due_on, f.rule
       from unnest($1::uuid[]) q(id) left join lateral (
         select due_on, rule from clock where item_id = q.id and status = 'running'
         order by due_on, id limit 1) f on true) n
     where i.id = n.id and (i.next_due_on, i.next_clock) is distinct from (n.due_on, n.rule)`,
    itemIds,
  );
}
