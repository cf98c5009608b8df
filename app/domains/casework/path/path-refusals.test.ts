import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import type { Staff } from '~/platform/auth/session.server';
import { forgetCalendar } from '~/domains/clock/index.server';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { actionsOn, openForm, sendNotice, staffWith } from '../item/item.test-support';
import { beginPath } from './begin-path.server';
import { dropPath } from './drop-path.server';
import { openPathSchema, pathFormSchema } from './path.schema';
import { findVisiblePath, pathsOf } from './path.store.server';
import { formFor, homeEducated, lookAt, NOW, opened, START, tell } from './path.test-support';
import { recordStep } from './record-step.server';
import { showPath } from './show-path.server';

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
  forgetCalendar();
  await closeDatabase();
  await database.drop();
});

const school = { school: 'Elm Park School' };
const told = { who: 'Lee Hart', how: 'phone', shared: 'Plans to home educate' } as const;

/** What a form to open a special case sends. */
function startForm(kind: string, more: Record<string, unknown> = {}) {
  const [year, month, day] = START.split('-');
  const startedOn = { year, month, day };
  return openPathSchema.parse({ submitKey: randomUUID(), kind, startedOn, ...more });
}

describe('opening a special case', () => {
  it('gives the same one for a repeated form, and refuses a second of its kind', async () => {
    const child = await homeEducated();
    const form = startForm('ehc-plan-mainstream', school);
    const [first, again] = await Promise.all([
      beginPath(officer, child, form, NOW),
      beginPath(officer, child, form, NOW),
    ]);
    expect([first.kind, again.kind].sort()).toEqual(['done', 'repeated']);
    const [path, ...others] = await pathsOf(child.id);
    expect(others).toEqual([]);
    expect(path).toMatchObject({ kind: 'ehc-plan-mainstream', state: 'open', startedOn: START });
    expect(path?.next).toEqual(['send-told', 'meeting-offer', 'name-deleted']);
    const second = await beginPath(senior, child, startForm('ehc-plan-mainstream', school), NOW);
    expect(second).toEqual({ kind: 'open-already', pathId: path?.id });
    expect(await actionsOn(path!.itemId)).toEqual(['item.received', 'path.opened']);
  });

  it('refuses a day to come, an ending for a child who has left, and a child who is of age', async () => {
    const child = await homeEducated();
    const yesterday = NOW.with({ year: 2026, month: 11, day: 22 });
    expect(await beginPath(officer, child, startForm('moved-in'), yesterday)).toEqual({
      kind: 'future-day',
    });
    const early = { startedOn: { year: '1990', month: '1', day: '8' } };
    expect(await beginPath(officer, child, startForm('moved-in', early), NOW)).toEqual({
      kind: 'before-birth',
    });
    const left = await homeEducated({ status: 'back-at-school' });
    expect(await beginPath(officer, left, startForm('ending-moved'), NOW)).toEqual({
      kind: 'not-home-educated',
    });
    expect(await beginPath(officer, child, startForm('under-school-age'), NOW)).toEqual({
      kind: 'of-school-age',
    });
    expect(await pathsOf(child.id)).toEqual([]);
  });

  it('allows one ending at a time', async () => {
    const child = await homeEducated();
    const begun = await beginPath(officer, child, startForm('ending-moved'), NOW);
    const other = await beginPath(officer, child, startForm('ending-school'), NOW);
    expect(other).toEqual({ kind: 'open-already', pathId: 'pathId' in begun && begun.pathId });
  });

  it('is for officers and seniors, and asks what the kind asks for', async () => {
    const child = await homeEducated();
    for (const staff of [send, admin]) {
      const form = startForm('special-school', school);
      expect(await beginPath(staff, child, form, NOW)).toEqual({ kind: 'not-allowed' });
    }
    const bare = openPathSchema.safeParse({
      submitKey: randomUUID(),
      kind: 'special-school',
      startedOn: { year: '2026', month: '11', day: '23' },
    });
    expect(bare.error?.issues.map((issue) => [issue.path[0], issue.message])).toEqual([
      ['school', 'required'],
    ]);
  });

  it('takes a clock that a notice began for its own, and meets it there', async () => {
    const notice = await sendNotice({ children: [{ setting: 'mainstream', needs: 'ehc-plan' }] });
    const childId = notice.children[0]!.childId;
    const path = await opened(officer, childId, 'ehc-plan-mainstream', school);
    expect((await lookAt(path.pathId)).clocks).toEqual([]);
    const shown = await showPath(officer, path.pathId);
    expect(shown?.clocks.map((clock) => [clock.rule, clock.dueOn])).toEqual([
      ['ehcp-leaving-meeting', '2026-12-07'],
    ]);
    expect(Object.values(shown!.clockItems)).toEqual([notice.id]);
    const kind = 'ehc-plan-mainstream';
    await tell(officer, path, kind, {
      step: 'meeting-offer',
      outcome: 'by-letter',
      on: '2026-11-24',
    });
    await tell(officer, path, kind, { step: 'meeting', outcome: 'held', on: '2026-12-01' });
    const clock = await db().clock.findFirstOrThrow({
      where: { itemId: notice.id, rule: 'ehcp-leaving-meeting' },
    });
    expect([clock.status, clock.endedOn]).toEqual(['met', new Date('2026-12-01')]);
    expect(await actionsOn(notice.id)).toContain('item.clock-met');
    const { version } = await db().queueItem.findUniqueOrThrow({ where: { id: notice.id } });
    expect(version).toBe(notice.version + 1);
  });
});

