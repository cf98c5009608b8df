import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, db, inTransaction, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { holdMail } from '~/platform/mail/mail-hold.server';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { addLink, savePiece } from './change-pieces.server';
import { markFirstRead } from './mark-first-read.server';
import { sendSending } from './send-sending.server';
import { findSending } from './sending.store.server';
import {
  draftPlan,
  fileIn,
  monday,
  newParent,
  parentOfOne,
  planOf,
  tellOf,
} from './sending.test-support';
import { startEvidence, startPlan, startVoice } from './start-sending.server';
import { saveVoice } from './save-sending.server';
import { listToldChildren } from './told-children.server';
import { withdrawSending } from './withdraw-sending.server';

let database: TestDatabase;
let staff: { id: string };
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  folder = await mkdtemp(join(tmpdir(), 'sendings-'));
  useEnvironment(readEnvironment({ DATA_DIR: folder, LOG_LEVEL: 'silent' }));
  await prepareJobs();
  staff = await db().staffMember.create({
    data: { email: 'reader@example.org', name: 'Jo Reader', roles: ['OFFICER'] },
    select: { id: true },
  });
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const itemOf = (id: string) =>
  db().queueItem.findUniqueOrThrow({
    where: { id },
    include: { clocks: true, children: true },
  });
const own = async (by: { id: string }, id: string) => (await findSending(by.id, id))!;

test('a plan that is sent is one item with its clock, its child, its audit rows and one receipt', async () => {
  const { by, child } = await parentOfOne();
  const { id, version } = await draftPlan(by, child);
  const sent = await sendSending(by, id, { version }, monday);
  expect(sent).toMatchObject({ kind: 'sent', id, repeated: false });
  const sending = await own(by, id);
  expect(sending).toMatchObject({ state: 'sent', number: 1, dueOn: '2026-12-07', expiresAt: null });
  const item = await itemOf(sending.itemId!);
  expect(item).toMatchObject({
    kind: 'plan',
    accountId: by.id,
    body: { sendingId: id },
    flags: [],
  });
  expect(item.title).toContain('Akhtar');
  expect(item.children.map((one) => one.childId)).toEqual([child.childId]);
  expect(item.clocks.map((clock) => clock.rule)).toEqual(['evidence-reading']);
  expect(item.yearGroups).toEqual([6]);
  const parentItem = await db().queueItem.findUniqueOrThrow({ where: { id: item.parentItemId! } });
  expect(parentItem).toMatchObject({ kind: 'notification', accountId: by.id });
  const audits = await db().auditEvent.findMany({
    where: { itemId: item.id },
    orderBy: { at: 'asc' },
  });
  expect(audits.map((row) => row.action)).toEqual(['item.received', 'sending.sent']);
  const mails = await db().outgoingMail.findMany({
    where: { toAddress: by.email, template: 'sending-received' },
  });
  expect(mails).toHaveLength(1);
  expect(mails[0]!.data).toEqual({ path: `/en/family/sent/${id}`, reference: item.reference });
});

test('sent twice at the same moment, and once more later, it is one sending', async () => {
  const { by, child } = await parentOfOne();
  const { id, version } = await draftPlan(by, child);
  const both = await Promise.all([1, 2].map(() => sendSending(by, id, { version }, monday)));
  expect(both.map((one) => one.kind)).toEqual(['sent', 'sent']);
  expect(both.filter((one) => one.kind === 'sent' && one.repeated)).toHaveLength(1);
  expect(await sendSending(by, id, { version }, monday)).toMatchObject({ repeated: true });
  expect(await db().queueItem.count({ where: { accountId: by.id, kind: 'plan' } })).toBe(1);
  expect(
    await db().outgoingMail.count({ where: { toAddress: by.email, template: 'sending-received' } }),
  ).toBe(1);
});

