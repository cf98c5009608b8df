import type { Staff } from '~/platform/auth/session.server';
import { addDays, today } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import { databasePool, db, hot } from '~/platform/db/database.server';
import { caseStaff } from '~/platform/permissions/access';
import type { ItemFlag, ItemKind, ItemStatus } from '~/domains/intake';
import { visibleSql, visibleTo } from './queue.access';
import { queueQuery, type QueueQuery } from './queue.query';
import { type QueueCursor, type QueueState } from './queue.schema';
import { PAGE_SIZE, SEARCH_LIMIT, SOON_DAYS, type QueueView } from './queue.rules';

export type QueueRow = {
  id: string;
  reference: string;
  title: string;
  kind: ItemKind;
  status: ItemStatus;
  language: string;
  flags: ItemFlag[];
  yearGroups: number[];
  /** ISO date; `9999-12-31` where no clock runs. */
  dueOn: string;
  clock: string | null;
  ownerId: string | null;
  ownerName: string | null;
  receivedOn: string;
  closed: boolean;
};

export type QueuePage = {
  rows: QueueRow[];
  /** Items of each view, counted up to 100. */
  counts: Record<QueueView, number>;
  staff: { id: string; name: string }[];
  next: QueueCursor | null;
  previous: QueueCursor | null;
  /** A search found more than it ranks. */
  tooMany: boolean;
  /** The days that "today" and "soon" mean on this page, ISO. */
  today: string;
  soon: string;
};

type KeyedRow = QueueRow & { receivedAt: number; likeness: number };

/** The statement for one page of the queue as `staff` may see it. */
export function askForQueue(
  staff: Staff,
  state: QueueState,
): QueueQuery & { today: string; soon: string } {
  const day = today();
  const days = { today: day.toString(), soon: addDays(day, SOON_DAYS).toString() };
  const { referencePrefix } = profile();
  const ask = { state, staff, referencePrefix, ...days };
  return { ...queueQuery(ask), ...days };
}

/** One page of the queue, in one query: what `staff` may see of it in `state`. */
export async function listQueue(staff: Staff, state: QueueState): Promise<QueuePage> {
  const { name, text, values, ...days } = askForQueue(staff, state);
  const result = await databasePool().query<{
    rows: KeyedRow[];
    counts: QueuePage['counts'];
    staff: QueuePage['staff'];
    found: number;
  }>({ name, text, values });
  const [page] = result.rows;
  if (!page) throw new Error('The queue did not answer.');
  const by = state.q ? 'likeness' : state.sort;
  return {
    ...turnPages(page.rows, by, state),
    counts: page.counts,
    staff: page.staff,
    tooMany: page.found > SEARCH_LIMIT,
    ...days,
  };
}

function keyOf(row: KeyedRow, by: QueueCursor['by']): QueueCursor {
  if (by === 'due') return { by, due: row.dueOn, id: row.id };
  if (by === 'received') return { by, at: row.receivedAt, id: row.id };
  return { by, likeness: row.likeness, id: row.id };
}

/** The rows in reading order, and the keys of the pages before and after them. */
function turnPages(found: KeyedRow[], by: QueueCursor['by'], state: QueueState) {
  const backwards = state.before?.by === by;
  const forwards = !backwards && state.after?.by === by;
  const more = found.length > PAGE_SIZE;
  const rows = found.slice(0, PAGE_SIZE);
  if (backwards) rows.reverse();
  const [first, last] = [rows.at(0), rows.at(-1)];
  return {
    rows: rows.map(({ receivedAt: _at, likeness: _likeness, ...row }) => row),
    next: last && (backwards || more) ? keyOf(last, by) : null,
    previous: first && (backwards ? more : forwards) ? keyOf(first, by) : null,
  };
}

/** Everybody who works on cases and may be given an item, by name. */
export function listCaseStaff(): Promise<{ id: string; name: string }[]> {
  return db().staffMember.findMany({
    where: { active: true, roles: { hasSome: [...caseStaff] } },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
}

const sees = caseStaff
  .map((role) => `('${role}' = any(s.roles::text[]) and ${visibleSql({ roles: [role] }, 's.id')})`)
  .join(' or ');

/** Everybody who may be given this item, by name: those who see it. */
export function listWhoMayHave(itemId: string): Promise<{ id: string; name: string }[]> {
  return hot(
    'who-may-have',
    `select s.id, s.name from staff_member s, queue_item i
     where i.id = $1 and s.active and (${sees}) order by s.name, s.id`,
    [itemId],
  );
}

/** The item's id and kind where `staff` may see it, else null: missing and hidden look the same. */
export function findVisibleItem(
  staff: Staff,
  itemId: string,
): Promise<{ id: string; kind: string } | null> {
  return db().queueItem.findFirst({
    where: { AND: [{ id: itemId }, visibleTo(staff)] },
    select: { id: true, kind: true },
  });
}
