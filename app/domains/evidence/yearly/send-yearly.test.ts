import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { createRequest } from '../../../../tests/factories';
import { markFirstRead } from '../sending/mark-first-read.server';
import { sendSending, sendTogether } from '../sending/send-sending.server';
import {
  draftPlan,
  fileIn,
  monday,
  newParent,
  planOf,
  tellOf,
} from '../sending/sending.test-support';
import { findSending } from '../sending/sending.store.server';
import { saveYearly } from '../sending/save-sending.server';
import { listToldChildren } from '../sending/told-children.server';
import { withdrawSending } from '../sending/withdraw-sending.server';
import { findLastTold, findReasonsTold } from './last-told.server';
import { startYearly } from './start-yearly.server';
import {
  askAbout,
  askedAboutTwo,
  draftYearly,
  familyOf,
  onAcademic,
  yearlyOf,
} from './yearly.test-support';

let database: TestDatabase;
let staff: { id: string };
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  folder = await mkdtemp(join(tmpdir(), 'yearly-'));
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
    include: { clocks: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] } },
  });
const clocksOf = async (itemId: string, rule: string) =>
  (await itemOf(itemId)).clocks.filter((clock) => clock.rule === rule);
const answeredOn = async (childId: string) =>
  (await db().requestChild.findFirstOrThrow({ where: { childId } })).answeredOn
    ?.toISOString()
    .slice(0, 10) ?? null;
const answeredAt = async (readerId: string) =>
  (await db().requestReader.findUniqueOrThrow({ where: { id: readerId } })).answeredAt;
const mailsTo = (email: string) =>
  db().outgoingMail.findMany({ where: { toAddress: email, template: 'sending-received' } });

describe('an answer about one of two children', () => {
  test('goes onto the item of the request, which comes back to the council and still waits for the other', async () => {
    const { by, ada, ben, itemId, readerId } = await askedAboutTwo();
    await db().queueItem.update({
      where: { id: itemId },
      data: { flags: ['no-answer', 'ehc-plan'] },
    });
    const draft = await draftYearly(by, ada, itemId);
    expect(await findSending(by.id, draft.id)).toMatchObject({ itemId, reference: null });
    const sent = await sendSending(by, draft.id, draft, monday);
    const item = await itemOf(itemId);
    expect(sent).toEqual({
      kind: 'sent',
      id: draft.id,
      reference: item.reference,
      repeated: false,
    });
    expect(item).toMatchObject({ status: 'new', flags: ['ehc-plan'], version: 1 });
    expect(await clocksOf(itemId, 'evidence-reading')).toMatchObject([
      { childId: ada.childId, status: 'running' },
    ]);
    expect(await clocksOf(itemId, 'request-answer')).toMatchObject([{ status: 'running' }]);
    expect(await answeredOn(ada.childId)).toBe('2026-11-23');
    expect(await answeredOn(ben.childId)).toBeNull();
    expect(await answeredAt(readerId)).not.toBeNull();
    expect(await db().queueItem.count({ where: { accountId: by.id } })).toBe(2);
    const audits = await db().auditEvent.findMany({ where: { itemId, action: 'sending.sent' } });
    expect(audits).toMatchObject([{ childId: ada.childId, detail: { kind: 'yearly' } }]);
    expect((await mailsTo(by.email))[0]!.data).toEqual({
      path: `/en/family/sent/${draft.id}`,
      reference: item.reference,
    });
  });

  test('the wait is over with the answer about the last child', async () => {
    const { by, ada, ben, itemId } = await askedAboutTwo();
    for (const child of [ada, ben]) {
      const draft = await draftYearly(by, child, itemId);
      await sendSending(by, draft.id, draft, monday);
    }
    expect(await clocksOf(itemId, 'request-answer')).toMatchObject([{ status: 'met' }]);
    expect((await clocksOf(itemId, 'evidence-reading')).map(({ childId }) => childId)).toEqual([
      ada.childId,
      ben.childId,
    ]);
    expect((await itemOf(itemId)).nextClock).toBe('evidence-reading');
  });

  test('what an officer wrote down about the other child ends the wait as well', async () => {
    const { by, ada, ben, itemId } = await askedAboutTwo();
    await db().requestChild.updateMany({
      where: { childId: ben.childId },
      data: { answeredHow: 'phone', answeredOn: new Date('2026-11-20') },
    });
    await db().auditEvent.create({
      data: {
        actorKind: 'staff',
        actorId: staff.id,
        action: 'item.request-answer-written',
        itemId,
        childId: ben.childId,
        detail: {},
      },
    });
    const draft = await draftYearly(by, ada, itemId);
    await sendSending(by, draft.id, draft, monday);
    expect(await clocksOf(itemId, 'request-answer')).toMatchObject([{ status: 'met' }]);
    expect(await withdrawSending(by.id, draft.id, monday)).toEqual({ kind: 'withdrawn' });
    expect(await answeredOn(ada.childId)).toBeNull();
    expect(await answeredOn(ben.childId)).toBe('2026-11-20');
  });

  test('a decided item that had left the queue is in it again', async () => {
    const { by, ada, itemId } = await askedAboutTwo();
    const left = { status: 'decided', decidedAt: new Date(), closedAt: new Date() };
    await db().queueItem.update({ where: { id: itemId }, data: left });
    const draft = await draftYearly(by, ada, itemId);
    await sendSending(by, draft.id, draft, monday);
    expect(await itemOf(itemId)).toMatchObject({ status: 'new', closedAt: null });
  });

  test('an item that somebody owns is open again; one that waits for a colleague goes on waiting', async () => {
    const { by, ada, ben, itemId } = await askedAboutTwo();
    await db().queueItem.update({ where: { id: itemId }, data: { ownerId: staff.id } });
    const first = await draftYearly(by, ada, itemId);
    await sendSending(by, first.id, first, monday);
    expect(await itemOf(itemId)).toMatchObject({ status: 'open' });
    await db().queueItem.update({ where: { id: itemId }, data: { status: 'waiting-other' } });
    const second = await draftYearly(by, ben, itemId);
    await sendSending(by, second.id, second, monday);
    expect(await itemOf(itemId)).toMatchObject({ status: 'waiting-other', version: 2 });
  });

  test('a call, a meeting or a visit asked for is seen at a glance', async () => {
    const { by, ada, itemId } = await askedAboutTwo();
    const draft = await draftYearly(by, ada, itemId, yearlyOf({ ways: ['call'] }));
    await sendSending(by, draft.id, draft, monday);
    expect((await itemOf(itemId)).flags).toEqual(['prefers-to-talk']);
  });
});