describe('recording a step', () => {
  it('happens once, however often the form is sent, and leaves its rows in the trail', async () => {
    const child = await homeEducated();
    const path = await opened(officer, child.id, 'ehc-plan-mainstream', school);
    const form = await formFor('ehc-plan-mainstream', path.itemId, {
      step: 'send-told',
      outcome: 'told',
      on: '2026-11-24',
      answers: told,
    });
    expect(await recordStep(officer, path.itemId, form, NOW)).toEqual({ kind: 'done' });
    expect(await recordStep(officer, path.itemId, form, NOW)).toEqual({ kind: 'repeated' });
    expect((await lookAt(path.pathId)).sharing).toEqual(['send public-task']);
    const row = await db().auditEvent.findFirstOrThrow({
      where: { itemId: path.itemId, action: 'item.path-step-done' },
    });
    expect(row).toMatchObject({ actorId: officer.id, childId: child.id });
    expect(row.detail).toMatchObject({ step: 'send-told', outcome: 'told' });
  });

  it('refuses what is out of order, done, unknown, to come or too early, and changes nothing', async () => {
    const child = await homeEducated();
    const path = await opened(officer, child.id, 'child-protection', { plan: 'enquiry' });
    const kind = 'child-protection';
    const say = (step: string, outcome: string, on: string, more = {}) =>
      tell(officer, path, kind, { step, outcome, on, ...more });
    const view = { ...told, shown: 'yes' } as const;
    const given = { answers: view, note: 'Well' };
    const before = await lookAt(path.pathId);
    expect(await say('education-view', 'in-writing', '2026-11-24', given)).toEqual({
      kind: 'not-ready',
      waitsFor: ['chair-told'],
    });
    expect(await say('conference', 'no-plan', '2026-11-24')).toMatchObject({ kind: 'not-ready' });
    expect(await say('mash', 'invented', '2026-11-24')).toEqual({ kind: 'not-an-outcome' });
    expect(await say('chair-told', 'not-needed', '2026-11-24')).toEqual({ kind: 'not-an-outcome' });
    expect(await say('invented', 'told', '2026-11-24')).toEqual({ kind: 'not-an-outcome' });
    expect(await say('mash', 'referred', '2027-04-06')).toEqual({ kind: 'future-day' });
    expect(await say('mash', 'referred', '2026-11-22')).toEqual({
      kind: 'too-early',
      earliest: START,
    });
    const late = { answers: { ...view, conferenceOn: '2026-11-23' } };
    expect(await say('chair-told', 'told', '2026-11-24', late)).toEqual({
      kind: 'date-before',
      field: 'conferenceOn',
    });
    expect(await lookAt(path.pathId)).toEqual(before);
    expect(await say('mash', 'not-needed', '2026-11-24')).toEqual({ kind: 'done' });
    expect(await say('mash', 'referred', '2026-11-24')).toEqual({ kind: 'step-done' });
  });

  it('asks for what its outcome needs', () => {
    const read = (kind: 'child-protection' | 'special-school', more: Record<string, unknown>) => {
      const parsed = pathFormSchema(kind).safeParse({
        version: 0,
        seen: '0',
        submitKey: randomUUID(),
        does: 'step',
        doneOn: { year: '2026', month: '11', day: '24' },
        ...more,
      });
      return parsed.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    };
    expect(read('child-protection', { step: 'chair-told', outcome: 'told' })).toEqual([
      'who required',
      'how required',
      'shared required',
      'shown required',
    ]);
    const hiding = { step: 'chair-told', outcome: 'told', ...told, shown: 'no' };
    expect(read('child-protection', hiding)).toEqual(['hiddenReason required']);
    expect(read('special-school', { step: 'consent', outcome: 'refused' })).toEqual([
      'words required',
    ]);
    expect(read('special-school', { step: 'consent', outcome: 'given' })).toBeUndefined();
    expect(read('child-protection', { step: 'conference', outcome: '' })).toEqual([
      'outcome required',
    ]);
  });

  it('leaves a school alone where the family wants that', async () => {
    const child = await homeEducated();
    const path = await opened(officer, child.id, 'school-pressed', school);
    const answers = { who: 'Mother', mayContact: 'no' } as const;
    const words = { step: 'words', outcome: 'recorded', on: START, note: 'As told', answers };
    await tell(officer, path, 'school-pressed', words);
    const challenge = {
      step: 'challenge',
      outcome: 'challenged',
      on: '2026-11-24',
      answers: { who: 'The head', words: 'You said', shared: 'All', answerBy: '2026-12-14' },
    };
    expect(await tell(officer, path, 'school-pressed', challenge)).toEqual({
      kind: 'family-said-no',
    });
    const found = await lookAt(path.pathId);
    expect([found.letters, found.sharing]).toEqual([[], []]);
  });

  it('asks no other service for an answer in the past', async () => {
    const child = await homeEducated();
    const path = await opened(officer, child.id, 'moved-in');
    const answers = {
      toName: 'Sam',
      toEmail: 'sam@other.example',
      question: 'What?',
      why: 'So',
      answerBy: '2027-04-04',
    } as const;
    const asked = { step: 'file-asked', outcome: 'asked', on: '2026-11-24', answers };
    expect(await tell(officer, path, 'moved-in', asked)).toEqual({
      kind: 'date-before',
      field: 'answerBy',
    });
    expect((await lookAt(path.pathId)).asked).toEqual([]);
  });

  it('asks nobody of the family as if they were the other service', async () => {
    const child = await homeEducated();
    await db().adult.create({
      data: {
        familyId: child.familyId,
        name: 'A parent',
        email: 'parent@family.example',
        toldBy: 'self',
      },
    });
    const path = await opened(officer, child.id, 'moved-in');
    const answers = {
      toName: 'Sam',
      toEmail: 'Parent@family.example',
      question: 'What?',
      why: 'So',
      answerBy: '2027-04-12',
    } as const;
    const asked = { step: 'file-asked', outcome: 'asked', on: '2026-11-24', answers };
    expect(await tell(officer, path, 'moved-in', asked)).toEqual({ kind: 'parents-address' });
    expect((await lookAt(path.pathId)).asked).toEqual([]);
  });

  it('keeps what two people write at once apart: the second sees what the first did', async () => {
    const child = await homeEducated();
    const path = await opened(officer, child.id, 'key-stage-4');
    const kind = 'key-stage-4';
    const one = await formFor(kind, path.itemId, {
      step: 'letter',
      outcome: 'by-letter',
      on: START,
    });
    const other = await formFor(kind, path.itemId, {
      step: 'college',
      outcome: 'thinking',
      on: START,
    });
    expect(await recordStep(officer, path.itemId, one, NOW)).toEqual({ kind: 'done' });
    const late = await recordStep(senior, path.itemId, other, NOW);
    expect(late).toMatchObject({ kind: 'stale', version: 1 });
    expect((await lookAt(path.pathId)).steps.college).toBe('waiting');
  });
});

