import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { createRound } from '~/domains/casework/round/create-round.server';
import { fillRound } from '~/domains/casework/round/fill-round.server';
import { startRelease } from '~/domains/casework/round/start-release.server';
import { closeDatabase, inTransaction, useDatabase } from '~/platform/db/database.server';
import { fillRequests } from '../factories';
import { startPortal, type RunningPortal } from '../support/portal';
import { send, type Ask } from './ask';
import { quantile } from './load';
import type { SinkCounts } from './mail-sink';
import { questionPages, queuePage } from './pages';
import { addPeople } from './people';
import { childrenOf, megabytes, secondsWorked } from './process';

/** How a release of annual requests went. */
export interface ReleaseRun {
  families: number;
  /** Seconds from letting it go until every family was written to, every mail taken, every letter set. */
  rows: number;
  mails: number;
  letters: number;
  /** Whether the portal was killed in the middle and started anew. */
  killed: boolean;
  /** What stands in the end. */
  requests: number;
  sink: SinkCounts;
  emails: number;
  letterCopies: number;
  printRuns: number;
  /** Resident memory of the portal, in megabytes: before, and each tenth of the way. */
  memory: number[];
  /** Seconds of work of all processors together, pages included. */
  worked: { portal: number; postgres: number; sink: number };
  /** The most that processes of large jobs held, in megabytes. */
  jobs: number;
  /** Milliseconds of each page that 99 (and 50) of 100 answers stayed below, alone and meanwhile. */
  pages: { name: string; quiet: [number, number]; meanwhile: [number, number]; asked: number }[];
}

const QUIET_MS = 20_000;
const PAUSE_MS = 40;
const RELEASED = Temporal.PlainDate.from('2026-11-24');

type Settings = {
  url: string;
  folder: string;
  /** The process of PostgreSQL. */
  postgres: number;
  families: number;
  kill: boolean;
};

/**
 * Releases annual requests to so many families on a portal of their own, with a mail server in another
 * process, while pages are asked for at a steady rate. With `kill` the portal is killed in the middle.
 */
export async function measureRelease(given: Settings): Promise<ReleaseRun> {
  const { url, folder, postgres, families, kill } = given;
  const sink = fork(path.join(import.meta.dirname, 'mail-sink.ts'));
  const [port] = (await once(sink, 'message')) as [number];
  const settings = {
    DEMO: '',
    DATABASE_URL: url,
    DATA_DIR: path.join(folder, `release-${families}`),
    SMTP_URL: `smtp://127.0.0.1:${port}`,
  };
  let portal = await startPortal(settings);
  await portal.stop();
  await fillRequests(url, families);
  const people = await addPeople(url);
  portal = await startPortal(settings);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const asks = [
      { name: 'Question', ask: questionPages(portal.url, people)[0]!.ask },
      { name: 'Queue', ask: queuePage(people, families).ask },
    ];
    for (const { ask } of asks) for (let at = 0; at < 300; at++) await send(portal.url, ask);
    const quiet = await watched(
      () => portal,
      asks,
      () => sleep(QUIET_MS),
    );
    const before = megabytes(portal.process.pid!);
    const roundId = await letGo(url, client);
    const worked = () => ({
      portal: secondsWorked(portal.process.pid!),
      postgres: secondsWorked(postgres),
      sink: secondsWorked(sink.pid!),
    });
    let start = worked();
    const progress = new Progress(client, roundId, families);
    const meanwhile = await watched(
      () => portal,
      asks,
      async () => {
        if (kill) {
          await progress.until((now) => now.done >= families / 2);
          portal.process.kill('SIGKILL');
          await once(portal.process, 'exit');
          portal = await startPortal({ ...settings, PORT: new URL(portal.url).port });
          start = { ...start, portal: 0 };
        }
        await progress.until(
          (now) => now.finished,
          () => portal.process.pid!,
        );
      },
    );
    return {
      families,
      killed: kill,
      ...progress.times(),
      ...(await countAll(client, roundId)),
      sink: await counted(sink),
      worked: apart(worked(), start),
      jobs: progress.jobs,
      memory: [before, ...progress.memory],
      pages: asks.map(({ name }, at) => ({
        name,
        quiet: [quantile(quiet[at]!, 0.99), quantile(quiet[at]!, 0.5)],
        meanwhile: [quantile(meanwhile[at]!, 0.99), quantile(meanwhile[at]!, 0.5)],
        asked: meanwhile[at]!.length,
      })),
    };
  } finally {
    await client.end();
    await portal.stop();
    sink.disconnect();
  }
}

/** Prepares the round and lets it go, as an officer does on the page. */
async function letGo(url: string, client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ familyId: string; childIds: string[] }>(
    `select family_id as "familyId", array_agg(id) as "childIds" from child group by family_id`,
  );
  const staffId = (await client.query<{ id: string }>('select id from staff_member limit 1'))
    .rows[0]!.id;
  useDatabase(url);
  try {
    return await inTransaction(async (tx) => {
      const { roundId } = await createRound(tx, {
        kind: 'annual-request',
        stage: 'first',
        month: '2026-12-01',
        title: 'December 2026',
        answerBy: '2026-12-22',
        madeById: staffId,
        words: ['en', 'ro', 'ur'].map(wordsOf),
      });
      await fillRound(tx, roundId, rows);
      await startRelease(tx, roundId, { staffId, today: RELEASED });
      return roundId;
    });
  } finally {
    await closeDatabase();
  }
}