describe('all together', () => {
  test('two answers, one receipt, all at once; pressed twice at the same moment it is one of each', async () => {
    const { by, ada, ben, itemId } = await askedAboutTwo();
    const drafts = [await draftYearly(by, ada, itemId), await draftYearly(by, ben, itemId)];
    const ids = drafts.map(({ id }) => id);
    const both = await Promise.all(
      [1, 2].map(() => sendTogether(by, drafts, '/family/request/x', monday)),
    );
    expect(both.map((one) => one.kind === 'sent' && one.repeated).sort()).toEqual([false, true]);
    expect(both[0]).toMatchObject({ kind: 'sent', ids });
    expect(await mailsTo(by.email)).toMatchObject([{ data: { path: '/en/family/request/x' } }]);
    const rows = await db().sending.findMany({ where: { accountId: by.id, kind: 'yearly' } });
    expect(rows.map(({ state, number }) => [state, number])).toEqual([
      ['sent', 1],
      ['sent', 1],
    ]);
    expect(await clocksOf(itemId, 'evidence-reading')).toHaveLength(2);
    expect(await clocksOf(itemId, 'request-answer')).toMatchObject([{ status: 'met' }]);
  });

  test('where one was changed elsewhere, or is empty, none is sent, and each is told', async () => {
    const { by, ada, ben, itemId } = await askedAboutTwo();
    const one = await draftYearly(by, ada, itemId);
    const empty = await draftYearly(by, ben, itemId, yearlyOf({}));
    await saveYearly(by.id, one.id, yearlyOf(onAcademic('Changed since')), one.version);
    const sent = await sendTogether(by, [one, empty], '/family', monday);
    expect(sent).toEqual({
      kind: 'refused',
      refusals: [
        { id: one.id, because: { kind: 'stale', version: one.version + 1 } },
        { id: empty.id, because: { kind: 'empty' } },
      ],
    });
    expect((await findSending(by.id, one.id))!.state).toBe('draft');
    expect(await itemOf(itemId)).toMatchObject({ status: 'waiting-parent', version: 0 });
    expect(await mailsTo(by.email)).toEqual([]);
  });

  test("nobody sends another person's draft", async () => {
    const { by, ada, itemId } = await askedAboutTwo();
    const draft = await draftYearly(by, ada, itemId);
    const stranger = await newParent();
    expect(await sendTogether(stranger, [draft], '/family', monday)).toEqual({
      kind: 'refused',
      refusals: [{ id: draft.id, because: { kind: 'not-open' } }],
    });
  });
});

