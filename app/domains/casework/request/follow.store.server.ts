import { Temporal } from 'temporal-polyfill';
import { profile } from '~/platform/config/environment.server';
import { databasePool, db, hot, type Transaction } from '~/platform/db/database.server';
import type { FollowUp } from './request.codes';
import type { FollowState, RequestCursor } from './request.address';
import { turnPage } from './request.paging';
import { followUpDue } from './request.rules';
import { askedSql, collector, type Place } from './request.sql';

export const FOLLOW_PAGE = 25;

type Day = Temporal.PlainDate;
type Reader = Pick<Transaction, '$queryRawUnsafe'>;

/** A first round that was let go, with the letters that followed it. Days are ISO dates. */
export type FirstRound = {
  roundId: string;
  month: string;
  releasedOn: string;
  answerBy: string;
  /** The further letters that were let go. */
  sent: string[];
};

const rounds = `
  select n.id as "roundId", to_char(n.month, 'YYYY-MM') as month, n.released_on::text as "releasedOn",
    n.answer_by::text as "answerBy",
    array(select o.stage from round o where o.of_id = n.id and o.state in ('releasing', 'released')) as sent
  from round n
  where n.kind = 'annual-request' and n.stage = 'first' and n.state in ('releasing', 'released')`;

/** One first round of annual requests; null where there is none of that identifier. */
export async function findFirstRound(
  roundId: string,
  tx: Reader = db(),
): Promise<FirstRound | null> {
  const [row] = await tx.$queryRawUnsafe<FirstRound[]>(`${rounds} and n.id = $1::uuid`, roundId);
  return row ?? null;
}

/** The letter that is due for a round today, and since when (ISO); null where none is. */
export function dueFor(round: FirstRound, today: Day): { stage: FollowUp; from: string } | null {
  const due = followUpDue(
    {
      releasedOn: Temporal.PlainDate.from(round.releasedOn),
      answerBy: Temporal.PlainDate.from(round.answerBy),
      sent: round.sent,
    },
    today,
    profile().annualRequest,
  );
  return due && { stage: due.stage, from: due.from.toString() };
}

/** True of a child who has not answered, with no more time agreed. */
const unanswered = `q.standing in ('waiting', 'silent', 'undelivered')`;

const isHeld = `exists (select 1 from request_hold h
  where h.child_id = q.child_id and h.due_on = q.due_on and h.ended_at is null)`;

const standingDays = (today: Day) => ({ today: today.toString(), ...profile().annualRequest });

/** Families of a first round that have not answered: each once, held where every such child is. */
const waitingSql = (roundId: string, today: Day, place: Place) => `
  with ${askedSql(`a.round_id = ${place(roundId)}::uuid`, standingDays(today), place)},
  waiting as materialized (
    select q.family_id, min(q.due_on) as first_due, count(*)::int as children,
      bool_and(${isHeld}) as held, bool_and(q.standing = 'undelivered') as undelivered,
      array_agg(q.child_id order by q.child_id) as child_ids
    from asked q where ${unanswered} group by q.family_id)`;

export type FollowTotals = {
  families: number;
  children: number;
  held: number;
  undelivered: number;
};

export type FollowFound = {
  families: { id: string; key: string }[];
  totals: FollowTotals;
  next: RequestCursor | null;
  previous: RequestCursor | null;
};

/** One page of the families that a further letter of a round would go to. */
export async function findFollow(
  roundId: string,
  state: FollowState,
  today: Day,
): Promise<FollowFound> {
  const { values, place } = collector();
  const before = waitingSql(roundId, today, place);
  const cursor = state.before ?? state.after;
  const way = state.before ? 'desc' : 'asc';
  const beyond = cursor
    ? `where (first_due, family_id) ${state.before ? '<' : '>'} (${place(cursor.key)}::date, ${place(cursor.id)}::uuid)`
    : '';
  const { rows } = await databasePool().query<Pick<FollowFound, 'families' | 'totals'>>({
    text: `${before},
      page as (select * from waiting ${beyond} order by first_due ${way}, family_id ${way} limit ${FOLLOW_PAGE + 1})
      select
        (select coalesce(json_agg(json_build_object('id', family_id, 'key', first_due)
          order by first_due ${way}, family_id ${way}), '[]') from page) as families,
        (select json_build_object('families', count(*), 'children', coalesce(sum(children), 0),
          'held', count(*) filter (where held), 'undelivered', count(*) filter (where undelivered))
          from waiting) as totals`,
    values,
  });
  const { families, totals } = rows[0]!;
  const { rows: inOrder, ...beside } = turnPage(families, FOLLOW_PAGE, state);
  return { families: inOrder, totals, ...beside };
}

/** A family that a further letter would go to, as the release takes it. */
export type FollowLine = {
  familyId: string;
  childIds: string[];
  hold: { reason: string; byId: string } | null;
};

/** All of them, in the order of families. */
export function listFollow(tx: Reader, roundId: string, today: Day): Promise<FollowLine[]> {
  const { values, place } = collector();
  const before = waitingSql(roundId, today, place);
  return tx.$queryRawUnsafe<FollowLine[]>(
    `${before}
     select w.family_id as "familyId", w.child_ids as "childIds",
       case when w.held then (
         select json_build_object('reason', h.reason, 'byId', h.by_id)
         from request_hold h join asked q on q.child_id = h.child_id and q.due_on = h.due_on
         where q.family_id = w.family_id and h.ended_at is null order by h.at desc limit 1) end as hold
     from waiting w order by w.family_id`,
    ...values,
  );
}

/** A further letter that is due, with how many families it would go to. */
export type FollowUpDue = {
  roundId: string;
  month: string;
  stage: FollowUp;
  from: string;
  families: number;
};

const somebodyWaits = `exists (
  select 1 from annual_request a join request_child q on q.request_id = a.id
  where a.round_id = n."roundId" and a.ended_on is null and q.answered_on is null)`;

/** Further letters that are due today as far as the days say, without counting anybody: for other pages. */
export async function listDueLetters(today: Day): Promise<Omit<FollowUpDue, 'families'>[]> {
  const rows = await hot<FirstRound>(
    'due-letters',
    `select * from (${rounds}) n where not 'second' = any(n.sent) and ${somebodyWaits}
     order by n."releasedOn", n."roundId"`,
    [],
  );
  return rows.flatMap((round) => {
    const letter = dueFor(round, today);
    return letter ? [{ ...letter, roundId: round.roundId, month: round.month }] : [];
  });
}

/** Further letters that may go today, those longest due first. */
export async function listFollowUps(today: Day): Promise<FollowUpDue[]> {
  const due = await listDueLetters(today);
  if (due.length === 0) return [];
  const { values, place } = collector();
  const ids = place(due.map(({ roundId }) => roundId));
  const counted = await databasePool().query<{ roundId: string; families: number }>({
    text: `with ${askedSql(`a.round_id = any(${ids}::uuid[])`, standingDays(today), place)}
      select q.round_id as "roundId", count(distinct q.family_id)::int as families
      from asked q where ${unanswered} group by q.round_id`,
    values,
  });
  const families = new Map(counted.rows.map((row) => [row.roundId, row.families]));
  return due
    .map((letter) => ({ ...letter, families: families.get(letter.roundId) ?? 0 }))
    .filter((letter) => letter.families > 0);
}
