import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database';
import { readMail, type ReceivedMail } from '../../../tests/support/mail';
import { freePort } from '../../../tests/support/portal';
import { startSmtpSink, type Fault, type SmtpSink } from '../../../tests/support/smtp-sink';
import { createAccount } from '../../../tests/factories';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { clearExpired } from '~/platform/auth/clear-expired.server';
import { onlyOne } from '~/platform/jobs/only-one.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { composeBatchWith, deliverBatches } from './deliver-batches.server';
import { deliverMail, retryWaitingMail } from './deliver.server';
import { returnAddressOf } from './mail-token.server';

const folder = mkdtempSync(join(tmpdir(), 'batch-mail-'));
let database: TestDatabase;
let sink: SmtpSink;
let port: number;
const faults = new Map<string, Fault>();

/** Less patient than the portal is, so that the tests are not longer than they must be. */
const PATIENCE = { connectMs: 1000, silenceMs: 700, wholeMs: 5000, connections: 4, lingerMs: 20 };

const start = () => startSmtpSink(folder, port, (address) => faults.get(address) ?? null);

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  await prepareJobs();
  port = await freePort();
  useEnvironment(
    readEnvironment({
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      PUBLIC_URL: 'http://localhost:3000',
      MAIL_RETURN_ADDRESS: 'returns@council.example',
    }),
  );
  sink = await start();
  composeBatchWith('of-tests', () =>
    Promise.resolve(({ data }) => {
      if (data.broken) throw new Error('as the test wants it');
      const own = String(data.own ?? '');
      const long = 'Many words, so that lines are broken wherever they are too long for a mail. ';
      return {
        likeness: String(data.text),
        own,
        compose: () => ({
          subject: 'A message – یہاں',
          text: `${String(data.text)} ${long.repeat(3)}http://localhost:3000/en/${own}?x=1\n`,
          html: `<p>${long}یہاں <a href="http://localhost:3000/en/${own}">x=${own}</a></p>`,
          headers: { 'List-Unsubscribe': '<http://localhost:3000/en/family/account>' },
        }),
      };
    }),
  );
});

afterAll(async () => {
  await sink.stop();
  await closeDatabase();
  await database.drop();
  rmSync(folder, { recursive: true });
});

beforeEach(async () => {
  faults.clear();
  await db().outgoingMail.deleteMany({});
});

async function waiting(fault?: Fault, more: object = {}) {
  const to = `${randomUUID()}@family.example`;
  if (fault) faults.set(to, fault);
  return db().outgoingMail.create({
    data: {
      dedupeKey: randomUUID(),
      toAddress: to,
      template: 'of-tests',
      language: 'en',
      data: { text: 'Hello' },
      batchId: randomUUID(),
      ...more,
    },
  });
}

const now = (id: string) => db().outgoingMail.findUniqueOrThrow({ where: { id } });
const deliver = () => deliverBatches(PATIENCE);
const makeDue = () => db().outgoingMail.updateMany({ data: { nextTryAt: new Date() } });
const minutesFromNow = (date: Date) => Math.round((date.getTime() - Date.now()) / 60_000);

