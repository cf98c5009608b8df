import type { Temporal } from 'temporal-polyfill';
import { profile } from '~/platform/config/environment.server';
import { databasePool } from '~/platform/db/database.server';
import type { RequestCursor, SilentState } from './request.address';
import { turnPage } from './request.paging';
import { askedSql, collector, type Place } from './request.sql';
import type { MessageLine, SilentFamily, TryLine } from './request.view';

export const SILENT_PAGE = 20;

type Day = Temporal.PlainDate;

const unfinished = `a.ended_on is null and exists (
  select 1 from request_child w where w.request_id = a.id and w.answered_on is null)`;

/** Requests that have a child of whom nothing was heard, as the table `silent` of a WITH. */
const silentSql = (today: Day, place: Place) => `
  ${askedSql(unfinished, { today: today.toString(), ...profile().annualRequest }, place)},
  silent as materialized (
    select q.request_id, q.family_id, min(q.issued_on) as issued_on,
      bool_or(exists (select 1 from indicator n where n.child_id = q.child_id and n.ended_at is null)) as indicators,
      min(case (select n.level from rating n where n.child_id = q.child_id order by n.at desc, n.id desc limit 1)
        when 'high-red' then 0 when 'red' then 1 when 'amber' then 2 when 'green' then 3 else 4 end) as level
    from asked q where q.standing = 'silent' group by q.request_id, q.family_id)`;

/** Families with indicators come first, then the higher rating, then who has been silent for longest. */
const silentKey = `(case when s.indicators then 0 else 100000000 end + s.level * 10000000
  + (s.issued_on - date '0001-01-01'))`;

const messages = `(select coalesce(json_agg(json_build_object('id', y.id, 'stage', n.stage, 'name', y.name,
    'how', y.how, 'noWay', y.no_way, 'state', y.state,
    'on', (y.created_at at time zone 'Europe/London')::date) order by y.created_at, y.id), '[]')
  from round_copy_now y join round n on n.id = y.round_id
  where y.family_id = a.family_id and (n.id = a.round_id or n.of_id = a.round_id))`;

const tries = `(select coalesce(json_agg(json_build_object('on', e.happened_on, 'how', e.how, 'who', e.who,
    'outcome', e.outcome, 'itemId', e.item_id) order by e.happened_on desc, e.at desc), '[]')
  from contact_entry e join queue_item i on i.id = e.item_id
  where i.family_id = a.family_id and e.happened_on >= a.issued_on)`;

const items = `(select coalesce(json_agg(json_build_object('id', i.id, 'reference', i.reference, 'name', p.name)
    order by e.id), '[]')
  from request_reader e join queue_item i on i.id = e.item_id join adult p on p.id = e.adult_id
  where e.request_id = a.id)`;

const professionals = `(select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'service', p.service)
    order by p.name, p.id), '[]')
  from professional p where p.ended_at is null and (p.family_id = a.family_id
    or p.child_id in (select c.id from child c where c.family_id = a.family_id)))`;

/** A silent request before the family itself is read. */
export type SilentFound = Pick<
  SilentFamily,
  'requestId' | 'issuedOn' | 'answerBy' | 'stage' | 'roundId' | 'items' | 'professionals'
> & { familyId: string; key: string; id: string; messages: MessageLine[]; tries: TryLine[] };

/** One page of the silent families, and how many there are. */
export async function findSilent(
  state: SilentState,
  today: Day,
): Promise<{
  rows: SilentFound[];
  count: number;
  withIndicators: number;
  next: RequestCursor | null;
  previous: RequestCursor | null;
}> {
  const { values, place } = collector();
  const before = silentSql(today, place);
  const cursor = state.before ?? state.after;
  const way = state.before ? 'desc' : 'asc';
  const beyond = cursor
    ? `where (${silentKey}, s.request_id) ${state.before ? '<' : '>'} (${place(cursor.key)}::bigint, ${place(cursor.id)}::uuid)`
    : '';
  const { rows } = await databasePool().query<{
    rows: SilentFound[];
    count: number;
    withIndicators: number;
  }>({
    text: `with ${before},
      page as (select s.*, ${silentKey} as key from silent s ${beyond}
        order by ${silentKey} ${way}, s.request_id ${way} limit ${SILENT_PAGE + 1})
      select (select count(*)::int from silent) as count,
        (select count(*)::int from silent where indicators) as "withIndicators",
        (select coalesce(json_agg(json_build_object('id', a.id, 'key', p.key::text, 'requestId', a.id,
            'familyId', a.family_id, 'issuedOn', a.issued_on, 'answerBy', a.answer_by, 'stage', a.stage,
            'roundId', a.round_id, 'messages', ${messages}, 'tries', ${tries}, 'items', ${items},
            'professionals', ${professionals}) order by p.key ${way}, a.id ${way}), '[]')
          from page p join annual_request a on a.id = p.request_id) as rows`,
    values,
  });
  const { rows: found, ...numbers } = rows[0]!;
  return { ...numbers, ...turnPage(found, SILENT_PAGE, state) };
}

/** How many families are silent, and how many of them have indicators. */
export async function countSilent(today: Day): Promise<{ count: number; withIndicators: number }> {
  const { values, place } = collector();
  const { rows } = await databasePool().query<{ count: number; withIndicators: number }>({
    text: `with ${silentSql(today, place)}
      select count(*)::int as count, count(*) filter (where indicators)::int as "withIndicators" from silent`,
    values,
  });
  return rows[0]!;
}

/** The items of silent requests whose parent has not answered. */
export function silentItemsSql(today: Day, place: Place): string {
  return `with ${silentSql(today, place)}
    select e.item_id from silent s join request_reader e on e.request_id = s.request_id
    where e.answered_at is null`;
}
