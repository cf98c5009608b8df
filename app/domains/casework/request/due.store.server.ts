import type { Temporal } from 'temporal-polyfill';
import { profile } from '~/platform/config/environment.server';
import { databasePool, type Transaction } from '~/platform/db/database.server';
import type { DueState, RequestCursor } from './request.address';
import { turnPage } from './request.paging';
import { bornForYear11, daysOfMonth, lastBornOverAge } from './request.rules';
import {
  childMinded,
  collector,
  dueSql,
  familyMinded,
  leftOutSql,
  type DueDays,
  type Place,
} from './request.sql';

export const DUE_PAGE = 25;

/** The days that decide what is on the list of a month, seen today. */
export function dueDays(month: string, today: Temporal.PlainDate): DueDays {
  return {
    until: daysOfMonth(month).last.toString(),
    overAge: lastBornOverAge(today).toString(),
  };
}

/** How many are on a month's list, and how many of them are held. */
export type DueTotals = {
  families: number;
  children: number;
  held: number;
  /** Held until a day that has come. */
  lookAgain: number;
};

/** Who falls due and is not asked, and why. */
export type LeftOut = { underReview: number; overAge: number };

export type DueFound = {
  /** The families of the page in order, each with the day that falls due first. */
  families: { id: string; key: string }[];
  totals: DueTotals;
  /** Families that the filters leave. */
  found: number;
  leftOut: LeftOut;
  next: RequestCursor | null;
  previous: RequestCursor | null;
};

/** A family's languages are those its parents and carers are written to in. */
const speaks = (language: string, offered: string, place: Place) => `exists (
  select 1 from adult p where p.family_id = f.family_id and p.role <> 'helper'
    and case when p.language = any(${offered}::text[]) then p.language else 'en' end = ${place(language)})`;

function filters(state: DueState, today: Temporal.PlainDate, place: Place): string[] {
  const born = bornForYear11(today);
  const year11 = { from: born.from.toString(), to: born.to.toString() };
  const minded = () => `(${familyMinded} or exists (
    select 1 from due c where c.family_id = f.family_id and ${childMinded(year11, place)}))`;
  return [
    ...(state.minded ? [state.minded === 'yes' ? minded() : `not ${minded()}`] : []),
    ...(state.language ? [speaks(state.language, place(profile().languages), place)] : []),
    ...(state.held ? [state.held === 'yes' ? 'f.held > 0' : 'f.held < f.children'] : []),
  ];
}

/** One page of a month's list by families, with the numbers of the whole list, in one statement. */
export async function findDue(
  month: string,
  state: DueState,
  today: Temporal.PlainDate,
): Promise<DueFound> {
  const { values, place } = collector();
  const days = dueDays(month, today);
  const kept = filters(state, today, place);
  const cursor: RequestCursor | null = state.before ?? state.after;
  const way = state.before ? 'desc' : 'asc';
  const beyond = cursor
    ? `where (first_due, family_id) ${state.before ? '<' : '>'} (${place(cursor.key)}::date, ${place(cursor.id)}::uuid)`
    : '';
  const text = `
    with due as materialized (${dueSql(days, place)}),
    f as (
      select family_id, min(due_on) as first_due, count(*)::int as children, count(hold_id)::int as held
      from due group by family_id),
    kept as materialized (select * from f ${kept.length > 0 ? `where ${kept.join(' and ')}` : ''}),
    page as (select * from kept ${beyond} order by first_due ${way}, family_id ${way} limit ${DUE_PAGE + 1})
    select
      (select coalesce(json_agg(json_build_object('id', family_id, 'key', first_due)
        order by first_due ${way}, family_id ${way}), '[]') from page) as families,
      (select count(*)::int from kept) as found,
      (select json_build_object('families', count(*), 'children', coalesce(sum(children), 0),
        'held', coalesce(sum(held), 0),
        'lookAgain', (select count(*) from due d join request_hold h on h.id = d.hold_id
          where h.look_on <= ${place(today.toString())}::date)) from f) as totals,
      (select to_json(l) from (${leftOutSql(days, place)}) l) as "leftOut"`;
  const { rows } = await databasePool().query<Omit<DueFound, 'next' | 'previous'>>({
    text,
    values,
  });
  const { families, ...numbers } = rows[0]!;
  const { rows: inOrder, ...beside } = turnPage(families, DUE_PAGE, state);
  return { ...numbers, families: inOrder, ...beside };
}

/** A child on a month's list, as the release takes it. */
export type DueLine = {
  childId: string;
  familyId: string;
  dueOn: string;
  hold: { reason: string; byId: string } | null;
};

/** The whole list of a month, held children too, in the order of families. */
export function listDue(
  tx: Pick<Transaction, '$queryRawUnsafe'>,
  month: string,
  today: Temporal.PlainDate,
): Promise<DueLine[]> {
  const { values, place } = collector();
  return tx.$queryRawUnsafe<DueLine[]>(
    `select d.id as "childId", d.family_id as "familyId", d.due_on::text as "dueOn",
       case when h.id is not null then json_build_object('reason', h.reason, 'byId', h.by_id) end as hold
     from (${dueSql(dueDays(month, today), place)}) d left join request_hold h on h.id = d.hold_id
     order by d.family_id, d.id`,
    ...values,
  );
}
