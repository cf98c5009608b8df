import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeDatabase, useDatabase, inTransaction } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { createStaff, fillRequests } from '../../../../tests/factories';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import type { ReceivedMail } from '../../../../tests/support/mail';
import { startSmtpSink, type SmtpSink } from '../../../../tests/support/smtp-sink';
import { createRound } from './create-round.server';
import { fillRound } from './fill-round.server';
import { MONTH, RELEASED } from './round.test-support';
import { startRelease } from './start-release.server';
import { wordsNow } from './words-now.server';

const FAMILIES = 600;
const KILLS = 50;
const root = path.resolve(import.meta.dirname, '../../../..');
const built = path.join(root, 'node_modules', '.cache', `release-worker-${process.pid}`);
const folder = mkdtempSync(path.join(tmpdir(), 'killed-'));

let database: TestDatabase;
let client: pg.Client;
let sink: SmtpSink;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  sink = await startSmtpSink(folder);
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '~': path.join(root, 'app') } },
    build: {
      ssr: path.join(root, 'tests/support/release-worker.ts'),
      outDir: built,
      target: 'es2022',
    },
  });
}, 120_000);

afterAll(async () => {
  await sink.stop();
  await client.end();
  await database.drop();
  rmSync(built, { recursive: true, force: true });
  rmSync(folder, { recursive: true });
});

/** A release that was let go and not worked on. What is connected here must not look like a portal. */
async function letGo(): Promise<void> {
  useDatabase(database.url);
  await prepareJobs();
  await fillRequests(database.url, FAMILIES);
  const { rows } = await client.query<{ familyId: string; childIds: string[] }>(
    `select family_id as "familyId", array_agg(id) as "childIds" from child group by family_id`,
  );
  const staff = await createStaff();
  await inTransaction(async (tx) => {
    const { roundId } = await createRound(tx, {
      kind: 'annual-request',
      stage: 'first',
      month: MONTH,
      title: '',
      answerBy: '2026-12-22',
      madeById: staff.id,
      words: await wordsNow('request-first', tx),
    });
    await fillRound(tx, roundId, rows);
    await startRelease(tx, roundId, { staffId: staff.id, today: RELEASED });
  });
  await closeDatabase();
}

async function startWorker(): Promise<ChildProcess> {
  const worker = fork(path.join(built, 'release-worker.js'), {
    env: {
      ...process.env,
      NODE_ENV: undefined,
      DATABASE_URL: database.url,
      DATA_DIR: folder,
      SMTP_URL: sink.url,
    } as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(worker, 'message');
  // What comes by the clock within the minute.
  for (const task of ['continue-releases', 'deliver-batches'])
    await client.query(`select graphile_worker.add_job($1, job_key => $1)`, [task]);
  return worker;
}

async function kill(worker: ChildProcess) {
  const exit = once(worker, 'exit');
  worker.kill('SIGKILL');
  await exit;
}

async function numberOf(query: string): Promise<number> {
  return (await client.query<{ n: number }>(`select (${query})::int as n`)).rows[0]!.n;
}

/** Families that were written to and emails that went. */
async function doneSoFar(): Promise<number> {
  return numberOf(
    `(select count(*) from round_family where state = 'done') + (select count(*) from outgoing_mail where sent_at is not null)`,
  );
}

/** Waits until so much more is done; not for long, since the end may be near. */
async function untilDone(before: number, more: number): Promise<void> {
  const deadline = Date.now() + 3000;
  while ((await doneSoFar()) < before + more && Date.now() < deadline) await sleep(5);
}

const waitingFamilies = `select count(*) from round_family where state = 'waiting'`;
const waitingMails = `select count(*) from outgoing_mail where sent_at is null`;

it('killed fifty times while it is released, each family has one request, and each reader one message', async () => {
  await letGo();
  const moments = { releasing: 0, delivering: 0, after: 0 };
  for (let kills = 0; kills < KILLS; kills++) {
    const worker = await startWorker();
    await untilDone(await doneSoFar(), Math.random() * ((4 * FAMILIES) / KILLS));
    await sleep(Math.random() * 50);
    const [families, mails] = [await numberOf(waitingFamilies), await numberOf(waitingMails)];
    await kill(worker);
    if (families > 0) moments.releasing += 1;
    else if (mails > 0) moments.delivering += 1;
    else moments.after += 1;
  }
  const last = await startWorker();
  while ((await numberOf(waitingFamilies)) + (await numberOf(waitingMails)) > 0) await sleep(200);
  const isDone = `select count(*) from round where state = 'released'`;
  while ((await numberOf(isDone)) === 0) await sleep(200);
  await kill(last);

  expect(await numberOf(`select count(*) from annual_request`)).toBe(FAMILIES);
  expect(await numberOf(`select count(distinct family_id) from annual_request`)).toBe(FAMILIES);
  expect(await numberOf(`select count(*) from request_reader`)).toBe(FAMILIES);
  expect(await numberOf(`select count(*) from queue_item where kind = 'annual-request'`)).toBe(
    FAMILIES,
  );
  expect(await numberOf(`select count(*) from clock where rule = 'request-answer'`)).toBe(FAMILIES);
  expect(await numberOf(`select count(*) from round_copy`)).toBe(FAMILIES);
  expect(await numberOf(`select count(*) from request_child`)).toBe(
    await numberOf(`select count(*) from child`),
  );
  expect(await numberOf(`select count(*) from audit_event where action = 'request.issued'`)).toBe(
    await numberOf(`select count(*) from child`),
  );
  expect(await numberOf(`select count(*) from round_family where state <> 'done'`)).toBe(0);

  const received = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as ReceivedMail);
  const emails = await numberOf(`select count(*) from round_copy where how = 'email'`);
  const byReader = new Map<string, Set<string>>();
  for (const mail of received) {
    const id = /^message-id: *(\S+)/im.exec(mail.headers)![1]!;
    byReader.set(mail.to, (byReader.get(mail.to) ?? new Set()).add(id));
    expect(mail.headers.match(/^to: /gim)).toHaveLength(1);
  }
  expect(byReader.size).toBe(emails);
  for (const ids of byReader.values()) expect(ids.size).toBe(1);
  console.log(
    `${KILLS} kills (${moments.releasing} while families waited, ${moments.delivering} while emails did, ${moments.after} later): ${emails} readers, ${received.length - emails} messages sent again with the same Message-ID`,
  );
  expect(moments.releasing + moments.delivering).toBeGreaterThan(KILLS / 2);
}, 900_000);