describe('changed before an officer looks', () => {
  test('the newer answer takes the place of the older, with its files, on the same clocks', async () => {
    const { by, ada, itemId } = await askedAboutTwo();
    const older = await draftYearly(
      by,
      ada,
      itemId,
      yearlyOf({ ...onAcademic('First'), still: 'no' }),
    );
    await fileIn(by, older.id, 'drawing.jpg');
    await sendSending(by, older.id, older, monday);
    const started = await startYearly(by, ada.id, itemId);
    const copy = (await findSending(by.id, (started as { id: string }).id))!;
    expect(copy.answers).toMatchObject(yearlyOf({ ...onAcademic('First'), still: 'no' }));
    const newer = await draftYearly(by, ada, itemId, yearlyOf(onAcademic('Second')));
    await sendSending(by, newer.id, newer, monday.add({ days: 2 }));
    expect(await findSending(by.id, older.id)).toMatchObject({
      state: 'replaced',
      replacedById: newer.id,
      pieces: [],
    });
    const sent = (await findSending(by.id, newer.id))!;
    expect(sent.pieces.map(({ file }) => file?.name)).toEqual(['drawing.jpg']);
    expect(await clocksOf(itemId, 'evidence-reading')).toHaveLength(1);
    expect(await answeredOn(ada.childId)).toBe('2026-11-23');
    // What the older one said of the choice went with it: the newer says nothing of it.
    expect(await db().reasonTold.count({ where: { childId: ada.childId, toldBy: 'parent' } })).toBe(
      0,
    );
  });

  test('one that was read stays, and the newer stands beside it with a clock of its own', async () => {
    const { by, ada, itemId } = await askedAboutTwo();
    const older = await draftYearly(by, ada, itemId);
    await sendSending(by, older.id, older, monday);
    expect(await markFirstRead(staff, older.id)).toBe('first');
    await db().clock.updateMany({
      where: { itemId, rule: 'evidence-reading' },
      data: { status: 'met', endedOn: new Date('2026-11-24') },
    });
    const newer = await draftYearly(by, ada, itemId, yearlyOf(onAcademic('More')));
    await sendSending(by, newer.id, newer, monday.add({ days: 3 }));
    expect((await findSending(by.id, older.id))!.state).toBe('sent');
    expect((await findSending(by.id, newer.id))!.number).toBe(2);
    expect((await clocksOf(itemId, 'evidence-reading')).map(({ status }) => status)).toEqual([
      'met',
      'running',
    ]);
  });

  test('taken back, the request waits for the parent again until the day it named', async () => {
    const { by, ada, ben, itemId, readerId } = await askedAboutTwo();
    const drafts = [await draftYearly(by, ada, itemId), await draftYearly(by, ben, itemId)];
    await sendTogether(by, drafts, '/family', monday);
    await withdrawSending(by.id, drafts[0]!.id, monday);
    // The answer about the other child is still to be read.
    expect(await itemOf(itemId)).toMatchObject({ status: 'new', closedAt: null, flags: [] });
    expect(
      (await clocksOf(itemId, 'evidence-reading')).map(({ childId, status }) => [childId, status]),
    ).toEqual([
      [ada.childId, 'stopped'],
      [ben.childId, 'running'],
    ]);
    expect(
      (await clocksOf(itemId, 'request-answer')).map(({ status, dueOn }) => [
        status,
        dueOn.toISOString().slice(0, 10),
      ]),
    ).toEqual([
      ['met', '2026-11-30'],
      ['running', '2026-11-30'],
    ]);
    expect(await answeredAt(readerId)).not.toBeNull();
    await withdrawSending(by.id, drafts[1]!.id, monday);
    expect(await itemOf(itemId)).toMatchObject({ status: 'waiting-parent', closedAt: null });
    expect(await answeredAt(readerId)).toBeNull();
    expect(await answeredOn(ben.childId)).toBeNull();
    expect(await clocksOf(itemId, 'request-answer')).toHaveLength(2);
    const again = await draftYearly(by, ada, itemId);
    await sendSending(by, again.id, again, monday);
    expect(await answeredOn(ada.childId)).toBe('2026-11-23');
  });

  test('a file that is refused in a draft says nothing to officers', async () => {
    const { by, ada, itemId } = await askedAboutTwo();
    const draft = await draftYearly(by, ada, itemId);
    const { lockSending } = await import('../files/open-sending.server');
    const { inTransaction } = await import('~/platform/db/database.server');
    const seen = await inTransaction((tx) => lockSending(tx, by.id, draft.id));
    expect(seen).toMatchObject({ state: 'draft', itemId: null, familyId: null });
    await sendSending(by, draft.id, draft, monday);
    expect(await inTransaction((tx) => lockSending(tx, by.id, draft.id))).toMatchObject({ itemId });
  });
});

