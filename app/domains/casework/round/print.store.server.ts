import { hot } from '~/platform/db/database.server';
import type { PostedCopy } from '../letter/hold-copies.server';

/**
 * The most letters in one file, so that it can be printed, put into envelopes and checked in one go; the
 * typesetter takes 2 to 6 MB for each while it sets it.
 */
export const MOST_IN_A_RUN = 100;

/** A copy that waits to be set as a letter. */
export type CopyToSet = PostedCopy & { name: string; language: string; children: string[] };

/** The rounds that have letters to set: released ones, and others with as many as fill a file. */
export async function roundsToSet(full: number): Promise<string[]> {
  const rows = await hot<{ id: string }>(
    'rounds-to-set',
    `select r.id from round r where r.state in ('releasing', 'released') and (
       select count(*) from (
         select 1 from round_copy c where c.round_id = r.id and c.how = 'post'
           and c.print_run_id is null and c.settled_at is null limit $1::int) waiting
     ) >= case r.state when 'released' then 1 else $1::int end
     order by r.released_on, r.id`,
    [full],
  );
  return rows.map(({ id }) => id);
}

/** True where a round has letters to set, those that are held back included. */
export async function hasLettersToSet(full = MOST_IN_A_RUN): Promise<boolean> {
  return (await roundsToSet(full)).length > 0;
}

/** The next copies of a round that wait to be set, in the order of their ids. */
export function listToSet(
  roundId: string,
  after: string | null,
  atMost: number,
): Promise<CopyToSet[]> {
  return hot<CopyToSet>(
    'copies-to-set',
    `select id, how, adult_id as "adultId", account_id as "accountId", name, language,
       address_lines as "addressLines",
       coalesce((select array_agg(c) from jsonb_array_elements_text("values" -> 'children') c), '{}') as children
     from round_copy where round_id = $1 and how = 'post' and print_run_id is null and settled_at is null
       and id > coalesce($2::uuid, '00000000-0000-0000-0000-000000000000')
     order by id limit $3`,
    [roundId, after, atMost],
  );
}

/** A print run with how many of its letters are posted, came back, or were settled otherwise. */
export type RunLine = {
  id: string;
  roundId: string;
  title: string;
  kind: string;
  stage: string;
  number: number;
  copies: number;
  bytes: number;
  madeAt: Date;
  waiting: number;
  posted: number;
};

const runColumns = `p.id, p.round_id as "roundId", r.title, r.kind, r.stage, p.number, p.copies, p.bytes,
  p.made_at as "madeAt",
  (select count(*)::int from round_copy c where c.print_run_id = p.id and c.left_on is null and c.settled_at is null) as waiting,
  (select count(*)::int from round_copy c where c.print_run_id = p.id and c.left_on is not null) as posted`;

/** Print runs, those with letters to post first, then the newest. */
export function listRuns(atMost: number): Promise<RunLine[]> {
  return hot<RunLine>(
    'print-runs',
    `select * from (
       select ${runColumns} from print_run p join round r on r.id = p.round_id
       order by p.made_at desc limit 500) runs
     order by waiting = 0, "madeAt" desc, number limit $1`,
    [atMost],
  );
}

/** One print run, with where its file is; null where there is none. */
export async function findRun(
  id: string,
): Promise<(RunLine & { storeKey: string; sha256: string }) | null> {
  const [row] = await hot<RunLine & { storeKey: string; sha256: string }>(
    'print-run',
    `select ${runColumns}, p.store_key as "storeKey", p.sha256
     from print_run p join round r on r.id = p.round_id where p.id = $1`,
    [id],
  );
  return row ?? null;
}

/** A letter of a print run, or one that is not in any. Days are ISO dates. */
export type PrintedCopy = PostedCopy & {
  number: number | null;
  name: string;
  language: string;
  familyId: string;
  familyName: string;
  childIds: string[];
  state: string;
  leftOn: string | null;
  returnedOn: string | null;
};

const copyColumns = `c.id, c.how, c.adult_id as "adultId", c.account_id as "accountId", c.print_number as number,
  c.name, c.language, c.address_lines as "addressLines", c.family_id as "familyId", y.name as "familyName",
  coalesce(f.child_ids, '{}') as "childIds", c.state, c.left_on as "leftOn", c.returned_on as "returnedOn"`;
const copyTables = `round_copy_now c join family y on y.id = c.family_id
  left join round_family f on f.round_id = c.round_id and f.family_id = c.family_id`;

/** The letters of a print run, in the order of the file. */
export function listOfRun(runId: string): Promise<PrintedCopy[]> {
  return hot<PrintedCopy>(
    'copies-of-run',
    `select ${copyColumns} from ${copyTables} where c.print_run_id = $1 order by c.print_number`,
    [runId],
  );
}

/** Letters of released rounds that are in no file yet: they wait for the next, or are held back. */
export function listUnset(atMost: number): Promise<PrintedCopy[]> {
  return hot<PrintedCopy>(
    'copies-unset',
    `select ${copyColumns} from ${copyTables} join round r on r.id = c.round_id
     where c.how = 'post' and c.print_run_id is null and c.settled_at is null and r.state = 'released'
     order by c.created_at, c.id limit $1`,
    [atMost],
  );
}