describe('a batch', () => {
  it('goes to each reader alone, once, with its own address for what comes back', async () => {
    const mails = await Promise.all(Array.from({ length: 30 }, () => waiting()));
    await Promise.all([deliver(), deliver()]);
    await deliver();
    for (const mail of mails) {
      const received = await readMail(mail.toAddress, folder);
      expect(received).toHaveLength(1);
      expect(received[0]!.headers).toContain(
        'List-Unsubscribe: <http://localhost:3000/en/family/account>',
      );
      expect(received[0]!.headers).toMatch(
        new RegExp(`Message-ID: <${mail.id.replaceAll('-', '')}\\.`, 'i'),
      );
      expect(await now(mail.id)).toMatchObject({ sentAt: expect.any(Date), attempts: 1 });
    }
    expect(returnAddressOf(mails[0]!.id)).toMatch(/^returns\+[0-9a-f]{32}\.[0-9a-f]{16}@/);
  });

  it('says the same to everybody but for what is their own, made at once or each apart', async () => {
    const mails = await Promise.all(
      ['Hello', 'یہاں جواب دیں'].flatMap((text) =>
        Array.from({ length: 4 }, () => waiting(undefined, { data: { text, own: randomUUID() } })),
      ),
    );
    // It is said in the headers as well, so no mould can be made of it.
    const odd = await waiting(undefined, {
      data: { text: 'Odd', own: 'account' },
      toAddress: `o'brien+x@family.example`,
    });
    await deliver();
    for (const mail of [...mails, odd]) {
      const { own, text } = mail.data as { own: string; text: string };
      const [received] = await readMail(mail.toAddress, folder);
      expect(received!.subject).toBe('A message – یہاں');
      expect(received!.text).toContain(`http://localhost:3000/en/${own}?x=1`);
      expect(received!.text).toContain(text);
      expect(received!.html).toContain(`<a href="http://localhost:3000/en/${own}">x=${own}</a>`);
      expect(received!.html).toContain('یہاں');
      expect(
        received!.headers.match(/^(to|from|subject|date|message-id|mime-version): /gim),
      ).toHaveLength(6);
      const others = mails.filter((other) => other !== mail);
      for (const other of others) {
        expect(JSON.stringify(received)).not.toContain((other.data as { own: string }).own);
      }
    }
  });

  it('leaves one alone that is held, and says so', async () => {
    const account = await createAccount({ mailHeldSince: new Date() });
    const mail = await waiting(undefined, { toAddress: account.email });
    await deliver();
    expect(await now(mail.id)).toMatchObject({
      sentAt: null,
      problem: 'held',
      failedAt: expect.any(Date),
    });
    expect(await readMail(account.email, folder)).toEqual([]);
  });

  it('is not stopped by a mail that cannot be put together', async () => {
    const [broken, good] = [await waiting(undefined, { data: { broken: true } }), await waiting()];
    await deliver();
    expect(await now(broken.id)).toMatchObject({
      sentAt: null,
      failedAt: null,
      problem: 'not-composed',
    });
    expect(await now(good.id)).toMatchObject({ sentAt: expect.any(Date) });
  });

  it('is left alone while another copy of the portal is at it', async () => {
    const mail = await waiting();
    await onlyOne('deliver-batches', async () => {
      await deliver();
      expect(await now(mail.id)).toMatchObject({ sentAt: null, attempts: 0 });
    });
    await deliver();
    expect(await now(mail.id)).toMatchObject({ sentAt: expect.any(Date) });
  });

  it('has nothing to do with the mails that go one by one', async () => {
    const mail = await waiting();
    await retryWaitingMail(new Date(Date.now() + 2 * 3_600_000));
    const jobs = await db().$queryRaw<unknown[]>`
      select 1 from graphile_worker._private_jobs where key = ${`mail:${mail.id}`}`;
    expect(jobs).toEqual([]);
  });
});

describe('a mail server that', () => {
  it.each<[Fault, string]>([
    ['busy', 'EENVELOPE'],
    ['busy-after-data', 'EMESSAGE'],
    ['silent', 'ETIMEDOUT'],
    ['cut-in-data', 'ECONNECTION'],
  ])('is %s is asked again later, and the others are not held up', async (fault, problem) => {
    const bad = await waiting(fault);
    const good = await Promise.all(Array.from({ length: 10 }, () => waiting()));
    const began = Date.now();
    await deliver();
    expect(Date.now() - began).toBeLessThan(8000);
    for (const { id } of good) expect(await now(id)).toMatchObject({ sentAt: expect.any(Date) });
    const after = await now(bad.id);
    expect(after).toMatchObject({ sentAt: null, failedAt: null, attempts: 1, problem });
    expect(minutesFromNow(after.nextTryAt)).toBe(1);
    expect(await readMail(bad.toAddress, folder)).toEqual([]);

    await deliver();
    expect(await now(bad.id)).toMatchObject({ attempts: 1 });
    await makeDue();
    await deliver();
    expect(minutesFromNow((await now(bad.id)).nextTryAt)).toBe(5);
    faults.clear();
    await makeDue();
    await deliver();
    expect(await now(bad.id)).toMatchObject({
      sentAt: expect.any(Date),
      problem: null,
      attempts: 3,
    });
    expect(await readMail(bad.toAddress, folder)).toHaveLength(1);
  });

  it.each<Fault>(['refused', 'refused-after-data'])(
    'has it %s is not asked again',
    async (fault) => {
      const bad = await waiting(fault);
      const good = await waiting();
      await deliver();
      expect(await now(bad.id)).toMatchObject({
        sentAt: null,
        problem: 'refused',
        failedAt: expect.any(Date),
      });
      expect(await now(good.id)).toMatchObject({ sentAt: expect.any(Date) });
      faults.clear();
      await makeDue();
      await deliver();
      expect(await readMail(bad.toAddress, folder)).toEqual([]);
    },
  );

  it.each<Fault>(['cut-after-data', 'silent-after-data'])(
    'took it and could not say so (%s) gets it once more, as the same message',
    async (fault) => {
      const mail = await waiting(fault);
      await deliver();
      expect(await now(mail.id)).toMatchObject({ sentAt: null, failedAt: null, attempts: 1 });
      faults.clear();
      await makeDue();
      await deliver();
      expect(await now(mail.id)).toMatchObject({ sentAt: expect.any(Date) });
      const received = await readMail(mail.toAddress, folder);
      expect(received).toHaveLength(2);
      expect(new Set(received.map(messageIdOf)).size).toBe(1);
    },
  );

  it('is away keeps them all waiting; they go when it is back', async () => {
    const mails = await Promise.all(Array.from({ length: 40 }, () => waiting()));
    await sink.stop();
    await deliver();
    const after = await db().outgoingMail.findMany();
    expect(after.every(({ sentAt, failedAt }) => sentAt === null && failedAt === null)).toBe(true);
    // It was not tried with every one of them.
    expect(after.filter(({ attempts }) => attempts === 0).length).toBeGreaterThan(10);
    sink = await start();
    await makeDue();
    await deliver();
    for (const { toAddress } of mails) expect(await readMail(toAddress, folder)).toHaveLength(1);
  });

  it('never takes one is given up after three days, and so is nothing sooner', async () => {
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
    const [young, old] = [
      await waiting('busy', { createdAt: daysAgo(2.9), attempts: 9 }),
      await waiting('busy', { createdAt: daysAgo(3.1), attempts: 9 }),
    ];
    await deliver();
    const after = await now(young.id);
    expect(after).toMatchObject({ failedAt: null });
    expect(minutesFromNow(after.nextTryAt)).toBe(240);
    expect(await now(old.id)).toMatchObject({ failedAt: expect.any(Date), problem: 'gave-up' });
  });
});