describe('late', () => {
  test('after the request was ended an answer counts as any other', async () => {
    const { by, ada, itemId, requestId } = await askedAboutTwo();
    await db().annualRequest.update({
      where: { id: requestId },
      data: { endedOn: new Date('2026-12-20'), endedById: staff.id, endReason: 'Moved' },
    });
    const draft = await draftYearly(by, ada, itemId);
    const late = monday.add({ months: 2 });
    expect(await sendSending(by, draft.id, draft, late)).toMatchObject({ kind: 'sent' });
    expect(await answeredOn(ada.childId)).toBe(late.toString());
  });

  test('where the item is closed it arrives as evidence does, and the request stays as it ended', async () => {
    const { by, ada, itemId } = await askedAboutTwo();
    const draft = await draftYearly(by, ada, itemId);
    await db().queueItem.update({
      where: { id: itemId },
      data: { status: 'closed', closedAt: new Date() },
    });
    const sent = await sendSending(by, draft.id, draft, monday);
    expect(sent).toMatchObject({ kind: 'sent', repeated: false });
    const sending = (await findSending(by.id, draft.id))!;
    expect(sending.itemId).not.toBe(itemId);
    expect(await itemOf(sending.itemId!)).toMatchObject({
      kind: 'evidence',
      accountId: by.id,
      body: { sendingId: draft.id },
      clocks: [{ rule: 'evidence-reading', status: 'running' }],
    });
    expect(await itemOf(itemId)).toMatchObject({ status: 'closed', version: 0 });
    expect(await answeredOn(ada.childId)).toBeNull();
    expect(await withdrawSending(by.id, draft.id, monday)).toEqual({ kind: 'withdrawn' });
    expect((await itemOf(sending.itemId!)).status).toBe('closed');
  });
});

describe('reasons on the record', () => {
  test('told once for each answer that says why, with what would help written out', async () => {
    const { by, ada, itemId } = await askedAboutTwo();
    const answers = yearlyOf({
      reasons: ['lifestyle'],
      reasonWords: 'It still suits us',
      still: 'yes',
      help: ['maths', 'exams'],
      helpWords: 'Near home',
    });
    const draft = await draftYearly(by, ada, itemId, answers);
    await Promise.all([1, 2].map(() => sendSending(by, draft.id, draft, monday)));
    const rows = await db().reasonTold.findMany({
      where: { childId: ada.childId, submitKey: { not: null } },
    });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      toldBy: 'parent',
      reasons: ['lifestyle'],
      words: 'It still suits us',
      stillChoice: 'yes',
      recordedById: null,
    });
    expect(rows[0]!.wouldHelp).toContain('Near home');
    expect(rows[0]!.wouldHelp).toContain('maths');
    await withdrawSending(by.id, draft.id, monday);
    expect(
      await db().reasonTold.count({ where: { childId: ada.childId, submitKey: { not: null } } }),
    ).toBe(0);
  });

  test('an answer that says nothing of it puts nothing there', async () => {
    const { by, ada, itemId } = await askedAboutTwo();
    const draft = await draftYearly(by, ada, itemId, yearlyOf({ feeling: 'well' }));
    await sendSending(by, draft.id, draft, monday);
    expect(await db().reasonTold.count({ where: { submitKey: `yearly:${draft.id}` } })).toBe(0);
  });
});

