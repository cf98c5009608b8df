import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database';
import { dueReminders } from './draft-reminders.rules';
import { saveTask, createDraft } from './draft.store.server';
import { remindAndClearDrafts } from './remind-and-clear-drafts.server';

const DAY = 86_400_000;
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  await prepareJobs();
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

/** A draft with a name in it, and when it goes. */
async function draft(language = 'en') {
  const email = `${randomUUID()}@example.org`;
  const account = await db().account.create({ data: { email, language } });
  const id = randomUUID();
  await createDraft(account.id, 'en', id);
  const you = { name: 'Ana Pop', relation: null, relationOther: '', parentalResponsibility: null };
  const saved = await saveTask(account.id, id, 'you', you);
  if (saved.kind !== 'saved') throw new Error(saved.kind);
  const before = (days: number, hours = 0) =>
    new Date(Date.parse(saved.draft.expiresAt) - days * DAY - hours * 3_600_000);
  const mails = () =>
    db().outgoingMail.findMany({ where: { toAddress: email }, orderBy: { createdAt: 'asc' } });
  return { id, accountId: account.id, email, before, mails };
}

describe('reminders that are due', () => {
  const expiresAt = Date.parse('2026-12-19T12:00:00Z');
  test.each([
    ['8 days before', 8, [], []],
    ['a second more than 7 days before', 7 + 1 / 86_400, [], []],
    ['7 days before', 7, [], [7]],
    ['6 days before, reminded once', 6, ['7'], []],
    ['1 day before, reminded once', 1, ['7'], [1]],
    ['half a day before, never reminded', 0.5, [], [1, 7]],
    ['half a day before, reminded twice', 0.5, ['7', '1'], []],
    ['at the end', 0, [], []],
  ])('%s', (_, days, reminded, due) => {
    expect(dueReminders({ expiresAt, reminded }, [7, 1], expiresAt - days * DAY)).toEqual(due);
  });
});

test('each reminder goes once, 7 and 1 days before, and the draft goes at its end', async () => {
  const { id, before, mails } = await draft('ro');
  await remindAndClearDrafts(before(7, 1));
  expect(await mails()).toEqual([]);
  await remindAndClearDrafts(before(7));
  await remindAndClearDrafts(before(6));
  await Promise.all([remindAndClearDrafts(before(1)), remindAndClearDrafts(before(1))]);
  await remindAndClearDrafts(before(0, 1));
  const sent = await mails();
  expect(sent.map(({ template, language, data }) => ({ template, language, data }))).toEqual(
    [1, 2].map(() => ({
      template: 'draft-expiring',
      language: 'ro',
      data: { path: '/ro/notify' },
    })),
  );
  expect(await db().notificationDraft.count({ where: { id } })).toBe(1);
  await remindAndClearDrafts(before(0));
  expect(await db().notificationDraft.count({ where: { id } })).toBe(0);
  expect(await mails()).toHaveLength(2);
});

test('a change starts the time, and the reminders, again', async () => {
  const { id, accountId, before, mails } = await draft();
  await remindAndClearDrafts(before(7));
  const saved = await saveTask(accountId, id, 'consequences', { confirmed: true });
  if (saved.kind !== 'saved') throw new Error(saved.kind);
  const end = Date.parse(saved.draft.expiresAt);
  await remindAndClearDrafts(new Date(end - 7 * DAY));
  expect(await mails()).toHaveLength(2);
});

test('nobody is emailed for whom email is not safe; the draft still goes', async () => {
  const { id, accountId, before, mails } = await draft();
  const contact = {
    phone: '',
    address: null,
    addressAnswer: null,
    addressSecret: false,
    preferred: null,
    safe: ['portal' as const],
    safeAsked: true,
    safetyNote: '',
  };
  await saveTask(accountId, id, 'contact', contact);
  await remindAndClearDrafts(before(1));
  expect(await mails()).toEqual([]);
  await remindAndClearDrafts(before(-1));
  expect(await db().notificationDraft.count({ where: { id } })).toBe(0);
});

test('a draft in which nothing was saved is not worth an email', async () => {
  const email = `${randomUUID()}@example.org`;
  const { id: accountId } = await db().account.create({ data: { email } });
  await createDraft(accountId, 'en', randomUUID());
  await remindAndClearDrafts(new Date(Date.now() + 27.5 * DAY));
  expect(await db().outgoingMail.count({ where: { toAddress: email } })).toBe(0);
});