describe('what is needed', () => {
  test('an empty plan is not sent, and stays the draft it was', async () => {
    const { by, child } = await parentOfOne();
    const { id, version } = await draftPlan(by, child, planOf(' '));
    expect(await sendSending(by, id, { version }, monday)).toEqual({ kind: 'empty' });
    expect((await own(by, id)).state).toBe('draft');
    expect(await db().queueItem.count({ where: { accountId: by.id, kind: 'plan' } })).toBe(0);
  });

  test.each([
    ['a whole text', planOf('', { whole: 'All of it' })],
    ['an approach', planOf('', { approach: 'autonomous' })],
    ['the wish to talk', planOf('', { talk: true })],
  ])('%s alone is enough', async (_what, answers) => {
    const { by, child } = await parentOfOne();
    const { id, version } = await draftPlan(by, child, answers);
    expect(await sendSending(by, id, { version }, monday)).toMatchObject({ kind: 'sent' });
  });

  test('a link alone is enough; a file that was refused is nothing', async () => {
    const { by, child } = await parentOfOne();
    const { id, version } = await draftPlan(by, child, planOf(''));
    await fileIn(by, id, 'virus.pdf', 'refused');
    expect(await sendSending(by, id, { version }, monday)).toEqual({ kind: 'empty' });
    const link = { key: crypto.randomUUID(), url: 'https://example.org/album', title: '' };
    await addLink(by.id, id, link);
    expect(await sendSending(by, id, { version }, monday)).toMatchObject({ kind: 'sent' });
  });

  test('what was changed since it was seen is not sent unseen', async () => {
    const { by, child } = await parentOfOne();
    const { id, version } = await draftPlan(by, child);
    await draftPlan(by, child, planOf('Something else'));
    expect(await sendSending(by, id, { version }, monday)).toEqual({
      kind: 'stale',
      version: version + 1,
    });
  });

  test('files on their way are named, and left behind only when the parent says so', async () => {
    const { by, child } = await parentOfOne();
    const { id, version } = await draftPlan(by, child);
    await fileIn(by, id, 'film.mov', 'uploading');
    expect(await sendSending(by, id, { version }, monday)).toEqual({
      kind: 'unfinished',
      names: ['film.mov'],
    });
    const seen = { version, leaveUnfinished: true };
    expect(await sendSending(by, id, seen, monday)).toMatchObject({ kind: 'sent' });
  });
});

describe('what is safe, and what an officer sees at a glance', () => {
  test('the wish to talk is a flag', async () => {
    const { by, child } = await parentOfOne();
    const { id, version } = await draftPlan(by, child, planOf('', { talk: true }));
    await sendSending(by, id, { version }, monday);
    expect((await itemOf((await own(by, id)).itemId!)).flags).toEqual(['prefers-to-talk']);
  });

  test('no receipt by email where the newest notice says that email is not safe', async () => {
    const by = await newParent();
    const contact = { address: null, safe: ['phone'] };
    await tellOf(by, [{ givenNames: 'Unsafe' }], { contact });
    const [child] = await listToldChildren(by.id);
    const { id, version } = await draftPlan(by, child!);
    await sendSending(by, id, { version }, monday);
    const flags = (await itemOf((await own(by, id)).itemId!)).flags;
    expect(flags).toEqual(expect.arrayContaining(['not-safe-to-email', 'not-safe-to-write']));
    expect(await db().outgoingMail.count({ where: { toAddress: by.email } })).toBe(0);
  });

  test('nor while email to the account is on hold', async () => {
    const { by, child } = await parentOfOne();
    await inTransaction((tx) => holdMail(tx, by.id));
    const { id, version } = await draftPlan(by, child);
    await sendSending(by, id, { version }, monday);
    expect((await itemOf((await own(by, id)).itemId!)).flags).toContain('not-safe-to-email');
    const receipts = { toAddress: by.email, template: 'sending-received' };
    expect(await db().outgoingMail.count({ where: receipts })).toBe(0);
  });
});