describe('begun', () => {
  test('twice at once it is one draft', async () => {
    const { by, ada, itemId } = await askedAboutTwo();
    const both = await Promise.all([1, 2].map(() => startYearly(by, ada.id, itemId)));
    expect(both.map(({ kind }) => kind).sort()).toEqual(['started', 'there']);
    expect(await db().sending.count({ where: { accountId: by.id, kind: 'yearly' } })).toBe(1);
  });

  test('with what is about the parent from the answer about the brother, until it is saved', async () => {
    const { by, ada, ben, itemId } = await askedAboutTwo();
    await draftYearly(
      by,
      ada,
      itemId,
      yearlyOf({ ...onAcademic('Reading'), feeling: 'mixed', help: ['exams'], still: 'yes' }),
    );
    const started = await startYearly(by, ben.id, itemId);
    const { id } = started as { id: string };
    const copied = (await findSending(by.id, id))!;
    expect(copied.answers).toEqual(
      yearlyOf({ feeling: 'mixed', help: ['exams'], still: 'yes', copiedFrom: ada.id }),
    );
    // Nobody has said that it holds for him: there is nothing to send yet.
    expect(await sendSending(by, id, { version: 0 }, monday)).toEqual({ kind: 'empty' });
    const looked = yearlyOf({ feeling: 'mixed', help: ['exams'], still: 'yes' });
    const saved = await saveYearly(by.id, id, looked, 0);
    expect(saved).toEqual({ kind: 'saved', version: 1 });
    expect(await sendSending(by, id, { version: 1 }, monday)).toMatchObject({ kind: 'sent' });
  });

  test('only on a request of their own, about a child of their own', async () => {
    const { ada, by, itemId } = await askedAboutTwo();
    const other = await askedAboutTwo();
    const none = { kind: 'not-found' };
    expect(await startYearly(other.by, ada.id, itemId)).toEqual(none);
    expect(await startYearly(by, ada.id, other.itemId)).toEqual(none);
    expect(await startYearly(by, other.ada.id, itemId)).toEqual(none);
    const notice = await db().queueItem.findFirstOrThrow({
      where: { accountId: by.id, kind: 'notification' },
    });
    expect(await startYearly(by, ada.id, notice.id)).toEqual(none);
  });
});

describe('two parents apart', () => {
  test('each answers for themselves; the child is answered about with the first, and unanswered with the last taken back', async () => {
    const mother = await newParent();
    const name = `Cleo ${mother.email.replace(/\D/g, '')}`;
    await tellOf(mother, [{ givenNames: name }]);
    const [told] = await listToldChildren(mother.id);
    const father = await newParent();
    await tellOf(father, [{ givenNames: name }]);
    const [his] = await listToldChildren(father.id);
    // What officers do where two notices are of one child: one record.
    await db().notificationChild.update({
      where: { id: his!.id },
      data: { childId: told!.childId },
    });
    const familyId = await familyOf(told!);
    await db().adult.updateMany({ where: { accountId: father.id }, data: { familyId } });
    const { readers } = await createRequest({
      familyId,
      children: [{ childId: told!.childId }],
      accounts: [mother.id, father.id],
    });
    const hers = readers[0]!;
    const theirs = readers[1]!;
    const one = await draftYearly(mother, told!, hers.itemId, yearlyOf(onAcademic('Her words')));
    const two = await draftYearly(father, his!, theirs.itemId, yearlyOf(onAcademic('His words')));
    await Promise.all([
      sendSending(mother, one.id, one, monday),
      sendSending(father, two.id, two, monday.add({ days: 1 })),
    ]);
    expect(await answeredOn(told!.childId)).toBe('2026-11-23');
    expect(await findSending(father.id, one.id)).toBeNull();
    expect((await findLastTold(father.id, told!.childId))!.areas.academic).toBe('His words');
    await withdrawSending(mother.id, one.id, monday);
    expect(await answeredOn(told!.childId)).toBe('2026-11-24');
    expect(await answeredAt(hers.id)).toBeNull();
    expect(await answeredAt(theirs.id)).not.toBeNull();
    expect(await itemOf(hers.itemId)).toMatchObject({ status: 'waiting-parent' });
    expect(await itemOf(theirs.itemId)).toMatchObject({ status: 'new' });
    expect(await clocksOf(hers.itemId, 'request-answer')).toHaveLength(2);
    await withdrawSending(father.id, two.id, monday.add({ days: 1 }));
    expect(await answeredOn(told!.childId)).toBeNull();
  });

  test('a child whom only the other parent told of is none of their wait', async () => {
    const { by, ada, itemId, requestId } = await askedAboutTwo();
    const half = await newParent();
    await tellOf(half, [{ givenNames: `Half ${half.email.replace(/\D/g, '')}` }]);
    const [other] = await listToldChildren(half.id);
    await db().requestChild.create({
      data: { requestId, childId: other!.childId, yearGroup: 4, dueOn: new Date('2026-11-30') },
    });
    await db().requestChild.deleteMany({
      where: { requestId, childId: { not: { in: [ada.childId, other!.childId] } } },
    });
    const draft = await draftYearly(by, ada, itemId);
    await sendSending(by, draft.id, draft, monday);
    expect(await clocksOf(itemId, 'request-answer')).toMatchObject([{ status: 'met' }]);
  });
});