describe('who may do what', () => {
  it('keeps consent with the SEND officer, and the order with a senior', async () => {
    const child = await homeEducated();
    const path = await opened(officer, child.id, 'special-school', school);
    const given = { step: 'consent', outcome: 'given', on: '2026-11-30' };
    expect(await tell(officer, path, 'special-school', given)).toEqual({ kind: 'not-allowed' });
    expect(await tell(senior, path, 'special-school', given)).toEqual({ kind: 'not-allowed' });
    expect(await tell(admin, path, 'special-school', given)).toEqual({ kind: 'not-allowed' });
    const heard = { step: 'parent-information', outcome: 'nothing-sent', on: '2026-11-24' };
    expect(await tell(send, path, 'special-school', heard)).toEqual({ kind: 'not-allowed' });
    expect(await tell(send, path, 'special-school', given)).toEqual({ kind: 'done' });
    const order = await opened(officer, child.id, 'order-revocation');
    const arranged = { step: 'arrangements', outcome: 'nothing-told', on: START };
    await tell(officer, order, 'order-revocation', arranged);
    const decision = {
      step: 'decision',
      outcome: 'stands',
      on: '2026-11-24',
      answers: { words: 'It stands' },
    };
    expect(await tell(officer, order, 'order-revocation', decision)).toEqual({
      kind: 'not-allowed',
    });
    expect(await tell(senior, order, 'order-revocation', decision)).toEqual({ kind: 'done' });
  });

  it('lets an officer copy the answer that SEND gave on the notice, and no other', async () => {
    const child = await homeEducated();
    const path = await opened(officer, child.id, 'special-school', school);
    await db().referral.create({
      data: {
        itemId: path.itemId,
        childId: child.id,
        kind: 'special-school-consent',
        toRole: 'SEND',
        question: 'May the name go?',
        askedById: officer.id,
        answer: 'given',
        answeredById: send.id,
        answeredAt: new Date(),
      },
    });
    const say = (outcome: string) =>
      tell(officer, path, 'special-school', {
        step: 'consent',
        outcome,
        on: '2026-11-30',
        answers: { words: 'Words' },
      });
    expect(await say('refused')).toEqual({ kind: 'not-allowed' });
    expect(await say('given')).toEqual({ kind: 'done' });
  });

  it('shows a SEND officer their own paths only, and an administrator none', async () => {
    const child = await homeEducated();
    const theirs = await opened(officer, child.id, 'special-school', school);
    const other = await opened(officer, child.id, 'child-protection', { plan: 'enquiry' });
    expect(await findVisiblePath(send, theirs.pathId)).toMatchObject({ id: theirs.pathId });
    expect(await showPath(send, other.pathId)).toBeNull();
    expect(await showPath(admin, theirs.pathId)).toBeNull();
    expect(await showPath(officer, randomUUID())).toBeNull();
    const told = { step: 'mash', outcome: 'referred', on: START };
    expect(await tell(send, other, 'child-protection', told)).toEqual({ kind: 'not-found' });
    const seen = await showPath(send, theirs.pathId);
    expect(seen).toMatchObject({ mayWork: false, current: 'consent' });
    expect(seen?.steps.filter((step) => step.mayRecord).map((step) => step.code)).toEqual([
      'consent',
      'plan-review',
    ]);
    const look = await db().auditEvent.findFirst({
      where: { actorId: send.id, action: 'child.viewed', itemId: theirs.itemId },
    });
    expect(look?.detail).toEqual({ page: 'path' });
  });
});

describe('dropping a special case', () => {
  it('stops its clocks and keeps what was recorded, by officers and seniors', async () => {
    const child = await homeEducated();
    const path = await opened(officer, child.id, 'special-school', school);
    const form = {
      ...(await openForm(path.itemId)),
      does: 'drop' as const,
      dropReason: 'Opened for the wrong child',
    };
    expect(await dropPath(send, path.itemId, form, NOW)).toEqual({ kind: 'not-allowed' });
    expect(await dropPath(officer, path.itemId, form, NOW)).toEqual({ kind: 'done' });
    const found = await lookAt(path.pathId);
    expect(found).toMatchObject({ state: 'dropped', item: { status: 'closed' } });
    expect(found.path.endReason).toBe('Opened for the wrong child');
    expect(found.clocks).toEqual([expect.stringMatching(/^special-school-consent .* stopped$/)]);
    const late = { step: 'consent', outcome: 'given', on: '2026-11-30' };
    expect(await tell(send, path, 'special-school', late)).toEqual({
      kind: 'wrong-state',
      status: 'closed',
    });
    expect(await actionsOn(path.itemId)).toContain('item.path-dropped');
  });
});
