import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { closeDatabase, db, inTransaction, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import type { Parent } from '~/platform/auth/session.server';
import { postFromCouncil } from '~/domains/conversation/index.server';
import { startClocks } from '~/domains/clock/index.server';
import { deliverMail } from '~/platform/mail/deliver.server';
import { releaseMail } from '~/platform/mail/mail-hold.server';
import { queueMail } from '~/platform/mail/queue-mail.server';
import { submitNotification } from '~/domains/notification/index.server';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database';
import { lettersFor } from '../notification/letters.rules';
import { noticeAnswers } from '../notification/notice.test-support';
import { remindAndClearDrafts } from '../notification/remind-and-clear-drafts.server';
import { sendLetter } from '../notification/send-letter.server';
import { findMatter, listMatters } from './matter.store.server';
import { tellChange, withdrawNotice, writeToCouncil } from './tell.server';

let database: TestDatabase;
let people = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  await prepareJobs();
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

async function parent(): Promise<Parent> {
  const email = `parent${(people += 1)}@example.org`;
  const { id } = await db().account.create({ data: { email }, select: { id: true } });
  return { kind: 'parent', id, email, language: 'en', sessionId: 'none' };
}

async function noticeOf(by: Parent, answers = noticeAnswers()) {
  const draft = await db().notificationDraft.create({
    data: {
      accountId: by.id,
      answers,
      language: 'en',
      expiresAt: new Date(Date.now() + 86_400_000),
    },
    select: { id: true },
  });
  const sent = await submitNotification(by, draft.id, Temporal.PlainDate.from('2026-11-23'));
  if (sent.kind !== 'sent') throw new Error(`not sent: ${sent.kind}`);
  const item = await db().queueItem.findUniqueOrThrow({
    where: { notificationId: sent.id },
    select: { id: true },
  });
  return { notificationId: sent.id, itemId: item.id };
}

const matterOf = async (by: Parent, itemId: string) => (await findMatter(by.id, itemId))!;
const withdrawnAt = async (id: string) =>
  (await db().notification.findUniqueOrThrow({ where: { id } })).withdrawnAt;
const words = (text: string) => ({ key: crypto.randomUUID(), words: text });

test('taking back a notice takes back that one alone, with its letters that have not gone', async () => {
  const by = await parent();
  const one = await noticeOf(by);
  const other = await noticeOf(by);
  await db().outgoingMail.createMany({
    data: [one, other].map(({ notificationId }) => ({
      dedupeKey: `letter-to-school:${notificationId}:notice:2026-12-01:head@school.example`,
      toAddress: 'head@school.example',
      template: 'letter-to-school',
      language: 'en',
      data: {},
    })),
  });
  const matter = await matterOf(by, one.itemId);
  expect(await withdrawNotice(by, matter, 'en', words(''))).toEqual({ kind: 'withdrawn' });
  expect(await withdrawNotice(by, matter, 'en', words(''))).toEqual({ kind: 'already' });
  expect(await withdrawnAt(one.notificationId)).not.toBeNull();
  expect(await withdrawnAt(other.notificationId)).toBeNull();
  const letters = await db().outgoingMail.findMany({ where: { template: 'letter-to-school' } });
  expect(letters.map((letter) => letter.dedupeKey.split(':')[1])).toEqual([other.notificationId]);
});

test('a matter that is no notice takes back none', async () => {
  const by = await parent();
  const notice = await noticeOf(by);
  const change = { ...words('We moved'), change: 'address' as const, from: null, sharing: [] };
  const told = await tellChange(by, await matterOf(by, notice.itemId), 'en', change);
  const matter = await matterOf(by, told.id);
  await expect(async () => withdrawNotice(by, matter, 'en', words(''))).rejects.toThrow();
  expect(await withdrawnAt(notice.notificationId)).toBeNull();
});

test('a notice that staff wrote down before the parent had an account can be taken back', async () => {
  const by = await parent();
  const { notificationId, itemId } = await noticeOf(by);
  await db().notification.update({ where: { id: notificationId }, data: { accountId: null } });
  const matter = await matterOf(by, itemId);
  expect(await withdrawNotice(by, matter, 'en', words(''))).toEqual({ kind: 'withdrawn' });
});

test('a message sent again is one message, other words from the same page are another', async () => {
  const by = await parent();
  const { itemId } = await noticeOf(by);
  const key = crypto.randomUUID();
  for (const text of ['First', 'First', 'Second'])
    await writeToCouncil(by, await matterOf(by, itemId), 'en', { key, words: text });
  const { messages } = await matterOf(by, itemId);
  expect(messages.map((message) => message.text)).toEqual(['First', 'Second']);
});

test("the council's own clocks are no part of a parent's matter", async () => {
  const by = await parent();
  const { itemId } = await noticeOf(by);
  await inTransaction((tx) =>
    startClocks(tx, itemId, [{ rule: 'multi-agency-meeting', startedOn: '2026-01-05' }]),
  );
  const rules = (await matterOf(by, itemId)).clocks.map((clock) => clock.rule);
  expect(rules).toContain('first-contact');
  expect(rules).not.toContain('multi-agency-meeting');
  expect((await listMatters(by.id))[0]!.next?.rule).not.toBe('multi-agency-meeting');
});

test('email that is no longer safe is not used for older matters either', async () => {
  const by = await parent();
  const older = await noticeOf(by);
  const write = (itemId: string) =>
    inTransaction((tx) =>
      postFromCouncil(tx, crypto.randomUUID(), {
        itemId,
        text: 'Hello',
        language: 'en',
        submitKey: crypto.randomUUID(),
      }),
    );
  const mails = () =>
    db().outgoingMail.count({ where: { toAddress: by.email, template: 'message-waiting' } });
  await write(older.itemId);
  expect(await mails()).toBe(1);
  await noticeOf(by, noticeAnswers({ contact: { address: null, safe: ['phone'] } }));
  await write(older.itemId);
  expect(await mails()).toBe(1);
});

describe('how to reach me, or what is safe, has changed', () => {
  const told = (change: 'contact' | 'address') => ({
    ...words('He reads my email now'),
    change,
    from: null,
    sharing: [],
  });
  const write = (itemId: string) =>
    inTransaction((tx) =>
      postFromCouncil(tx, crypto.randomUUID(), {
        itemId,
        text: 'Hello',
        language: 'en',
        submitKey: crypto.randomUUID(),
      }),
    );
  const mailsTo = (by: Parent) =>
    db().outgoingMail.findMany({ where: { toAddress: by.email }, orderBy: { createdAt: 'asc' } });
  const heldSince = async (by: Parent) =>
    (await db().account.findUniqueOrThrow({ where: { id: by.id } })).mailHeldSince;

  test('stops every email at once, for all matters, what waits in the outbox included', async () => {
    const by = await parent();
    const one = await noticeOf(by);
    const other = await noticeOf(by);
    await write(other.itemId);
    const before = await mailsTo(by);
    expect(before.length).toBeGreaterThan(0);
    await tellChange(by, await matterOf(by, one.itemId), 'en', told('contact'));
    await write(one.itemId);
    await write(other.itemId);
    await noticeOf(by);
    expect(await mailsTo(by)).toHaveLength(before.length);
    for (const { id } of before) await deliverMail(id);
    expect(await mailsTo(by)).toEqual([]);
    const items = await db().queueItem.findMany({ where: { accountId: by.id } });
    expect(items).toHaveLength(4);
    for (const item of items) expect(item.flags).toContain('not-safe-to-email');
  });

  test('sign-in codes still go, and other changes stop nothing', async () => {
    const by = await parent();
    const { itemId } = await noticeOf(by);
    await tellChange(by, await matterOf(by, itemId), 'en', told('address'));
    expect(await heldSince(by)).toBeNull();
    await tellChange(by, await matterOf(by, itemId), 'en', told('contact'));
    await inTransaction((tx) =>
      queueMail(tx, {
        dedupeKey: crypto.randomUUID(),
        to: by.email.toUpperCase(),
        template: 'sign-in-code',
        language: 'en',
        secret: '123456',
      }),
    );
    const codes = { template: 'sign-in-code', toAddress: by.email.toUpperCase() };
    expect(await db().outgoingMail.count({ where: codes })).toBe(1);
  });

  test('the same form sent again after an officer let email go again stops nothing anew', async () => {
    const by = await parent();
    const { itemId } = await noticeOf(by);
    const change = told('contact');
    await tellChange(by, await matterOf(by, itemId), 'en', change);
    await inTransaction((tx) => releaseMail(tx, by.id));
    await tellChange(by, await matterOf(by, itemId), 'en', change);
    expect(await heldSince(by)).toBeNull();
  });

  test('no reminder of a draft and no letter by email while it lasts', async () => {
    const by = await parent();
    const { itemId, notificationId } = await noticeOf(by);
    await db().notificationDraft.create({
      data: {
        accountId: by.id,
        answers: {},
        version: 1,
        language: 'en',
        expiresAt: new Date(Date.now() + 86_400_000 / 2),
      },
    });
    await tellChange(by, await matterOf(by, itemId), 'en', told('contact'));
    const before = await mailsTo(by);
    expect(await remindAndClearDrafts()).toMatchObject({ reminded: 0 });
    const [letter] = lettersFor((await matterOf(by, itemId)).answers!);
    const post = {
      notificationId,
      letter: letter!.key,
      startsOn: '2026-12-01',
      today: Temporal.PlainDate.from('2026-11-23'),
      to: null,
    };
    expect(await sendLetter(by, post)).toEqual({ kind: 'not-safe' });
    expect(await mailsTo(by)).toEqual(before);
  });
});
