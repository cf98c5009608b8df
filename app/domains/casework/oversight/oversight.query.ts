import { COUNTED, LIST_COUNT_LIMIT, LIST_PAGE_SIZE, type ListName } from './oversight.rules';
import { listSql, RED_ITEMS, type ListAsk, type ListKey, type ListSql } from './oversight.lists';
import type { ListCursor, ListState } from './oversight.address';

export type Statement = { text: string; values: unknown[] };

/** Collects the values of a statement. */
function collector() {
  const values: unknown[] = [];
  return { values, place: (value: unknown) => `$${values.push(value)}` };
}

function narrowed(list: ListSql, officer: string | null, place: (value: unknown) => string) {
  if (!officer || !list.owner) return list.where;
  return officer === 'nobody'
    ? `${list.where} and ${list.owner} is null`
    : `${list.where} and ${list.owner} = ${place(officer)}::uuid`;
}

const counted = (list: ListSql, where: string) =>
  `(select count(*)::int from (select 1 from ${list.from} where ${where} limit ${LIST_COUNT_LIMIT + 1}) n)`;

/** One statement that counts every list of the front page, each up to the limit. */
export function countsQuery(ask: ListAsk): Statement {
  const { values, place } = collector();
  const columns = COUNTED.map((name) => {
    const list = listSql[name](ask, place);
    return `${counted(list, list.where)} as "${name}"`;
  });
  return { text: `select ${columns.join(',\n')}`, values };
}

/** Who has how much: open items, those overdue, and those about a child rated red, by officer. */
export function workloadQuery({ today, me }: Pick<ListAsk, 'today' | 'me'>): Statement {
  return {
    text: `
      with red as materialized (select distinct item_id from (${RED_ITEMS}) q),
      load as (
        select i.owner_id, count(*)::int as open,
          count(*) filter (where i.next_due_on < $1::date)::int as overdue,
          count(red.item_id)::int as red
        from queue_item i left join red on red.item_id = i.id
        where i.closed_at is null and not ($2::uuid = any (i.kept_from)) group by i.owner_id)
      select s.id, s.name, coalesce(s.active, false) as active, coalesce(l.open, 0) as open,
        coalesce(l.overdue, 0) as overdue, coalesce(l.red, 0) as red
      from (select * from staff_member
          where active and roles && array['OFFICER', 'SENIOR', 'SEND']::"StaffRole"[]
            or id in (select owner_id from load)) s
        full join load l on l.owner_id = s.id
      order by s.name nulls first, s.id`,
    values: [today, me],
  };
}

const columnNames = [
  'childId',
  'itemId',
  'reference',
  'ownerId',
  'ownerName',
  'day',
  'heard',
  'code',
  'detail',
  'level',
] as const;

const keyText: Record<ListKey['type'], (sql: string) => string> = {
  date: (sql) => `to_char(${sql}, 'YYYY-MM-DD')`,
  timestamptz: (sql) => `to_char(${sql} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  numeric: (sql) => `(${sql})::bigint::text`,
};

const cursorShape: Record<ListKey['type'], RegExp> = {
  date: /^\d{4}-\d\d-\d\d$/,
  timestamptz: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  numeric: /^\d{1,15}$/,
};

/** A cursor that this list could have given; any other is left aside. */
function fitting(cursor: ListCursor | null, type: ListKey['type']): ListCursor | null {
  if (!cursor || !cursorShape[type].test(cursor.key)) return null;
  return type === 'numeric' || !Number.isNaN(Date.parse(cursor.key)) ? cursor : null;
}

/** One page of a list (a row more than fits, to know of the next), with the number of its rows. */
export function pageQuery(name: ListName, ask: ListAsk, state: ListState) {
  const { values, place } = collector();
  const list = listSql[name](ask, place);
  const where = narrowed(list, ask.officer, place);
  const { sql, type } = list.key();
  const before = fitting(state.before, type);
  const after = before ? null : fitting(state.after, type);
  const cursor = before ?? after;
  const way = before ? 'desc' : 'asc';
  const beyond = cursor
    ? ` and (${sql}, ${list.id}) ${before ? '<' : '>'} (${place(cursor.key)}::${type}, ${place(cursor.id)}::uuid)`
    : '';
  const columns = columnNames.map((column) => {
    const value = list.columns[column];
    const text = column === 'level' || value === undefined ? value : `(${value})::text`;
    return `${text ?? 'null'} as "${column}"`;
  });
  const text = `
    select (select coalesce(jsonb_agg(to_jsonb(p)), '[]') from (
        select ${list.id} as id, ${keyText[type](sql)} as key, ${list.columns.name} as name,
          ${columns.join(', ')}
        from ${list.from} where ${where}${beyond}
        order by ${sql} ${way}, ${list.id} ${way} limit ${LIST_PAGE_SIZE + 1}) p) as rows,
      ${counted(list, where)} as count`;
  return { text, values, backwards: before !== null, turned: cursor !== null };
}
