import { searchKey } from '~/domains/intake';
import { parseReference } from '~/platform/reference';
import { visibleKey, visibleSql, type Viewer } from './queue.access';
import type { QueueCursor, QueueState } from './queue.schema';
import { COUNT_LIMIT, PAGE_SIZE, QUEUE_VIEWS, SEARCH_LIMIT, type QueueView } from './queue.rules';

export type QueueAsk = {
  state: QueueState;
  staff: Viewer;
  /** Calendar days, ISO. */
  today: string;
  soon: string;
  referencePrefix: string;
};

/** A statement; `name` only where its text is one of few, worth keeping prepared. */
export type QueueQuery = { name?: string; text: string; values: unknown[] };

const open = 'i.closed_at is null';

/** What a view shows, on `queue_item i`; $1 is the asker, $2 today, $3 the last day that is soon. */
const viewSql: Record<QueueView, string> = {
  new: `${open} and i.status = 'new'`,
  mine: `${open} and i.owner_id = $1`,
  overdue: `${open} and i.next_due_on < $2`,
  today: `${open} and i.next_due_on = $2`,
  week: `${open} and i.next_due_on between $2 and $3`,
  'waiting-parent': `${open} and i.status = 'waiting-parent'`,
  'waiting-other': `${open} and i.status = 'waiting-other'`,
  open,
  done: `i.status in ('decided', 'closed')`,
};

type Order = { by: QueueCursor['by']; key: string; type: string; descending: boolean };

const orders: Record<QueueCursor['by'], Order> = {
  due: { by: 'due', key: 'i.next_due_on', type: 'date', descending: false },
  received: { by: 'received', key: 'i.received_at', type: 'timestamptz', descending: true },
  likeness: { by: 'likeness', key: 's.likeness', type: 'int', descending: true },
};

const columns = `i.id, i.reference, i.title, i.kind, i.status, i.language, i.flags,
  i.year_groups as "yearGroups", i.next_due_on as "dueOn", i.next_clock as "clock",
  i.owner_id as "ownerId", o.name as "ownerName", i.received_on as "receivedOn",
  (extract(epoch from i.received_at) * 1000)::bigint as "receivedAt", i.closed_at is not null as closed`;

