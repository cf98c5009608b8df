import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Staff } from '~/platform/auth/session.server';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { forgetCalendar } from '~/domains/clock/index.server';
import { postFromParent } from '~/domains/conversation/index.server';
import { withdrawSending } from '~/domains/evidence/index.server';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { createPiece, createSending } from '../../../../tests/factories';
import { closeItem } from '../item/close-item.server';
import {
  DAY,
  actionsOn,
  getItem,
  openForm,
  sendNotice,
  staffWith,
} from '../item/item.test-support';
import { markEvidenceRead } from '../item/mark-evidence-read.server';
import { askPassage, findPassage } from './ask-passage.server';
import { archiveForStaff } from './open-sent-file.server';
import { readPassage } from './passage.rules';
import { readChild, type ReadingWish } from './read-child.server';

let database: TestDatabase;
let officer: Staff;
let send: Staff;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  await prepareJobs();
  forgetCalendar();
});

beforeEach(async () => {
  officer = await staffWith('OFFICER');
  send = await staffWith('SEND');
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const plain: ReadingWish = { since: null, beside: null };

let families = 0;

/** A family of two children, of a name that no other story has. */
async function family() {
  families += 1;
  const first = await sendNotice({
    parent: `Ioana Popa${families}`,
    children: [{ givenNames: `Ana${families}` }, { givenNames: `Bea${families}` }],
  });
  const [ana, bea] = first.notification!.children;
  return {
    notice: first,
    account: first.account!,
    familyId: first.familyId!,
    ana: ana!,
    bea: bea!,
  };
}

type Family = Awaited<ReturnType<typeof family>>;
const words = (text: string) => ({ areas: { academic: text }, whole: '', approach: null });

const planOf = (of: Family, text: string, more = {}) =>
  createSending({
    accountId: of.account.id,
    childIds: [of.ana.childId],
    familyId: of.familyId,
    toldChildId: of.ana.id,
    answers: { ...words(text), talk: false, talkWords: '' },
    language: 'ro',
    ...more,
  });

const evidenceOf = (of: Family, childIds: string[]) =>
  createSending({
    kind: 'evidence',
    accountId: of.account.id,
    childIds,
    familyId: of.familyId,
    answers: { note: '' },
  });

async function read(staff: Staff, childId: string, wish = plain) {
  const reading = await readChild(staff, childId, wish);
  if (!reading) throw new Error('nothing to read');
  return reading;
}

describe('what is on the page', () => {
  it('has the plan by area with the evidence beside it, and each piece once', async () => {
    const of = await family();
    await planOf(of, 'Citim împreună.');
    const evidence = await evidenceOf(of, [of.ana.childId]);
    const two = await createPiece({
      sendingId: evidence.id,
      areas: ['creative', 'academic'],
      children: [of.ana.id],
      file: { name: 'a.jpg' },
    });
    const translation = await createPiece({
      sendingId: evidence.id,
      translationOfId: two.id,
      children: [of.ana.id],
      file: { name: 'b.jpg' },
    });
    const reading = await read(officer, of.ana.childId);
    const [academic] = reading.areas;
    expect(academic!.words).toMatchObject([
      { text: 'Citim împreună.', by: expect.stringMatching(/^Ioana/) },
    ]);
    expect(academic!.groups).toMatchObject([
      { original: { id: two.id, fileNumber: 1 }, translations: [{ id: translation.id }] },
    ]);
    expect(reading.areas[3]!.also).toMatchObject([{ id: two.id }]);
    expect(reading.files).toBe(2);
    expect(reading.contents.map(({ anchor }) => anchor)).toEqual([
      expect.stringMatching(/^sending-/),
      'file-1',
      'file-2',
    ]);
  });

  it('keeps what is about a brother or sister off the page of a child', async () => {
    const of = await family();
    const evidence = await evidenceOf(of, [of.ana.childId, of.bea.childId]);
    await createPiece({ sendingId: evidence.id, text: 'Of Bea', children: [of.bea.id] });
    await createPiece({ sendingId: evidence.id, text: 'Of both' });
    const shown = async (staff: Staff) =>
      (await readChild(staff, of.ana.childId, plain))?.unlabelled.map(
        ({ original }) => original.text,
      );
    expect(await shown(officer)).toEqual(['Of both']);
    expect(await shown(send)).toBeUndefined();
    const flags = { flags: ['ehc-plan'] };
    await db().queueItem.update({ where: { id: of.notice.id }, data: flags });
    expect(await shown(send)).toEqual([]);
  });

  it('names both parents of one child, and shows drafts and what was taken back to nobody', async () => {
    const of = await family();
    await planOf(of, 'From one');
    const other = await sendNotice({ parent: 'Mihai Popa', children: [{ givenNames: 'Ana' }] });
    const [told] = other.notification!.children;
    await db().notificationChild.update({
      where: { id: told!.id },
      data: { childId: of.ana.childId },
    });
    const theirs = { ...of, account: other.account!, ana: { ...told!, childId: of.ana.childId } };
    await planOf(theirs, 'From the other');
    await planOf(theirs, 'Not sent', { state: 'draft' });
    await planOf(theirs, 'Replaced unseen', { state: 'replaced' });
    const back = await planOf(of, 'Taken back', { kind: 'voice' });
    await withdrawSending(of.account.id, back.id);
    const reading = await read(officer, of.ana.childId);
    expect(reading.plans.map(({ by }) => by.split(' ')[0]).sort()).toEqual(['Ioana', 'Mihai']);
    expect(reading.areas[0]!.words.map(({ text }) => text).sort()).toEqual([
      'From one',
      'From the other',
    ]);
    expect(reading.voices).toEqual([]);
  });

  it('lays an earlier version beside the current one', async () => {
    const of = await family();
    const before = await planOf(of, 'Sums. Songs.', { sentOn: '2025-11-20' });
    await planOf(of, 'Sums. Letters.');
    const reading = await read(officer, of.ana.childId, { since: null, beside: before.id });
    expect(reading.earlier).toMatchObject([{ id: before.id, number: 1 }]);
    expect(reading.beside?.plan.id).toBe(before.id);
    expect(reading.areas[0]!.words[0]!.compared?.state).toBe('changed');
    const alone = await read(officer, of.ana.childId, { since: null, beside: of.ana.id });
    expect(alone.beside).toBeNull();
  });
});

describe('who may read', () => {
  it('is an officer and a senior, a SEND officer only of children in their items, nobody else', async () => {
    const of = await family();
    await planOf(of, 'Words');
    const may = async (staff: Staff) => (await readChild(staff, of.ana.childId, plain)) !== null;
    expect(await may(officer)).toBe(true);
    expect(await may(await staffWith('SENIOR'))).toBe(true);
    expect(await may(send)).toBe(false);
    expect(await may(await staffWith('ADMIN'))).toBe(false);
    await db().queueItem.update({ where: { id: of.notice.id }, data: { flags: ['ehc-plan'] } });
    expect(await may(send)).toBe(true);
    expect(await readChild(officer, of.account.id, plain)).toBeNull();
  });

  it('leaves a line in the trail for every look, and none where there is nothing to see', async () => {
    const of = await family();
    const plan = await planOf(of, 'Words');
    await readChild(send, of.ana.childId, plain);
    await read(officer, of.ana.childId);
    await read(officer, of.ana.childId);
    const looks = await db().auditEvent.findMany({
      where: { action: 'child.read', childId: of.ana.childId },
    });
    expect(looks.map(({ actorId, familyId }) => [actorId, familyId])).toEqual([
      [officer.id, of.familyId],
      [officer.id, of.familyId],
    ]);
    expect(await actionsOn(plan.itemId!)).toEqual(['sending.first-read']);
    const { firstReadAt } = await db().sending.findUniqueOrThrow({ where: { id: plan.id } });
    expect(firstReadAt).not.toBeNull();
  });
});

describe('news', () => {
  it('is what came since the reader’s own last look, and stays marked where the address says so', async () => {
    const of = await family();
    await planOf(of, 'Words');
    const fresh = (reading: Awaited<ReturnType<typeof read>>) =>
      reading.contents.filter(({ isNew }) => isNew).length;
    const first = await read(officer, of.ana.childId);
    expect([first.lastLook, fresh(first)]).toEqual([null, 1]);
    const second = await read(officer, of.ana.childId);
    expect(fresh(second)).toBe(0);
    const evidence = await evidenceOf(of, [of.ana.childId]);
    const later = new Date(Date.now() + 1000);
    await db().sending.update({ where: { id: evidence.id }, data: { sentAt: later } });
    await createPiece({ sendingId: evidence.id, text: 'New words' });
    const third = await read(officer, of.ana.childId);
    expect([third.contents.length, fresh(third)]).toEqual([2, 1]);
    await db().childReading.updateMany({ data: { lastAt: new Date(Date.now() + 2000) } });
    expect(fresh(await read(officer, of.ana.childId))).toBe(0);
    const kept = await read(officer, of.ana.childId, { since: third.since, beside: null });
    expect(fresh(kept)).toBe(1);
    expect(fresh(await read(await staffWith('OFFICER'), of.ana.childId))).toBe(2);
  });

  it('is also a file that has become ready since', async () => {
    const of = await family();
    const plan = await planOf(of, '');
    const file = { name: 'late.jpg', state: 'received', scan: 'pending', settledAt: null };
    const piece = await createPiece({ sendingId: plan.id, file });
    await read(officer, of.ana.childId);
    await db().familyFile.update({
      where: { id: piece.fileId! },
      data: { state: 'ready', scan: 'clean', settledAt: new Date(Date.now() + 1000) },
    });
    const reading = await read(officer, of.ana.childId);
    expect(reading.contents).toMatchObject([{ name: 'late.jpg', isNew: true }]);
  });
});

describe('asking about a passage', () => {
  const about = (sendingId: string, code: string) => ({
    sendingId,
    code,
    passage: readPassage(code)!,
  });
  const asking = {
    text: 'May I see a page?',
    language: 'en',
    answerWanted: false,
    answerBy: null,
  } as const;

  it('quotes it as it was written, and shows question and answer beside it', async () => {
    const of = await family();
    const plan = await planOf(of, 'Citim împreună.');
    const asked = (await findPassage(officer, of.ana.childId, about(plan.id, 'area:academic')))!;
    expect(asked).toMatchObject({ quote: 'Citim împreună.', language: 'ro', itemId: plan.itemId });
    const form = { ...(await openForm(plan.itemId!)), ...asking };
    expect(await askPassage(officer, asked, form, DAY)).toEqual({ kind: 'done' });
    expect(await askPassage(officer, asked, form, DAY)).toEqual({ kind: 'repeated' });
    const item = await getItem(plan.itemId!);
    expect(item.messages).toMatchObject([
      {
        from: 'council',
        data: { sendingId: plan.id, passage: 'area:academic', quote: 'Citim împreună.' },
      },
    ]);
    expect(item.clocks).toMatchObject([{ rule: 'evidence-reading', endedOn: null }]);
    expect(await actionsOn(plan.itemId!)).toContain('item.passage-asked');
    const open = await read(officer, of.ana.childId);
    expect(open.questions).toMatchObject([{ passage: 'area:academic', answers: [] }]);
    await db().$transaction((tx) =>
      postFromParent(tx, of.account.id, {
        itemId: plan.itemId!,
        text: 'Da.',
        language: 'ro',
        submitKey: of.ana.id,
      }),
    );
    const answered = await read(officer, of.ana.childId);
    expect(answered.questions[0]!.answers).toMatchObject([{ text: 'Da.', language: 'ro' }]);
  });

  it('is seen, with the words on a whole set, by those alone who may see the item', async () => {
    const of = await family();
    const evidence = await evidenceOf(of, [of.ana.childId, of.bea.childId]);
    const answers = { note: 'Bea was ill' };
    await db().sending.update({ where: { id: evidence.id }, data: { answers } });
    const pieces = { sendingId: evidence.id };
    await createPiece({ ...pieces, text: 'Ana counts', children: [of.ana.id] });
    await createPiece({ ...pieces, text: 'Bea sings', children: [of.bea.id] });
    const asked = (await findPassage(officer, of.ana.childId, about(evidence.id, 'whole')))!;
    const form = { ...(await openForm(evidence.itemId!)), ...asking };
    expect(await askPassage(officer, asked, form, DAY)).toEqual({ kind: 'done' });
    await db().queueItem.update({ where: { id: of.notice.id }, data: { flags: ['ehc-plan'] } });
    const archived = async (staff: Staff) => (await archiveForStaff(staff, of.ana.childId))!.text();
    expect(await archived(send)).toContain('Ana counts');
    expect(await archived(send)).not.toMatch(/Bea/);
    expect(await archived(officer)).toContain('Bea was ill');
    expect((await read(send, of.ana.childId)).questions).toEqual([]);
    expect((await read(officer, of.ana.childId)).questions).toHaveLength(1);
  });

  it('waits for the parent where a date is wanted, also on an item that was closed', async () => {
    const of = await family();
    const plan = await planOf(of, 'Words');
    const itemId = plan.itemId!;
    const closing = { ...(await openForm(itemId)), reason: '' };
    await closeItem(officer, itemId, closing, DAY);
    const asked = (await findPassage(officer, of.ana.childId, about(plan.id, 'area:academic')))!;
    const answerBy = DAY.add({ days: 10 }).toString();
    const form = { ...(await openForm(itemId)), ...asking, answerWanted: true, answerBy };
    const early = { ...form, answerBy: DAY.subtract({ days: 1 }).toString() };
    expect(await askPassage(officer, asked, early, DAY)).toEqual({ kind: 'date-past' });
    expect(await askPassage(officer, asked, form, DAY)).toEqual({ kind: 'done' });
    expect(await getItem(itemId)).toMatchObject({ status: 'waiting-parent', closedAt: null });
  });

  it('finds no passage without words, of another child, or for those who may not work', async () => {
    const of = await family();
    const plan = await planOf(of, 'Words');
    const find = (staff: Staff, childId: string, code: string) =>
      findPassage(staff, childId, about(plan.id, code));
    expect(await find(officer, of.ana.childId, 'area:creative')).toBeNull();
    expect(await find(officer, of.bea.childId, 'area:academic')).toBeNull();
    expect(await find(send, of.ana.childId, 'area:academic')).toBeNull();
    const asked = (await find(officer, of.ana.childId, 'area:academic'))!;
    const form = { ...(await openForm(plan.itemId!)), ...asking };
    expect(await askPassage(send, asked, form, DAY)).toEqual({ kind: 'not-allowed' });
  });
});

describe('having read it', () => {
  it('is the officer’s act: it meets the clock, decides the item and tells the parent', async () => {
    const of = await family();
    const plan = await planOf(of, 'Words');
    const itemId = plan.itemId!;
    await read(officer, of.ana.childId);
    expect((await getItem(itemId)).clocks[0]!.endedOn).toBeNull();
    const form = { ...(await openForm(itemId)), text: 'Thank you.', language: 'en' } as const;
    expect(await markEvidenceRead(send, itemId, form, DAY)).toEqual({ kind: 'not-allowed' });
    expect(await markEvidenceRead(officer, itemId, form, DAY)).toEqual({ kind: 'done' });
    const item = await getItem(itemId);
    expect(item).toMatchObject({ status: 'decided', nextClock: null });
    expect(item.closedAt).not.toBeNull();
    expect(item.clocks).toMatchObject([{ rule: 'evidence-reading', status: 'met' }]);
    expect(item.messages).toMatchObject([{ from: 'council', text: 'Thank you.' }]);
    expect(await actionsOn(itemId)).toContain('item.evidence-read');
    const again = { ...(await openForm(itemId)), text: '', language: 'en' } as const;
    expect(await markEvidenceRead(officer, itemId, again, DAY)).toMatchObject({
      kind: 'wrong-state',
    });
  });

  it('leaves the item open while something else of it is due', async () => {
    const of = await family();
    const plan = await planOf(of, 'Words');
    const itemId = plan.itemId!;
    await db().clock.create({
      data: {
        itemId,
        rule: 'reply-to-parent',
        startedOn: new Date('2026-11-20'),
        length: 5,
        unit: 'school-days',
        dueOn: new Date('2026-11-27'),
      },
    });
    const form = { ...(await openForm(itemId)), text: '', language: 'en' } as const;
    await markEvidenceRead(officer, itemId, form, DAY);
    expect(await getItem(itemId)).toMatchObject({ status: 'open', nextClock: 'reply-to-parent' });
  });

  it('is nothing to be done on a notice', async () => {
    const { notice } = await family();
    const form = { ...(await openForm(notice.id)), text: '', language: 'en' } as const;
    expect(await markEvidenceRead(officer, notice.id, form, DAY)).toEqual({ kind: 'nothing-sent' });
  });

  it('goes with closing the item too', async () => {
    const of = await family();
    const plan = await planOf(of, 'Words');
    const form = { ...(await openForm(plan.itemId!)), reason: '' };
    expect(await closeItem(officer, plan.itemId!, form, DAY)).toEqual({ kind: 'done' });
    const item = await getItem(plan.itemId!);
    expect(item.status).toBe('closed');
    expect(item.clocks).toMatchObject([{ rule: 'evidence-reading', status: 'met' }]);
  });
});
