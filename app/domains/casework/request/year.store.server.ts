import type { Temporal } from 'temporal-polyfill';
import { profile } from '~/platform/config/environment.server';
import { databasePool } from '~/platform/db/database.server';
import { REQUEST_STANDINGS, type RequestStanding } from '~/domains/annual-request';
import type { RequestCursor, YearListState } from './request.address';
import type { YEAR_MEASURES } from './request.codes';
import { turnPage } from './request.paging';
import { askedSql, collector, type Place } from './request.sql';

export const YEAR_LIST_PAGE = 50;

export type YearMeasure = (typeof YEAR_MEASURES)[number] | RequestStanding;

/** Children of one line of the year's page. */
export type YearNumbers = Record<YearMeasure, number>;

/** A line: of a month (1 to 12), a language, a year group, or all of them together. */
export type YearLine = YearNumbers & {
  by: 'all' | 'month' | 'language' | 'group';
  month: number | null;
  language: string | null;
  group: number | null;
};

type Day = Temporal.PlainDate;

/** The requests of a calendar year go by the month in which they fell due. */
const askedInYear = (year: number, today: Day, place: Place) => {
  const [from, to] = [place(`${year}-01-01`), place(`${year}-12-31`)];
  const days = { today: today.toString(), ...profile().annualRequest };
  return askedSql(`a.month between ${from}::date and ${to}::date`, days, place);
};

const measures = [
  'count(*)::int as issued',
  'count(*) filter (where q.delivered)::int as delivered',
  'count(*) filter (where q.opened)::int as opened',
  ...REQUEST_STANDINGS.map(
    (standing) => `count(*) filter (where q.standing = '${standing}')::int as "${standing}"`,
  ),
].join(', ');

/** Every number of a year's page, in one statement. */
export async function readYearLines(year: number, today: Day): Promise<YearLine[]> {
  const { values, place } = collector();
  const { rows } = await databasePool().query<YearLine>({
    text: `with ${askedInYear(year, today, place)},
      q as (select *, extract(month from month)::int as in_month from asked)
      select case when grouping(in_month) = 0 then 'month' when grouping(language) = 0 then 'language'
          when grouping(year_group) = 0 then 'group' else 'all' end as "by",
        in_month as month, language, year_group as "group", ${measures}
      from q group by grouping sets ((), (in_month), (language), (year_group))
      order by 1, in_month, language, year_group`,
    values,
  });
  return rows;
}

/** A child of a list behind a number. Days are ISO dates. */
export type YearListRow = {
  id: string;
  key: string;
  childId: string;
  name: string;
  familyId: string;
  familyName: string;
  yearGroup: number;
  language: string;
  issuedOn: string;
  answerBy: string;
  answeredOn: string | null;
  moreTimeUntil: string | null;
  standing: RequestStanding;
  delivered: boolean;
  opened: boolean;
};

const matching: Record<YearMeasure, string> = {
  issued: 'true',
  delivered: 'q.delivered',
  opened: 'q.opened',
  ...(Object.fromEntries(
    REQUEST_STANDINGS.map((standing) => [standing, `q.standing = '${standing}'`]),
  ) as Record<RequestStanding, string>),
};

/** One page of the children behind a number of the year's page, and how many there are in all. */
export async function findYearList(
  year: number,
  state: YearListState,
  today: Day,
): Promise<{
  rows: YearListRow[];
  count: number;
  next: RequestCursor | null;
  previous: RequestCursor | null;
}> {
  const { values, place } = collector();
  const before = askedInYear(year, today, place);
  const where = [
    matching[state.state],
    ...(state.month ? [`extract(month from q.month) = ${place(state.month)}::int`] : []),
    ...(state.language ? [`q.language = ${place(state.language)}`] : []),
    ...(state.group !== null ? [`q.year_group = ${place(state.group)}::int`] : []),
  ].join(' and ');
  const cursor = state.before ?? state.after;
  const way = state.before ? 'desc' : 'asc';
  const beyond = cursor
    ? `where (due_on, child_id) ${state.before ? '<' : '>'} (${place(cursor.key)}::date, ${place(cursor.id)}::uuid)`
    : '';
  // A child is asked once for each due date, so that the two together are a key.
  const { rows } = await databasePool().query<{ rows: YearListRow[]; count: number }>({
    text: `with ${before},
      meant_ones as materialized (select * from asked q where ${where}),
      page as (select * from meant_ones ${beyond} order by due_on ${way}, child_id ${way} limit ${YEAR_LIST_PAGE + 1})
      select (select count(*)::int from meant_ones) as count,
        (select coalesce(json_agg(json_build_object('id', p.child_id, 'key', p.due_on, 'childId', p.child_id,
            'name', c.given_names || ' ' || c.family_name, 'familyId', f.id, 'familyName', f.name,
            'yearGroup', p.year_group, 'language', p.language, 'issuedOn', p.issued_on,
            'answerBy', p.answer_by, 'answeredOn', p.answered_on, 'moreTimeUntil', p.more_time_until,
            'standing', p.standing, 'delivered', p.delivered, 'opened', p.opened)
            order by p.due_on ${way}, p.child_id ${way}), '[]')
          from page p join child c on c.id = p.child_id join family f on f.id = p.family_id) as rows`,
    values,
  });
  const { rows: found, count } = rows[0]!;
  return { count, ...turnPage(found, YEAR_LIST_PAGE, state) };
}

/** The calendar years in which requests fell due, the newest first. */
export async function listYears(): Promise<number[]> {
  const { rows } = await databasePool().query<{ year: number }>(
    'select distinct extract(year from month)::int as year from annual_request order by 1 desc',
  );
  return rows.map(({ year }) => year);
}
