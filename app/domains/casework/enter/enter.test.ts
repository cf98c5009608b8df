import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import type { Staff, StaffRole } from '~/platform/auth/session.server';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { forgetCalendar } from '~/domains/clock/index.server';
import { answersSchema } from '~/domains/notification';
import { enterForFamily, keepScan, parseEnterForm } from './index.server';

const today = Temporal.PlainDate.from('2026-11-21');
let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'portal-files-'));
  useEnvironment(readEnvironment({ FILES_DIR: folder, DATABASE_URL: database.url }));
  useDatabase(database.url);
  forgetCalendar();
  await prepareJobs();
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
  await rm(folder, { recursive: true });
});

async function member(...roles: StaffRole[]): Promise<Staff> {
  const email = `${crypto.randomUUID()}@example.org`;
  const row = await db().staffMember.create({ data: { email, name: 'Member', roles } });
  return { kind: 'staff', sessionId: '', ...row };
}

const values = (more: Record<string, string | string[]> = {}) => ({
  submitKey: crypto.randomUUID(),
  shown: '2',
  source: 'post',
  'receivedOn.day': '18',
  'receivedOn.month': '11',
  'receivedOn.year': '2026',
  parentName: 'Nan Barlow',
  relation: 'grandparent',
  email: `${crypto.randomUUID()}@example.org`,
  phone: '',
  line1: '4 Mill Race',
  postcode: 'e173ae',
  language: 'ro',
  'children[0].givenNames': 'Sam',
  'children[0].familyName': `Barlow ${crypto.randomUUID()}`,
  'children[0].dateOfBirth.day': '1',
  'children[0].dateOfBirth.month': '2',
  'children[0].dateOfBirth.year': '2014',
  'children[0].setting': 'mainstream',
  'children[0].schoolName': 'Hollow Pond School',
  'children[1].givenNames': '',
  'children[1].familyName': ' ',
  ...more,
});

function form(more: Record<string, string | string[]> = {}) {
  const parsed = parseEnterForm(values(more), today);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems.errors));
  return parsed.data;
}

describe('the form', () => {
  it('takes children as they come and leaves out one that is blank', () => {
    expect(form().children).toHaveLength(1);
    expect(form().postcode).toBe('E17 3AE');
  });

  it.each([
    [{ parentName: '' }, 'parentName', 'required'],
    [{ source: 'portal' }, 'source', 'required'],
    [{ 'receivedOn.day': '22' }, 'receivedOn', 'date-in-future'],
    [{ 'receivedOn.year': '2025' }, 'receivedOn', 'too-early'],
    [{ 'receivedOn.year': '1990' }, 'receivedOn', 'too-early'],
    [{ 'children[0].dateOfBirth.year': '1000' }, 'children[0].dateOfBirth', 'too-early'],
    [{ email: 'nobody' }, 'email', 'email'],
    [{ phone: '123' }, 'phone', 'not-phone'],
    [{ postcode: 'E99' }, 'postcode', 'not-postcode'],
    [{ 'children[0].familyName': '' }, 'children[0].familyName', 'required'],
    [{ 'children[1].givenNames': 'Ivy' }, 'children[1].familyName', 'required'],
    [{ 'children[0].setting': 'nowhere' }, 'children[0].setting', 'required'],
  ])('refuses %o beside the field', (wrong, field, code) => {
    const parsed = parseEnterForm(values(wrong as Record<string, string>), today);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok)
      expect(parsed.problems.errors).toContainEqual(expect.objectContaining({ field, code }));
  });
});

