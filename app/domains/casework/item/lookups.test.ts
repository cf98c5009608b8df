import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { storeFile } from '~/platform/files/file-store.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import type { Staff } from '~/platform/auth/session.server';
import { forgetCalendar } from '~/domains/clock/index.server';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { AUDIT_PAGE, listHistory, type AuditLine } from './find-history.server';
import type { AuditSearch } from './item.schema';
import { DAY, openForm, sendNotice, staffWith } from './item.test-support';
import { queueBefore } from './item-pages.server';
import { joinItems } from './join-items.server';
import { listJoinCandidates } from './list-join-candidates.server';
import { loadJoinTarget } from './load-join-target.server';
import { openItemFile } from './open-file.server';
import { searchAudit } from './search-audit.server';
import { showItem } from './show-item.server';

let database: TestDatabase;
let officer: Staff;
let senior: Staff;
let send: Staff;
let admin: Staff;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  await prepareJobs();
  forgetCalendar();
  officer = await staffWith('OFFICER');
  senior = await staffWith('SENIOR');
  send = await staffWith('SEND');
  admin = await staffWith('ADMIN');
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

/** Writes lines of the trail about an item, the oldest first. */
async function writeLines(itemId: string, lines: { action: string; at?: Date; by?: Staff }[]) {
  for (const { action, at, by = officer } of lines) {
    await db().auditEvent.create({
      data: { action, at, itemId, actorKind: 'staff', actorId: by.id, detail: {} },
    });
  }
}

const everything: AuditSearch = {
  reference: '',
  child: '',
  staff: null,
  looks: false,
  from: null,
  to: null,
  before: null,
};

const actions = (lines: AuditLine[]) => lines.map((line) => line.action);

describe('the history of an item', () => {
  it('is read page by page, every line once, the latest first', async () => {
    const item = await sendNotice({ parent: 'Hana Longstory' });
    const count = AUDIT_PAGE + 7;
    await writeLines(
      item.id,
      Array.from({ length: count }, (_, index) => ({ action: `item.test-${index}` })),
    );
    const first = await listHistory(item.id, { withLooks: true, before: null });
    expect(first.lines).toHaveLength(AUDIT_PAGE);
    expect(first.lines[0]!.action).toBe(`item.test-${count - 1}`);
    const second = await listHistory(item.id, { withLooks: true, before: first.next });
    expect(second.next).toBeNull();
    const ids = [...first.lines, ...second.lines].map((line) => BigInt(line.id));
    expect(new Set(ids).size).toBe(await db().auditEvent.count({ where: { itemId: item.id } }));
    expect(ids.every((id, index) => index === 0 || id < ids[index - 1]!)).toBe(true);
  });

  it('has no further page where the lines fill the last one', async () => {
    const item = await sendNotice({ parent: 'Nia Fullpage' });
    const there = await db().auditEvent.count({ where: { itemId: item.id } });
    await writeLines(
      item.id,
      Array.from({ length: AUDIT_PAGE - there }, () => ({ action: 'item.test' })),
    );
    const page = await listHistory(item.id, { withLooks: true, before: null });
    expect(page.lines).toHaveLength(AUDIT_PAGE);
    expect(page.next).toBeNull();
  });

  it('shows looks only where they may be read, and nothing of another item', async () => {
    const item = await sendNotice({ parent: 'Ola Lookedat' });
    const other = await sendNotice({ parent: 'Pia Elsewhere' });
    await showItem(officer, item.id, 'item');
    await writeLines(item.id, [{ action: 'file.viewed' }, { action: 'message.read' }]);
    await writeLines(other.id, [{ action: 'item.elsewhere' }]);
    const withLooks = await listHistory(item.id, { withLooks: true, before: null });
    const without = await listHistory(item.id, { withLooks: false, before: null });
    expect(actions(withLooks.lines)).toEqual(
      expect.arrayContaining(['item.viewed', 'file.viewed', 'message.read', 'item.received']),
    );
    expect(actions(without.lines)).toContain('item.received');
    expect(actions(without.lines)).not.toEqual(expect.arrayContaining(['item.viewed']));
    expect(actions(without.lines)).not.toContain('file.viewed');
    expect(actions(without.lines)).not.toContain('message.read');
    expect(actions(withLooks.lines)).not.toContain('item.elsewhere');
  });
});

