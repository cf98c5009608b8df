import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { freePort } from '../../../tests/support/portal';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database';
import { readMail } from '../../../tests/support/mail';
import { startSmtpSink, type SmtpSink } from '../../../tests/support/smtp-sink';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, db, inTransaction, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { deliverMail, retryWaitingMail } from './deliver.server';
import { queueMail } from './queue-mail.server';

let database: TestDatabase;
let sink: SmtpSink;
let port: number;
const folder = mkdtempSync(join(tmpdir(), 'mail-'));

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  await prepareJobs();
  port = await freePort();
  useEnvironment(
    readEnvironment({ SMTP_URL: `smtp://127.0.0.1:${port}`, PUBLIC_URL: 'http://localhost:3000' }),
  );
  sink = await startSmtpSink(folder, port);
});

afterAll(async () => {
  await sink.stop();
  await closeDatabase();
  await database.drop();
  rmSync(folder, { recursive: true });
});

let to: string;
beforeEach(() => {
  to = `reader-${randomUUID()}@example.org`;
});

async function queued(
  template: 'sign-in-code' | 'message-waiting',
  dedupeKey: string = randomUUID(),
) {
  await inTransaction((tx) =>
    queueMail(tx, {
      dedupeKey,
      to,
      template,
      language: 'en',
      data: { path: '/en/family' },
      secret: '123456',
    }),
  );
  return db().outgoingMail.findFirstOrThrow({ where: { toAddress: to } });
}

it('sends once, however often the job runs, and wipes the secret', async () => {
  const mail = await queued('sign-in-code');
  expect(mail.secret && Buffer.from(mail.secret).includes('123456')).toBe(false);
  await deliverMail(mail.id);
  await deliverMail(mail.id);
  const received = await readMail(to, folder);
  expect(received).toHaveLength(1);
  expect(received[0]?.text).toContain('123456');
  expect(received[0]?.subject).not.toContain('123456');
  expect(await db().outgoingMail.findUnique({ where: { id: mail.id } })).toMatchObject({
    secret: null,
  });
});

it('queues the same email once', async () => {
  await queued('message-waiting', `once:${to}`);
  await queued('message-waiting', `once:${to}`);
  expect(await db().outgoingMail.count({ where: { toAddress: to } })).toBe(1);
});

it('does not send a code that can no longer be used', async () => {
  const mail = await queued('sign-in-code');
  await db().outgoingMail.update({
    where: { id: mail.id },
    data: { createdAt: new Date(Date.now() - 16 * 60_000) },
  });
  await deliverMail(mail.id);
  expect(await readMail(to, folder)).toEqual([]);
  expect(
    (await db().outgoingMail.findUniqueOrThrow({ where: { id: mail.id } })).sentAt,
  ).not.toBeNull();
});

it('keeps the kind of failure, and an email that waits is asked for again', async () => {
  const mail = await queued('message-waiting');
  await sink.stop();
  await expect(deliverMail(mail.id)).rejects.toThrow();
  expect(await db().outgoingMail.findUnique({ where: { id: mail.id } })).toMatchObject({
    sentAt: null,
    problem: expect.stringMatching(/^E/),
  });
  await db()
    .$executeRaw`update graphile_worker._private_jobs set attempts = max_attempts where key = ${`mail:${mail.id}`}`;
  await retryWaitingMail(new Date(Date.now() + 2 * 3_600_000));
  const [job] = await db().$queryRaw<{ attempts: number }[]>`
    select attempts from graphile_worker._private_jobs where key = ${`mail:${mail.id}`}`;
  expect(job?.attempts).toBe(0);
  sink = await startSmtpSink(folder, port);
  await deliverMail(mail.id);
  expect(await readMail(to, folder)).toHaveLength(1);
});