describe('entering for a family', () => {
  it('makes a notice with its source, its author, its item and clocks from the day of receipt', async () => {
    const officer = await member('OFFICER');
    const told = form({ words: 'Prea mult zgomot la școală.' });
    const result = await enterForFamily(officer, told, null);
    if (result.kind !== 'entered') throw new Error(result.kind);
    const item = await db().queueItem.findUniqueOrThrow({
      where: { id: result.itemId },
      include: {
        notification: true,
        clocks: true,
        family: { include: { adults: true, children: true } },
      },
    });
    expect(item).toMatchObject({
      source: 'post',
      status: 'new',
      contactEmail: told.email,
      accountId: null,
      language: 'ro',
    });
    expect(item.notification).toMatchObject({
      source: 'post',
      enteredById: officer.id,
      reference: result.reference,
    });
    expect(answersSchema.parse(item.notification!.answers).why?.words).toBe(
      'Prea mult zgomot la școală.',
    );
    expect(item.clocks.find(({ rule }) => rule === 'first-contact')?.dueOn).toEqual(
      new Date('2026-11-25'),
    );
    expect(item.family?.adults).toMatchObject([
      { toldBy: 'staff', email: told.email, name: 'Nan Barlow' },
    ]);
    const audited = await db().auditEvent.findMany({
      where: { itemId: item.id, actorId: officer.id },
    });
    expect(audited.map(({ action }) => action)).toContain('item.received');
  });

  it('belongs at once to a parent who has an account, and writes to them only where asked and safe', async () => {
    const officer = await member('SENIOR');
    const told = form({ tell: 'yes' });
    const account = await db().account.create({ data: { email: told.email } });
    const result = await enterForFamily(officer, told, null);
    const item = await db().queueItem.findFirstOrThrow({ where: { accountId: account.id } });
    const adult = await db().adult.findFirstOrThrow({ where: { accountId: account.id } });
    expect(adult.toldBy).toBe('staff');
    expect(result).toMatchObject({ kind: 'entered', itemId: item.id });
    const mails = (to: string) => db().outgoingMail.findMany({ where: { toAddress: to } });
    expect(await mails(told.email)).toMatchObject([
      {
        template: 'notification-received',
        language: 'ro',
        data: { path: `/ro/family/matter/${item.id}` },
      },
    ]);
    for (const quiet of [form(), form({ tell: 'yes', safe: ['phone'] })]) {
      await enterForFamily(officer, quiet, null);
      expect(await mails(quiet.email)).toEqual([]);
    }
  });

  it('enters the same form once, also when it is sent twice at the same moment', async () => {
    const officer = await member('OFFICER');
    const told = form();
    const results = await Promise.all([
      enterForFamily(officer, told, null),
      enterForFamily(officer, told, null),
    ]);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['entered', 'repeated']);
    expect(await db().queueItem.count({ where: { contactEmail: told.email } })).toBe(1);
  });

  it.each(['SEND', 'ADMIN'] as const)('is not for %s', async (role) => {
    const told = form();
    expect(await enterForFamily(await member(role), told, null)).toEqual({ kind: 'not-allowed' });
    expect(await db().queueItem.count({ where: { contactEmail: told.email } })).toBe(0);
  });
});

const scan = (name: string, content: Buffer) =>
  keepScan({ field: 'scan', name, bytes: Readable.from(content.length ? [content] : []) });
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
);

describe('the scan', () => {
  it('is kept with the item, by its content', async () => {
    const kept = await scan('..\\..\\letter\u202E.png', png);
    if (kept.kind !== 'kept') throw new Error(kept.kind);
    expect(kept).toMatchObject({ name: 'letter.png', contentType: 'image/png', bytes: png.length });
    const officer = await member('OFFICER');
    const result = await enterForFamily(officer, form(), kept);
    if (result.kind !== 'entered') throw new Error(result.kind);
    const files = await db().storedFile.findMany({ where: { itemId: result.itemId } });
    expect(files).toMatchObject([
      { storeKey: kept.storeKey, byStaffId: officer.id, contentType: 'image/png' },
    ]);
    expect(
      await db().storedObject.findUnique({ where: { storeKey: kept.storeKey } }),
    ).toMatchObject({ state: 'kept' });
  });

  it.each([
    [
      'a program that calls itself a picture',
      'photo.png',
      Buffer.from('MZ\u0090\u0000 not a picture'),
      'file-kind',
    ],
    ['a page that calls itself a PDF', 'letter.pdf', Buffer.from('<html><script>'), 'file-kind'],
    ['an archive', 'all.pdf', Buffer.from('504b0304140000000000', 'hex'), 'file-kind'],
    ['nothing', 'empty.pdf', Buffer.alloc(0), 'file-empty'],
  ])('is not %s', async (_, name, content, code) => {
    const before = (await readdir(folder, { recursive: true })).length;
    expect(await scan(name, content)).toEqual({ kind: code });
    expect((await readdir(folder, { recursive: true })).length).toBe(before);
  });
});
