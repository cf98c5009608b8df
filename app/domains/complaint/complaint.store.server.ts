import { databasePool, type Transaction } from '~/platform/db/database.server';
import { COMPLAINT_KINDS, type ComplaintKind } from '~/domains/intake';
import { COMPLAINT_CLOCKS } from './complaint.rules';

/** Items of these kinds that were closed before a day (ISO, in England), locked, oldest first. */
export async function findPast(tx: Transaction, before: string, most: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from queue_item
    where kind = any(${[...COMPLAINT_KINDS]}) and closed_at is not null
      and (closed_at at time zone 'Europe/London')::date < ${before}::date
    order by closed_at, id limit ${most} for update skip locked`;
  return rows.map(({ id }) => id);
}

/** Deletes these items and everything that hangs on them. */
export async function clearItems(tx: Transaction, ids: string[]): Promise<void> {
  const where = { itemId: { in: ids } };
  await tx.complaintMove.deleteMany({ where });
  await tx.message.deleteMany({ where });
  await tx.note.deleteMany({ where });
  await tx.contactEntry.deleteMany({ where });
  await tx.clock.deleteMany({ where });
  await tx.queueItem.deleteMany({ where: { id: { in: ids } } });
}

/** How one kind fared in a year: how many came, are open, were in time or late, and how they ended. */
export type ComplaintCount = {
  kind: ComplaintKind;
  received: number;
  open: number;
  inTime: number;
  late: number;
  outcomes: Record<string, number>;
};

// The latest outcome counts: a second look is the council's last word. Late is what was done, closed
// or still waits after its last day; in time is what waits for nothing more and was never late. What is
// stopped while it stands still was not late: its last day would have moved.
const countsSql = `
  with each as (
    select i.kind, i.closed_at is null as open,
      exists (select 1 from clock c where c.item_id = i.id and c.rule = any($3)
        and ((c.status in ('met', 'stopped') and c.ended_on > c.due_on
            and (c.pauses = '[]' or c.pauses->-1->>'restartedOn' is not null))
          or (c.status = 'running' and c.due_on < $2::date))) as late,
      exists (select 1 from clock c where c.item_id = i.id and c.rule = any($3) and c.status = 'met') as met,
      exists (select 1 from clock c where c.item_id = i.id and c.rule = any($3) and c.ended_on is null) as waits,
      (select m.outcome from complaint_move m where m.item_id = i.id and m.outcome is not null
        order by m.at desc limit 1) as outcome
    from queue_item i
    where i.kind = any($4) and i.received_on > $2::date - interval '1 year'
      and not ($1::uuid = any (i.kept_from))),
  ended as (select kind, outcome, count(*)::int as count from each where outcome is not null group by kind, outcome)
  select e.kind, count(*)::int as received, (count(*) filter (where e.open))::int as open,
    (count(*) filter (where e.met and not e.waits and not e.late))::int as "inTime",
    (count(*) filter (where e.late))::int as late,
    coalesce((select json_object_agg(n.outcome, n.count) from ended n where n.kind = e.kind), '{}') as outcomes
  from each e group by e.kind`;

/**
 * How the kinds fared in the year up to `today` (ISO), in one query, for a senior. What is about the
 * senior is in no number.
 */
export async function countComplaints(seniorId: string, today: string): Promise<ComplaintCount[]> {
  const { rows } = await databasePool().query<ComplaintCount>(countsSql, [
    seniorId,
    today,
    COMPLAINT_CLOCKS,
    COMPLAINT_KINDS,
  ]);
  return COMPLAINT_KINDS.flatMap((kind) => rows.find((row) => row.kind === kind) ?? []);
}
