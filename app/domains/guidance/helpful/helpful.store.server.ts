import { db, type Transaction } from '~/platform/db/database.server';

/** What was said of a page: which one, in which language and version, and whether it helped. */
export type HelpfulVote = { page: string; language: string; version: number; helpful: boolean };

/**
 * Keeps a press for an hour; false where the same one is kept already. Of two at once, the second waits
 * for the first.
 */
export async function keepPress(tx: Transaction, mark: string): Promise<boolean> {
  const kept = await tx.$queryRaw<{ mark: string }[]>`
    insert into guidance_press (mark) values (${mark})
    on conflict (mark) do update set at = now() where guidance_press.at < now() - interval '1 hour'
    returning mark`;
  return kept.length > 0;
}

/** Adds one to the counter of a page, its language, its version and a day (ISO). */
export async function addVote(tx: Transaction, vote: HelpfulVote, day: string): Promise<void> {
  const { page, language, version, helpful } = vote;
  await tx.$executeRaw`
    insert into guidance_vote (page, language, version, day, helpful, count)
    values (${page}, ${language}, ${version}, ${day}::date, ${helpful}, 1)
    on conflict (page, language, version, day, helpful)
    do update set count = guidance_vote.count + 1`;
}

/** Deletes the presses that are older than an hour. */
export async function forgetPresses(): Promise<void> {
  await db().$executeRaw`delete from guidance_press where at < now() - interval '1 hour'`;
}

/** How often a page, in one language and version, was said to help, and not to. */
export type HelpfulFigures = {
  page: string;
  language: string;
  version: number;
  yes: number;
  no: number;
};

/** The figures since a day (ISO), by page, language and version, newest version first. */
export function listFigures(since: string): Promise<HelpfulFigures[]> {
  return db().$queryRaw<HelpfulFigures[]>`
    select page, language, version,
      coalesce(sum(count) filter (where helpful), 0)::int as yes,
      coalesce(sum(count) filter (where not helpful), 0)::int as no
    from guidance_vote where day >= ${since}::date
    group by page, language, version order by page, language, version desc`;
}
