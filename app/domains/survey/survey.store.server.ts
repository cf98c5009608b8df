import { db, type Transaction } from '~/platform/db/database.server';
import type { SurveyTotal } from './survey-totals';

/**
 * What waits for its five, sealed; the row is locked until the transaction ends, so that two who answer
 * at once wait for each other. `sealedNothing` is for the first time.
 */
export async function lockWaiting(
  tx: Transaction,
  sealedNothing: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array> {
  await tx.$executeRaw`
    insert into survey_waiting (id, sealed) values (1, ${sealedNothing}) on conflict do nothing`;
  const [row] = await tx.$queryRaw<{ sealed: Uint8Array }[]>`
    select sealed from survey_waiting where id = 1 for update`;
  return row!.sealed;
}

/** Writes what waits, sealed anew. */
export async function writeSealed(tx: Transaction, sealed: Uint8Array<ArrayBuffer>): Promise<void> {
  await tx.$executeRaw`update survey_waiting set sealed = ${sealed} where id = 1`;
}

/**
 * Adds totals to the counters of a month. The month's counters are made together, and each time all of
 * them are written anew in one statement, those that gain nothing too: no row's version, place or
 * transaction tells which answers were chosen.
 */
export async function addTotals(
  tx: Transaction,
  month: string,
  totals: readonly SurveyTotal[],
): Promise<void> {
  const questions = totals.map(({ question }) => question);
  const answers = totals.map(({ answer }) => answer);
  const counts = totals.map(({ count }) => count);
  await tx.$executeRaw`
    insert into survey_count (month, question, answer)
    select ${month}::date, q, a from unnest(${questions}::text[], ${answers}::text[]) as t (q, a)
    on conflict do nothing`;
  await tx.$executeRaw`
    update survey_count c set count = c.count + t.n
    from unnest(${questions}::text[], ${answers}::text[], ${counts}::int[]) as t (q, a, n)
    where c.month = ${month}::date and c.question = t.q and c.answer = t.a`;
}

/** The counters of the newest months, `most` of them. */
export async function listTotals(most: number) {
  const rows = await db().$queryRaw<
    { month: string; question: string; answer: string; count: number }[]
  >`
    select to_char(month, 'YYYY-MM') as month, question, answer, count from survey_count
    where month in (select distinct month from survey_count order by month desc limit ${most})
    order by month desc, question, answer`;
  return rows;
}
