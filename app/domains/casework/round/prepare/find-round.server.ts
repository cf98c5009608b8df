import { profile } from '~/platform/config/environment.server';
import { db, type Transaction } from '~/platform/db/database.server';
import type { Temporal } from 'temporal-polyfill';
import type { RoundState } from '../round.codes';
import type { WhomAsk } from './families.query';
import { OTHER_KINDS, type OtherKind } from './other-kinds';
import { readFilter, type RoundFilter } from './round.filter';

/** The words of a round in one language, as they are kept. */
export type KeptWords = {
  language: string;
  subject: string;
  text: string;
  templateVersion: number;
};

/** A round that is prepared here. Days are ISO dates, moments ISO instants. */
export type PreparedRound = {
  id: string;
  kind: OtherKind;
  title: string;
  state: RoundState;
  version: number;
  filter: RoundFilter;
  answerBy: string | null;
  madeById: string;
  madeAt: string;
  proposedById: string | null;
  proposedAt: string | null;
  decidedById: string | null;
  decidedAt: string | null;
  decideNote: string;
  releasedOn: string | null;
  finishedAt: string | null;
  words: KeptWords[];
};

/** The round, or null where there is none or it is an annual request. */
export async function findRound(
  id: string,
  tx: Pick<Transaction, 'round'> = db(),
): Promise<PreparedRound | null> {
  const row = await tx.round.findFirst({
    where: { id, kind: { in: [...OTHER_KINDS] } },
    include: { words: true },
  });
  if (!row) return null;
  const { languages } = profile();
  const placeOf = (language: string) => languages.findIndex((code) => code === language);
  return {
    id: row.id,
    kind: row.kind as OtherKind,
    title: row.title,
    state: row.state as RoundState,
    version: row.version,
    filter: readFilter(row.filter),
    answerBy: row.answerBy?.toISOString().slice(0, 10) ?? null,
    madeById: row.madeById,
    madeAt: row.madeAt.toISOString(),
    proposedById: row.proposedById,
    proposedAt: row.proposedAt?.toISOString() ?? null,
    decidedById: row.decidedById,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decideNote: row.decideNote,
    releasedOn: row.releasedOn?.toISOString().slice(0, 10) ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    words: row.words
      .map(({ language, subject, text, templateVersion }) => ({
        language,
        subject,
        text,
        templateVersion,
      }))
      .sort((a, b) => placeOf(a.language) - placeOf(b.language)),
  };
}

/** What the round asks of families on a day. */
export function askOf(
  { kind, filter }: Pick<PreparedRound, 'kind' | 'filter'>,
  today: Temporal.PlainDate,
): WhomAsk {
  return { kind, filter, offered: profile().languages, today };
}

export type RoundLine = {
  id: string;
  kind: OtherKind;
  title: string;
  state: RoundState;
  madeAt: string;
  madeBy: string;
  releasedOn: string | null;
  done: number;
  held: number;
};

export const ROUNDS_PAGE = 30;

/** The rounds that were prepared here, the newest first, from before one on; one more than fits. */
export async function listRounds(before: string | null): Promise<RoundLine[]> {
  return db().$queryRaw<RoundLine[]>`
    select r.id, r.kind, r.title, r.state, s.name as "madeBy",
      to_char(r.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "madeAt",
      to_char(r.released_on, 'YYYY-MM-DD') as "releasedOn",
      (select count(*)::int from round_family f where f.round_id = r.id and f.state = 'done') as done,
      (select count(*)::int from round_family f where f.round_id = r.id and f.state = 'held') as held
    from round r left join staff_member s on s.id = r.made_by_id
    where r.kind = any(${[...OTHER_KINDS]}::text[]) and (${before}::uuid is null
      or (r.made_at, r.id) < (select p.made_at, p.id from round p where p.id = ${before}::uuid))
    order by r.made_at desc, r.id desc limit ${ROUNDS_PAGE + 1}`;
}

/** How many families of a round that was let go were written to, wait, or were held, with why. */
export async function countFamilies(roundId: string) {
  return db().$queryRaw<{ state: string; reason: string; count: number }[]>`
    select state, case when by_id is null then reason else '' end as reason, count(*)::int as count
    from round_family where round_id = ${roundId}::uuid group by 1, 2 order by 1, 2`;
}

/** The names of members of staff. */
export async function namesOfStaff(ids: (string | null)[]): Promise<Map<string, string>> {
  const rows = await db().staffMember.findMany({
    where: { id: { in: ids.filter((id) => id !== null) } },
    select: { id: true, name: true },
  });
  return new Map(rows.map((row) => [row.id, row.name]));
}
