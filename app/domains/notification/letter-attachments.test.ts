import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { readPdf } from '~/platform/documents/pdf-reading.test-support';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { deliverMail } from '~/platform/mail/deliver.server';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database';
import { registerLetterAttachments } from './letter-attachments.server';
import { lettersFor } from './letters.rules';
import { childAnswers, noticeAnswers } from './notice.test-support';
import { MOST_SCHOOL_LETTERS, MOST_SCHOOL_LETTERS_A_DAY, sendLetter } from './send-letter.server';
import { submitNotification } from './submit-notification.server';
import { listSchoolLetters } from './submitted.store.server';

const today = Temporal.PlainDate.from('2026-11-23');
const child = childAnswers({ givenNames: 'Zofia', familyName: 'Łęcka' });
const letter = lettersFor({ children: [child] })[0]!.key;
let database: TestDatabase;
let folder: string;
let people = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  folder = await mkdtemp(path.join(tmpdir(), 'letters-'));
  useEnvironment(readEnvironment({ DATA_DIR: folder }));
  registerLetterAttachments();
  await prepareJobs();
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function notice(answers: Parameters<typeof noticeAnswers>[0], language = 'ro') {
  const email = `writer${(people += 1)}@example.org`;
  const account = await db().account.create({ data: { email }, select: { id: true } });
  const draft = await db().notificationDraft.create({
    data: {
      accountId: account.id,
      answers: noticeAnswers({ children: [child], ...answers }),
      language,
      expiresAt: new Date(Date.now() + 86_400_000),
    },
    select: { id: true },
  });
  const actor = { id: account.id, email };
  const sent = await submitNotification(actor, draft.id, today);
  if (sent.kind !== 'sent') throw new Error(sent.kind);
  return { actor, id: sent.id };
}

async function delivered(notificationId: string, template: string) {
  const { id } = await db().outgoingMail.findFirstOrThrow({
    where: { template, dedupeKey: { contains: notificationId } },
    select: { id: true },
  });
  await deliverMail(id);
  const mail = JSON.parse(await readFile(path.join(folder, 'mail', `${id}.json`), 'utf8'));
  return { mail, pdf: await readPdf(Buffer.from(mail.attachments[0].base64, 'base64')) };
}

const going = (way: 'email-me' | 'send-for-me', sendTo = '') => ({
  start: { startsOn: '2026-12-01', letters: [{ key: letter, way, sendTo }] },
});

test('a school gets the English letter alone, and no name of a child outside of it', async () => {
  const { id } = await notice(going('send-for-me', 'office@larkhill.example'));
  const { mail, pdf } = await delivered(id, 'letter-to-school');
  expect(mail.to).toBe('office@larkhill.example');
  expect(pdf.text).toMatch(/Zofia\s+Łęcka/);
  expect(pdf.text).toContain('1 December 2026');
  expect(pdf.pages).toHaveLength(1);
  expect(
    JSON.stringify([mail.subject, mail.text, mail.html, mail.attachments[0].filename]),
  ).not.toMatch(/Zofia|Łęcka|Ștefănescu|\/family\//);
});

test('the parent gets it with the translation', async () => {
  const { id } = await notice(going('email-me'));
  const { mail, pdf } = await delivered(id, 'letter-for-parent');
  expect(mail.attachments).toHaveLength(1);
  expect(pdf.pages).toHaveLength(2);
  expect(pdf.text).toContain('1 decembrie 2026');
});

test('afterwards, only the own letter goes, so many times and not more', async () => {
  const { actor, id } = await notice({});
  const stranger = await notice({});
  const post = {
    notificationId: id,
    letter,
    startsOn: '2026-12-01',
    today,
    to: 'a@school.example',
  };
  expect(await sendLetter(stranger.actor, post)).toEqual({ kind: 'not-found' });
  expect(await sendLetter(actor, { ...post, letter: 'notice-other' })).toEqual({
    kind: 'not-found',
  });
  const many = await Promise.all(
    Array.from({ length: 9 }, (_, i) =>
      sendLetter(actor, { ...post, to: `office${i}@school.example` }),
    ),
  );
  expect(many.filter((one) => one.kind === 'queued')).toHaveLength(MOST_SCHOOL_LETTERS);
  expect(await listSchoolLetters(id, letter)).toHaveLength(MOST_SCHOOL_LETTERS);
  expect(await db().auditEvent.count({ where: { action: 'letter.sent' } })).toBe(
    MOST_SCHOOL_LETTERS,
  );
});

test('in a day, over all notices, an account sends so many letters to schools and not more', async () => {
  const { actor, id } = await notice({});
  const sentBefore = Array.from({ length: MOST_SCHOOL_LETTERS_A_DAY }, (_, i) => ({
    dedupeKey: `letter-to-school:${id}:another-${i}:2026-12-01:office@school.example`,
    toAddress: 'office@school.example',
    template: 'letter-to-school',
    language: 'en',
  }));
  await db().outgoingMail.createMany({ data: sentBefore });
  const post = {
    notificationId: id,
    letter,
    startsOn: '2026-12-01',
    today,
    to: 'a@school.example',
  };
  expect(await sendLetter(actor, post)).toEqual({
    kind: 'too-many-today',
    most: MOST_SCHOOL_LETTERS_A_DAY,
  });
  await db().outgoingMail.update({
    where: { dedupeKey: sentBefore[0]!.dedupeKey },
    data: { createdAt: new Date(Date.now() - 25 * 3_600_000) },
  });
  expect(await sendLetter(actor, post)).toEqual({ kind: 'queued' });
});

test('a notice taken back sends nothing, an unsafe address gets nothing, a request goes to no school', async () => {
  const taken = await notice({});
  await db().notification.update({ where: { id: taken.id }, data: { withdrawnAt: new Date() } });
  const post = { letter, startsOn: '2026-12-01', today, to: null };
  expect(await sendLetter(taken.actor, { ...post, notificationId: taken.id })).toEqual({
    kind: 'not-found',
  });
  const unsafe = await notice({ contact: { address: null, safe: ['phone'] } });
  expect(await sendLetter(unsafe.actor, { ...post, notificationId: unsafe.id })).toEqual({
    kind: 'not-safe',
  });
  const placed = childAnswers({ setting: 'special-placed' });
  const request = lettersFor({ children: [placed] })[0]!.key;
  const asked = await notice({ children: [placed] });
  expect(
    await sendLetter(asked.actor, {
      ...post,
      notificationId: asked.id,
      letter: request,
      to: 'a@b.example',
    }),
  ).toEqual({ kind: 'not-for-schools' });
});