describe('a single mail', () => {
  const single = async (fault?: Fault) =>
    waiting(fault, { template: 'message-waiting', batchId: null, data: { path: '/en/family' } });

  it('that is refused for good is not tried again', async () => {
    const mail = await single('refused');
    await deliverMail(mail.id);
    expect(await now(mail.id)).toMatchObject({
      problem: 'refused',
      failedAt: expect.any(Date),
      sentAt: null,
    });
    faults.clear();
    await deliverMail(mail.id);
    expect(await readMail(mail.toAddress, folder)).toEqual([]);
    await retryWaitingMail(new Date(Date.now() + 2 * 3_600_000));
    const jobs = await db().$queryRaw<unknown[]>`
      select 1 from graphile_worker._private_jobs where key = ${`mail:${mail.id}`}`;
    expect(jobs).toEqual([]);
  });

  it('that a busy server did not take fails its job, which tries again', async () => {
    const mail = await single('busy');
    await expect(deliverMail(mail.id)).rejects.toThrow();
    expect(await now(mail.id)).toMatchObject({ problem: 'EENVELOPE', failedAt: null });
    faults.clear();
    await deliverMail(mail.id);
    expect(await readMail(mail.toAddress, folder)).toHaveLength(1);
  });
});

it('after 90 days a mail of a round stays without its address, and any other goes', async () => {
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
  const single = { batchId: null };
  const [old, failed, young, alone, waits] = [
    await waiting(undefined, { sentAt: daysAgo(91) }),
    await waiting(undefined, { failedAt: daysAgo(91), problem: 'refused' }),
    await waiting(undefined, { sentAt: daysAgo(89) }),
    await waiting(undefined, { sentAt: daysAgo(91), ...single }),
    await waiting(undefined, { createdAt: daysAgo(91) }),
  ];
  await clearExpired();
  expect(await now(old.id)).toMatchObject({ toAddress: '', data: {}, sentAt: old.sentAt });
  expect(await now(failed.id)).toMatchObject({ toAddress: '', problem: 'refused' });
  expect(await now(young.id)).toMatchObject({ toAddress: young.toAddress });
  expect(await db().outgoingMail.findUnique({ where: { id: alone.id } })).toBeNull();
  expect(await now(waits.id)).toMatchObject({ toAddress: waits.toAddress });
});

it('no message has two addresses', () => {
  const all = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as ReceivedMail);
  expect(all.length).toBeGreaterThan(50);
  for (const mail of all) {
    expect(mail.headers.match(/^To: /gim)).toHaveLength(1);
    expect(mail.headers).toContain(`To: ${mail.to}\n`);
    expect(mail.headers).not.toMatch(/^(cc|bcc): /im);
  }
});

function messageIdOf(mail: ReceivedMail): string {
  return /^message-id: (.*)$/im.exec(mail.headers)![1]!;
}