/** The words of the first letter as they came with the portal. */
function wordsOf(language: string) {
  const file = path.join('locales', language, 'letter-templates.json');
  const all = JSON.parse(readFileSync(file, 'utf8')) as Record<
    string,
    { subject: string; text: string[] }
  >;
  const { subject, text } = all['request-first']!;
  return { language, subject, text: text.join('\n\n'), templateVersion: 0 };
}

type Now = {
  done: number;
  sent: number;
  mails: number;
  set: number;
  letters: number;
  finished: boolean;
};

/** Looks how far a release is, once a second or, with many families, less often. */
class Progress {
  readonly memory: number[] = [];
  jobs = 0;
  readonly #began = performance.now();
  #ended: { rows?: number; mails?: number; letters?: number } = {};

  constructor(
    readonly client: pg.Client,
    readonly roundId: string,
    readonly families: number,
  ) {}

  async until(isThere: (now: Now) => boolean, portal?: () => number): Promise<void> {
    for (;;) {
      const now = await this.#look();
      if (portal) this.jobs = Math.max(this.jobs, ...childrenOf(portal()).map(megabytesIfThere));
      if (portal && now.done + now.sent >= (this.memory.length * (this.families + now.mails)) / 10)
        this.memory.push(megabytes(portal()));
      if (isThere(now)) return;
      // Counting is work too, and the more of it the more there is.
      await sleep(Math.max(1000, this.families / 20));
    }
  }

  times() {
    const { rows = NaN, mails = NaN, letters = NaN } = this.#ended;
    return { rows, mails, letters };
  }

  async #look(): Promise<Now> {
    const { rows } = await this.client.query<Now>(
      `select (select count(*)::int from round_family where round_id = $1 and state <> 'waiting') as done,
         (select count(*)::int from outgoing_mail where batch_id = $1) as mails,
         (select count(*)::int from outgoing_mail where batch_id = $1 and sent_at is not null) as sent,
         (select count(*)::int from round_copy where round_id = $1 and how = 'post') as letters,
         (select count(*)::int from round_copy where round_id = $1 and print_run_id is not null) as set`,
      [this.roundId],
    );
    const now = rows[0]!;
    const seconds = (performance.now() - this.#began) / 1000;
    const isDone = now.done === this.families;
    if (isDone) this.#ended.rows ??= seconds;
    if (isDone && now.sent === now.mails) this.#ended.mails ??= seconds;
    if (isDone && now.set === now.letters) this.#ended.letters ??= seconds;
    const { mails, letters } = this.#ended;
    return { ...now, finished: mails !== undefined && letters !== undefined };
  }
}

/** Asks for each page in turn, at a steady rate, until `work` is done; gives the milliseconds of each. */
async function watched(
  portal: () => RunningPortal,
  asks: { name: string; ask: Ask }[],
  work: () => Promise<unknown>,
): Promise<number[][]> {
  const times: number[][] = asks.map(() => []);
  let going = true;
  const asking = (async () => {
    for (let at = 0; going; at = (at + 1) % asks.length) {
      const began = performance.now();
      const answer = await send(portal().url, asks[at]!.ask).catch(() => null);
      // While the portal is dead there is no page to be measured.
      if (answer?.status === 200) times[at]!.push(performance.now() - began);
      await sleep(PAUSE_MS);
    }
  })();
  await work().finally(() => {
    going = false;
  });
  await asking;
  return times;
}

async function countAll(client: pg.Client, roundId: string) {
  const { rows } = await client.query<{
    requests: number;
    emails: number;
    letterCopies: number;
    printRuns: number;
  }>(
    `select (select count(*)::int from annual_request where round_id = $1) as requests,
       (select count(*)::int from round_copy where round_id = $1 and how = 'email') as emails,
       (select count(*)::int from round_copy where round_id = $1 and how = 'post') as "letterCopies",
       (select count(*)::int from print_run where round_id = $1) as "printRuns"`,
    [roundId],
  );
  return rows[0]!;
}

/** A job may end in the very moment. */
function megabytesIfThere(pid: number): number {
  try {
    return megabytes(pid);
  } catch {
    return 0;
  }
}

type Worked = ReleaseRun['worked'];

function apart(now: Worked, start: Worked): Worked {
  return {
    portal: now.portal - start.portal,
    postgres: now.postgres - start.postgres,
    sink: now.sink - start.sink,
  };
}

async function counted(sink: ChildProcess): Promise<SinkCounts> {
  sink.send('count');
  const [counts] = (await once(sink, 'message')) as [SinkCounts];
  return counts;
}