describe('what was told before', () => {
  test('a plan, then a yearly answer; what is the same carries the words of before', async () => {
    const { by, ada, itemId } = await askedAboutTwo();
    expect(await findLastTold(by.id, ada.childId)).toBeNull();
    const plan = await draftPlan(by, ada, planOf('We read every day', { whole: 'All is well' }));
    await sendSending(by, plan.id, plan, monday);
    expect(await findLastTold(by.id, ada.childId, itemId)).toMatchObject({
      kind: 'plan',
      on: '2026-11-23',
      areas: { academic: 'We read every day' },
      whole: 'All is well',
      answers: null,
    });
    const draft = await draftYearly(by, ada, itemId, yearlyOf(onAcademic('left over', 'no')));
    await sendSending(by, draft.id, draft, monday.add({ days: 1 }));
    const told = (await findLastTold(by.id, ada.childId))!;
    expect(told).toMatchObject({
      kind: 'yearly',
      on: '2026-11-24',
      areas: { academic: 'We read every day' },
    });
    expect(told.answers!.areas.academic).toEqual({ changed: 'no', words: 'We read every day' });
    // Beside the answer to this request stands the plan, and beside the next one this answer.
    expect(await findLastTold(by.id, ada.childId, itemId)).toMatchObject({ kind: 'plan' });
    const next = await askAbout(
      { by, children: [ada] },
      { issuedOn: '2027-11-01', answerBy: '2027-11-29' },
    );
    expect(await findLastTold(by.id, ada.childId, next.itemId)).toMatchObject({ kind: 'yearly' });
  });

  test('a draft of last year that was never sent is an answer to this one', async () => {
    const { by, ada, itemId } = await askedAboutTwo();
    const draft = await draftYearly(by, ada, itemId);
    const next = await askAbout(
      { by, children: [ada] },
      { issuedOn: '2027-11-01', answerBy: '2027-11-29' },
    );
    expect(await startYearly(by, ada.id, next.itemId)).toEqual({ kind: 'there', id: draft.id });
    expect((await findSending(by.id, draft.id))!.itemId).toBe(next.itemId);
  });

  test('the reasons are those of the own newest notice', async () => {
    const by = await newParent();
    await tellOf(by, [{ givenNames: `Dov ${by.email.replace(/\D/g, '')}` }], {
      why: { reasons: ['religious'], words: 'For now' },
    });
    const [child] = await listToldChildren(by.id);
    expect(await findReasonsTold(by.id, child!.childId)).toMatchObject({
      reasons: ['religious'],
      words: 'For now',
      on: '2026-11-23',
    });
    expect(await findReasonsTold((await newParent()).id, child!.childId)).toBeNull();
  });
});