class Statement {
  readonly values: unknown[];
  constructor(values: unknown[]) {
    this.values = values;
  }
  /** Adds a value and gives its place in the text. */
  place(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

const likePattern = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

function filterSql(state: QueueState, statement: Statement): string[] {
  const all: string[] = [];
  if (state.kind) all.push(`i.kind = ${statement.place(state.kind)}`);
  if (state.clock === 'none') all.push('i.next_clock is null');
  else if (state.clock) all.push(`i.next_clock = ${statement.place(state.clock)}`);
  if (state.flag) all.push(`i.flags @> array[${statement.place(state.flag)}::text]`);
  if (state.language) all.push(`i.language = ${statement.place(state.language)}`);
  if (state.officer === 'nobody') all.push('i.owner_id is null');
  else if (state.officer) all.push(`i.owner_id = ${statement.place(state.officer)}::uuid`);
  if (state.year !== null) all.push(`i.year_groups @> array[${statement.place(state.year)}::int]`);
  if (state.school) {
    all.push(`i.school_words like ${statement.place(likePattern(state.school.toLowerCase()))}`);
  }
  return all;
}

function cursorValue(cursor: QueueCursor): unknown {
  if (cursor.by === 'due') return cursor.due;
  return cursor.by === 'received' ? new Date(cursor.at) : cursor.likeness;
}

/** The condition and order of one page. A cursor of another order is left aside. */
function pageSql(state: QueueState, order: Order, statement: Statement) {
  const backwards = state.before?.by === order.by;
  const cursor = backwards ? state.before : state.after?.by === order.by ? state.after : null;
  const descending = order.descending !== backwards;
  const where = cursor
    ? [
        `(${order.key}, i.id) ${descending ? '<' : '>'} ` +
          `(${statement.place(cursorValue(cursor))}::${order.type}, ${statement.place(cursor.id)}::uuid)`,
      ]
    : [];
  const way = descending ? 'desc' : 'asc';
  const turn = cursor ? (backwards ? 'before' : 'after') : 'first';
  return { where, orderBy: `${order.key} ${way}, i.id ${way}`, turn } as const;
}

const postcode = /^([a-z]{1,2}\d[a-z\d]?) ?(\d[a-z]{2})$/;
const postcodeWithin = /\b([a-z]{1,2}\d[a-z\d]?) ?(\d[a-z]{2})\b/g;

/** What a search looks for: one reference, or words that must each be alike and postcodes as they are. */
export function readSearch(
  q: string,
  referencePrefix: string,
): { reference: string } | { words: string[]; exact: string[] } {
  const reference = parseReference(q, referencePrefix);
  if (reference.kind === 'ok') return { reference: reference.reference };
  const key = searchKey(q);
  const [found] = key.match(postcodeWithin) ?? [];
  const [, outward, inward] = (found && postcode.exec(found)) || [];
  const exact = outward && inward ? [`${outward} ${inward}`, `${outward}${inward}`] : [];
  const words = (found ? key.replace(found, ' ') : key)
    .split(/[\s,.;:()"/]+/)
    .filter((word) => word.length > 1)
    .slice(0, 6)
    .map((word) => word.slice(0, 40));
  return { words, exact };
}

function countsSql(staff: Viewer): string {
  return QUEUE_VIEWS.map(
    (view) =>
      `(select count(*)::int from (select 1 from queue_item i where ${viewSql[view]} and ${visibleSql(staff, '$1')} limit ${COUNT_LIMIT + 1}) c) as "${view}"`,
  ).join(',\n');
}

/**
 * The whole page in one round: its rows (one more than fit, to know of a next page), the count of
 * every view up to 100, and the names of the staff. Every part reads an index in its order and stops.
 */
export function queueQuery(ask: QueueAsk): QueueQuery {
  const { state, staff } = ask;
  const statement = new Statement([staff.id, ask.today, ask.soon]);
  const search = state.q ? readSearch(state.q, ask.referencePrefix) : null;
  const order = orders[search ? 'likeness' : state.sort];
  const where = [visibleSql(staff, '$1'), ...filterSql(state, statement)];
  let from = 'queue_item i';
  let likeness = '0';
  let found = '0';
  if (!search) where.push(viewSql[state.view]);
  else if ('reference' in search) {
    from = `(select id, 1000000 as likeness from queue_item where reference = ${statement.place(search.reference)}) s join queue_item i on i.id = s.id`;
    likeness = 's.likeness';
  } else {
    const { words, exact } = search;
    from = `found s join queue_item i on i.id = s.id`;
    likeness = 's.likeness';
    found = '(select count(*)::int from found)';
    statement.values.push(words, exact, SEARCH_LIMIT + 1);
  }
  const searched = search && 'words' in search;
  const at = statement.values.length;
  const withFound = searched
    ? `with found as materialized (select * from queue_search($${at - 2}::text[], $${at - 1}::text[], $${at}))`
    : '';
  const page = pageSql(state, order, statement);
  const text = `${withFound}
    select
      (select coalesce(json_agg(p), '[]') from (
        select ${columns}, ${likeness} as likeness
        from ${from} left join staff_member o on o.id = i.owner_id
        where ${[...where, ...page.where].join(' and ')}
        order by ${page.orderBy} limit ${PAGE_SIZE + 1}) p) as rows,
      (select row_to_json(n) from (select ${countsSql(staff)}) n) as counts,
      (select coalesce(json_agg(m), '[]') from (
        select id, name from staff_member
        where active and roles && array['OFFICER', 'SENIOR', 'SEND']::"StaffRole"[]
        order by name, id) m) as staff,
      ${found} as found
    where $1::uuid is not null and $2::date is not null and $3::date is not null`;
  const plain = !search && filterSql(state, new Statement([])).length === 0;
  const name = plain
    ? `queue/${visibleKey(staff)}/${state.view}/${order.by}/${page.turn}`
    : undefined;
  return { name, text, values: statement.values };
}