describe('versions', () => {
  test('a newer plan takes the place of one that nobody opened: same item, same clock', async () => {
    const { by, child } = await parentOfOne();
    const one = await draftPlan(by, child);
    await fileIn(by, one.id, 'kept.pdf');
    await fileIn(by, one.id, 'left.pdf');
    await sendSending(by, one.id, one, monday);
    const first = await own(by, one.id);
    const two = await draftPlan(by, child, planOf('Now with fractions'), 'last');
    const keep = first.pieces.filter((piece) => piece.file?.name === 'kept.pdf').map((p) => p.id);
    const later = monday.add({ days: 2 });
    const sent = await sendSending(by, two.id, { version: two.version, keep }, later);
    expect(sent).toMatchObject({ kind: 'sent', reference: first.reference });
    expect(await own(by, one.id)).toMatchObject({ state: 'replaced', replacedById: two.id });
    const second = await own(by, two.id);
    expect(second).toMatchObject({ number: 2, itemId: first.itemId, dueOn: '2026-12-07' });
    expect(second.pieces.map((piece) => piece.file?.name)).toEqual(['kept.pdf']);
    const item = await itemOf(first.itemId!);
    expect(item.body).toEqual({ sendingId: two.id, replaces: one.id });
    expect(item.clocks).toHaveLength(1);
    expect(item.version).toBe(1);
  });

  test('one that was opened stays, and the newer one is an item of its own', async () => {
    const { by, child } = await parentOfOne();
    const one = await draftPlan(by, child);
    await sendSending(by, one.id, one, monday);
    expect(await markFirstRead(staff, one.id)).toBe('first');
    expect(await markFirstRead(staff, one.id)).toBe('again');
    const two = await draftPlan(by, child, planOf('Newer'));
    await sendSending(by, two.id, two, monday);
    expect(await own(by, one.id)).toMatchObject({ state: 'sent', number: 1, replacedById: null });
    const second = await own(by, two.id);
    expect(second.number).toBe(2);
    expect(second.itemId).not.toBe((await own(by, one.id)).itemId);
  });

  test('opened and replaced at the same moment, either it is read and stays, or it is replaced unread', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { by, child } = await parentOfOne();
      const one = await draftPlan(by, child);
      await sendSending(by, one.id, one, monday);
      const two = await draftPlan(by, child, planOf('Newer'));
      const [read, sent] = await Promise.all([
        markFirstRead(staff, one.id),
        sendSending(by, two.id, two, monday),
      ]);
      expect(sent.kind).toBe('sent');
      const older = await own(by, one.id);
      expect([read, older.state]).toEqual(
        read === 'first' ? ['first', 'sent'] : ['gone', 'replaced'],
      );
    }
  });
});

describe('taking back', () => {
  test('until it is read: the item leaves the queue and its clock ends', async () => {
    const { by, child } = await parentOfOne();
    const { id, version } = await draftPlan(by, child);
    await sendSending(by, id, { version }, monday);
    expect(await withdrawSending(by.id, id, monday)).toEqual({ kind: 'withdrawn' });
    expect(await withdrawSending(by.id, id, monday)).toEqual({ kind: 'already' });
    const sending = await own(by, id);
    expect(sending).toMatchObject({ state: 'withdrawn', dueOn: null });
    const item = await itemOf(sending.itemId!);
    expect(item).toMatchObject({ status: 'closed', flags: ['withdrawn'], nextClock: null });
    expect(item.closedAt).not.toBeNull();
    expect(item.clocks.map((clock) => clock.status)).toEqual(['stopped']);
    expect(await markFirstRead(staff, id)).toBe('gone');
    expect(await sendSending(by, id, { version }, monday)).toEqual({ kind: 'not-open' });
  });

  test('not once it was read, nor by somebody else', async () => {
    const { by, child } = await parentOfOne();
    const other = await newParent();
    const { id, version } = await draftPlan(by, child);
    await sendSending(by, id, { version }, monday);
    expect(await withdrawSending(other.id, id, monday)).toEqual({ kind: 'not-open' });
    await markFirstRead(staff, id);
    expect(await withdrawSending(by.id, id, monday)).toMatchObject({ kind: 'read' });
    expect((await own(by, id)).state).toBe('sent');
  });

  test('read and taken back at the same moment, one of the two happens', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { by, child } = await parentOfOne();
      const { id, version } = await draftPlan(by, child);
      await sendSending(by, id, { version }, monday);
      const [read, taken] = await Promise.all([
        markFirstRead(staff, id),
        withdrawSending(by.id, id, monday),
      ]);
      expect([
        ['first', 'read'],
        ['gone', 'withdrawn'],
      ]).toContainEqual([read, taken.kind]);
    }
  });

  test('sent and taken back at the same moment, what was sent is taken back or stays sent, whole', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { by, child } = await parentOfOne();
      const { id, version } = await draftPlan(by, child);
      const [sent, taken] = await Promise.all([
        sendSending(by, id, { version }, monday),
        withdrawSending(by.id, id, monday),
      ]);
      expect(sent.kind).toBe('sent');
      const { state, itemId } = await own(by, id);
      const { status } = await itemOf(itemId!);
      expect([taken.kind, state, status]).toEqual(
        taken.kind === 'withdrawn'
          ? ['withdrawn', 'withdrawn', 'closed']
          : ['not-open', 'sent', 'new'],
      );
    }
  });
});