describe('searching the audit trail', () => {
  it('finds by reference however it is typed, and puts the search into the trail', async () => {
    const item = await sendNotice({ parent: 'Rhea Searched' });
    const typed = item.reference.toLowerCase().replaceAll('-', ' ');
    const found = await searchAudit(senior, { ...everything, reference: typed });
    expect(found.unknown).toBeNull();
    expect(found.lines.length).toBeGreaterThan(0);
    expect(found.lines.every((line) => line.itemId === item.id)).toBe(true);
    const last = await db().auditEvent.findFirstOrThrow({
      where: { action: 'audit.searched' },
      orderBy: { id: 'desc' },
    });
    expect(last).toMatchObject({ actorKind: 'staff', actorId: senior.id, itemId: item.id });
  });

  it.each([
    [{ reference: 'WF-2222-22222' }, 'reference'],
    [{ reference: 'no reference' }, 'reference'],
    [{ child: 'Nobody Of This Name' }, 'child'],
    [{ child: '!?…' }, 'child'],
    [{ child: '%' }, 'child'],
  ] as const)('finds nothing rather than everything for %o', async (search, unknown) => {
    await sendNotice({ parent: 'Sam Present' });
    expect(await searchAudit(senior, { ...everything, ...search })).toMatchObject({
      lines: [],
      next: null,
      unknown,
    });
  });

  it('finds a child by a part of the name, without its accents', async () => {
    const item = await sendNotice({
      parent: 'Ada Țurcan',
      children: [{ givenNames: 'Ștefănel' }],
    });
    const found = await searchAudit(senior, { ...everything, child: 'stefanel turcan' });
    const told = found.lines.filter((line) => line.action !== 'audit.searched');
    expect(new Set(told.map((line) => line.itemId))).toEqual(new Set([item.id]));
    expect(told[0]!.child).toBe('Ștefănel Țurcan');
  });

  it('keeps to one colleague, to looks, and to days as they are in England', async () => {
    const item = await sendNotice({ parent: 'Tess Filtered' });
    const asked = { ...everything, reference: item.reference };
    await writeLines(item.id, [
      { action: 'item.viewed', at: new Date('2026-07-01T22:59:59Z'), by: senior },
      { action: 'item.viewed', at: new Date('2026-07-01T23:00:00Z'), by: senior },
      { action: 'item.closed', at: new Date('2026-07-02T10:00:00Z'), by: senior },
      { action: 'item.viewed', at: new Date('2026-07-02T22:59:59Z') },
      { action: 'item.viewed', at: new Date('2026-07-02T23:00:00Z'), by: senior },
    ]);
    const day = { ...asked, from: '2026-07-02', to: '2026-07-02' };
    expect((await searchAudit(senior, day)).lines.map((line) => line.at)).toEqual([
      '2026-07-02T22:59:59Z',
      '2026-07-02T10:00:00Z',
      '2026-07-01T23:00:00Z',
    ]);
    const narrow = await searchAudit(senior, { ...day, staff: senior.id, looks: true });
    expect(narrow.lines.map((line) => line.at)).toEqual(['2026-07-01T23:00:00Z']);
    expect(narrow.lines[0]!.by).toBe(senior.name);
  });
});