describe('evidence and voices', () => {
  test('evidence is about the children its pieces are marked with; one without a mark is about all', async () => {
    const by = await newParent();
    const given = crypto.randomUUID().replace(/[^a-f]/g, '');
    await tellOf(by, [
      { givenNames: `Ada${given}` },
      { givenNames: `Bo${given}`, dateOfBirth: '2012-02-29' },
    ]);
    const [ada, bo] = await listToldChildren(by.id);
    const send = async (marks: string[][]) => {
      const started = await startEvidence(by);
      const id = 'id' in started ? started.id : '';
      for (const children of marks) {
        const link = { key: crypto.randomUUID(), url: 'https://example.org', title: '' };
        const added = await addLink(by.id, id, link);
        const labels = {
          title: '',
          note: '',
          areas: [],
          madeOn: null,
          translationOfId: null,
          children,
        };
        if (added.kind === 'added') await savePiece(by.id, id, added.id, labels);
      }
      expect(await sendSending(by, id, { version: 0 }, monday)).toMatchObject({ kind: 'sent' });
      const item = await itemOf((await own(by, id)).itemId!);
      return item.children.map((child) => child.childId).sort();
    };
    expect(await send([[bo!.id]])).toEqual([bo!.childId]);
    expect(await send([[bo!.id], []])).toEqual([ada!.childId, bo!.childId].sort());
  });

  test('a second voice of a child stands beside the first, and neither is replaced', async () => {
    const { by, child } = await parentOfOne();
    const ids: string[] = [];
    for (const words of ['I like bees', 'I like bees more']) {
      const started = await startVoice(by, child.id);
      const id = 'id' in started ? started.id : '';
      await saveVoice(by.id, id, { words, board: {}, note: '', noteBy: '' }, 0);
      await sendSending(by, id, { version: 1 }, monday);
      ids.push(id);
    }
    const both = await Promise.all(ids.map((id) => own(by, id)));
    expect(both.map((one) => [one.state, one.number])).toEqual([
      ['sent', 1],
      ['sent', 2],
    ]);
    expect(both[0]!.itemId).not.toBe(both[1]!.itemId);
  });
});

test("somebody else's draft cannot be sent or read, also not by the other parent of the child", async () => {
  const { by, child } = await parentOfOne();
  const other = await newParent();
  const row = await db().child.findUniqueOrThrow({ where: { id: child.childId } });
  await tellOf(other, [{ givenNames: row.givenNames, familyName: row.familyName }]);
  const [same] = await listToldChildren(other.id);
  expect(same!.childId).toBe(child.childId);
  expect(same!.id).not.toBe(child.id);
  const { id, version } = await draftPlan(by, child);
  expect(await findSending(other.id, id)).toBeNull();
  expect(await sendSending(other, id, { version }, monday)).toEqual({ kind: 'not-open' });
  expect(await startPlan(other, child.id)).toEqual({ kind: 'not-found' });
  await sendSending(by, id, { version }, monday);
  expect(await findSending(other.id, id)).toBeNull();
  expect(await startPlan(other, same!.id, 'last')).toEqual({ kind: 'nothing-to-copy' });
});