describe('the notices that one may be joined to', () => {
  it('offers those with a child of like name and the same day of birth, and nothing else', async () => {
    const child = { givenNames: 'Bartholomew', dateOfBirth: '2015-03-09' };
    const one = await sendNotice({ parent: 'Uma Joinable', children: [child] });
    const two = await sendNotice({
      parent: 'Vic Joinabel',
      children: [{ ...child, givenNames: 'Bartolomew' }],
    });
    await sendNotice({ parent: 'Will Stranger', children: [{ dateOfBirth: '2012-01-01' }] });
    const offered = await listJoinCandidates(officer, two.id, {});
    expect(offered.map(({ id, likeness }) => ({ id, likeness }))).toEqual([
      { id: one.id, likeness: 'like' },
    ]);
    expect(offered[0]!.children).toMatchObject([child]);
  });

  it('finds by reference and by name; never itself, one that is joined, or one out of sight', async () => {
    const one = await sendNotice({ parent: 'Xena Target' });
    const two = await sendNotice({ parent: 'Yara Source' });
    const ids = async (staff: Staff, search: string) =>
      (await listJoinCandidates(staff, two.id, { search })).map((each) => each.id);
    expect(await ids(officer, one.reference.toLowerCase())).toEqual([one.id]);
    expect(await ids(officer, 'xena target')).toContain(one.id);
    expect(await ids(officer, two.reference)).toEqual([]);
    expect(await ids(send, one.reference)).toEqual([]);
    expect(await ids(admin, one.reference)).toEqual([]);
    const third = await sendNotice({ parent: 'Zoe Third' });
    const matches = [{ childId: one.children[0]!.childId, sameAs: null }];
    const form = { ...(await openForm(one.id)), to: third.id, matches };
    expect(await joinItems(officer, one.id, form, DAY)).toEqual({ kind: 'done' });
    expect(await ids(officer, one.reference)).toEqual([]);
  });

  it('names the chosen one and who is likely who, and records the look at its children', async () => {
    const child = { givenNames: 'Clementine', dateOfBirth: '2014-08-20' };
    const one = await sendNotice({ parent: 'Abe Chosen', children: [child, {}] });
    const two = await sendNotice({ parent: 'Bea Chosen', children: [child] });
    const item = (await showItem(officer, two.id, 'join'))!;
    const { chosen, likely } = await loadJoinTarget(officer, item, one.id);
    expect(chosen?.id).toBe(one.id);
    const same = chosen!.children.find((each) => each.givenNames === 'Clementine')!;
    expect(likely).toEqual([{ childId: two.children[0]!.childId, sameAs: same.id }]);
    const looks = await db().auditEvent.findMany({
      where: { itemId: one.id, action: 'item.viewed', actorId: officer.id },
    });
    expect(looks.map((look) => look.childId).sort()).toEqual(
      chosen!.children.map((each) => each.id).sort(),
    );
  });

  it.each([null, '', 'x', randomUUID()])('chooses nothing for %j', async (to) => {
    const two = await sendNotice({ parent: 'Cay Unchosen' });
    const item = (await showItem(officer, two.id, 'join'))!;
    expect(await loadJoinTarget(officer, item, to)).toEqual({ chosen: null, likely: [] });
    expect(await loadJoinTarget(officer, item, two.id)).toEqual({ chosen: null, likely: [] });
  });
});

describe('a scan', () => {
  async function keepFile(itemId: string) {
    const { storeKey, bytes, sha256 } = await storeFile(new TextEncoder().encode('as it came'));
    return db().storedFile.create({
      data: { itemId, storeKey, bytes, sha256, name: 'letter.pdf', contentType: 'application/pdf' },
    });
  }

  it('comes byte for byte to those who may see its item, and the look is recorded', async () => {
    const item = await sendNotice({ parent: 'Dee Scanned' });
    const file = await keepFile(item.id);
    const opened = (await openItemFile(officer, file.id))!;
    expect(opened).toMatchObject({ name: 'letter.pdf', contentType: 'application/pdf', bytes: 10 });
    expect(await new Response(opened.body).text()).toBe('as it came');
    const look = await db().auditEvent.findFirstOrThrow({
      where: { itemId: item.id, action: 'file.viewed' },
    });
    expect(look).toMatchObject({ actorId: officer.id, detail: { file: file.id } });
  });

  it('is not there for anybody else, and nothing is recorded', async () => {
    const item = await sendNotice({ parent: 'Eve Hidden' });
    const file = await keepFile(item.id);
    expect(await openItemFile(send, file.id)).toBeNull();
    expect(await openItemFile(admin, file.id)).toBeNull();
    expect(await openItemFile(officer, randomUUID())).toBeNull();
    expect(await db().auditEvent.count({ where: { itemId: item.id, action: 'file.viewed' } })).toBe(
      0,
    );
  });
});

describe('the way back from an item', () => {
  const from = (referer: string) =>
    queueBefore(new Request('https://portal.example/officer/item/1', { headers: { referer } }));

  it('keeps the view, the filters and the page of the queue', () => {
    const path = '/officer/queue?view=mine&flag=pressed&after=d2026-11-21_' + randomUUID();
    expect(from(`https://portal.example${path}`)).toBe(path);
    expect(from('https://portal.example/officer/queue?view=new&done=claim&moved=1')).toBe(
      '/officer/queue?view=new',
    );
  });

  it.each(['', 'https://elsewhere.example/officer/queue?view=mine', 'https://portal.example/en'])(
    'from %j leads to the queue',
    (referer) => expect(from(referer)).toBe('/officer/queue'),
  );
});
