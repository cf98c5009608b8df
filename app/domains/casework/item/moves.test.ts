import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import type { Staff } from '~/platform/auth/session.server';
import { forgetCalendar } from '~/domains/clock/index.server';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { createQueueItem } from '../../../../tests/factories';
import { agreeMoreTime } from './agree-more-time.server';
import { answerReferral } from './answer-referral.server';
import { addIndicator, endIndicator } from './change-indicators.server';
import { closeItem } from './close-item.server';
import { decideChildren } from './decide-children.server';
import { joinItems } from './join-items.server';
import { moveClock } from './move-clock.server';
import { rateChild } from './rate-child.server';
import { recordContact } from './record-contact.server';
import { sendMessage } from './send-message.server';
import { writeNote } from './write-note.server';
import {
  DAY,
  actionsOn,
  dueOf,
  getItem,
  openForm,
  sendNotice,
  staffWith,
} from './item.test-support';

let database: TestDatabase;
let officer: Staff;
let other: Staff;
let senior: Staff;
let send: Staff;
let admin: Staff;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  await prepareJobs();
  forgetCalendar();
  officer = await staffWith('OFFICER');
  other = await staffWith('OFFICER');
  senior = await staffWith('SENIOR');
  send = await staffWith('SEND');
  admin = await staffWith('ADMIN');
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

type Item = Awaited<ReturnType<typeof sendNotice>>;
type Form = Awaited<ReturnType<typeof openForm>>;

const contact = {
  happenedOn: DAY.toString(),
  how: 'phone',
  who: 'Ioana Popa',
  outcome: 'reached',
  note: 'Would like a call on Thursdays.',
  nextTryOn: null,
} as const;

const decision = {
  kind: 'accepted',
  startsOn: '2026-11-20',
  what: '',
  by: null,
  consentQuestion: '',
  orderQuestion: '',
  why: null,
  words: '',
} as const;

const idsOf = (item: Item) => item.children.map(({ child }) => child.id);

async function withIndicator(item: Item) {
  const [childId] = idsOf(item);
  return db().indicator.create({
    data: { childId: childId!, code: 'isolation', reason: 'Told by the school.', byId: officer.id },
  });
}

async function withReferral(item: Item) {
  const form = await openForm(item.id);
  const asked = { ...decision, kind: 'consent-sought', consentQuestion: 'Placed by us?' } as const;
  await decideChildren(officer, item.id, { ...form, ...asked, children: idsOf(item) }, DAY);
  return (await getItem(item.id)).referrals[0]!;
}

type MoveCase = {
  name: string;
  /** What has to be there before the form is opened. */
  before?: (item: Item) => Promise<string>;
  make: (staff: Staff, item: Item, form: Form, made: string) => Promise<{ kind: string }>;
  action: string;
  by?: () => Staff;
  /** Who may not make it though they see the item. */
  notBy?: () => Staff;
  setting?: string;
  /** A state from which it cannot be made. */
  notFrom?: string;
};

const cases: MoveCase[] = [
  {
    name: 'log a contact',
    make: (staff, item, form) => recordContact(staff, item.id, { ...form, ...contact }, DAY),
    action: 'item.contact-logged',
  },
  {
    name: 'write a note',
    make: (staff, item, form) =>
      writeNote(staff, item.id, { ...form, text: 'Cousin goes to the same club.' }),
    action: 'item.note-written',
  },
  {
    name: 'send a message',
    make: (staff, item, form) =>
      sendMessage(
        staff,
        item.id,
        { ...form, text: 'Hello', language: 'en', answerWanted: false, answerBy: null },
        DAY,
      ),
    action: 'item.message-sent',
    notFrom: 'closed',
  },
  ...(['pause', 'met', 'stop'] as const).map((move): MoveCase => ({
    name: `${move} a clock`,
    make: (staff, item, form) =>
      moveClock(
        staff,
        item.id,
        item.clocks[0]!.id,
        { ...form, move, reason: 'Family is away.' },
        DAY,
      ),
    action: { pause: 'item.clock-paused', met: 'item.clock-met', stop: 'item.clock-stopped' }[move],
    notFrom: 'closed',
  })),
  {
    name: 'restart a clock',
    before: async (item) => {
      const clockId = item.clocks[0]!.id;
      const form = await openForm(item.id);
      await moveClock(officer, item.id, clockId, { ...form, move: 'pause', reason: 'Ill.' }, DAY);
      return clockId;
    },
    make: (staff, item, form, clockId) =>
      moveClock(
        staff,
        item.id,
        clockId,
        { ...form, move: 'restart', reason: '' },
        DAY.add({ days: 2 }),
      ),
    action: 'item.clock-restarted',
    notFrom: 'closed',
  },
  {
    name: 'agree more time',
    make: (staff, item, form) =>
      agreeMoreTime(
        staff,
        item.id,
        { ...form, agreedOn: '2027-01-15', reason: 'New baby.', children: [] },
        DAY,
      ),
    action: 'item.more-time-agreed',
    notFrom: 'closed',
  },
  {
    name: 'add an indicator',
    make: (staff, item, form) =>
      addIndicator(
        staff,
        item.id,
        idsOf(item)[0]!,
        { ...form, code: 'young-carer', reason: 'Told by school.' },
        DAY,
      ),
    action: 'item.indicator-added',
  },
  {
    name: 'end an indicator',
    before: async (item) => (await withIndicator(item)).id,
    make: (staff, item, form, indicator) =>
      endIndicator(staff, item.id, idsOf(item)[0]!, { ...form, indicator }),
    action: 'item.indicator-ended',
  },
  {
    name: 'rate a child',
    make: (staff, item, form) =>
      rateChild(staff, item.id, idsOf(item)[0]!, {
        ...form,
        level: 'amber',
        reason: 'Little known yet.',
      }),
    action: 'item.child-rated',
  },
  {
    name: 'decide',
    make: (staff, item, form) =>
      decideChildren(staff, item.id, { ...form, ...decision, children: idsOf(item) }, DAY),
    action: 'item.decided',
    notFrom: 'decided',
  },
  {
    name: 'answer a referral',
    setting: 'special-placed',
    before: async (item) => (await withReferral(item)).id,
    make: (staff, item, form, referral) =>
      answerReferral(
        staff,
        item.id,
        referral,
        { ...form, answer: 'given', reason: 'Plan reviewed.', words: '' },
        DAY,
      ),
    action: 'item.referral-answered',
    by: () => send,
    notBy: () => officer,
    notFrom: 'closed',
  },
  {
    name: 'join',
    before: async () => (await sendNotice({ parent: 'Other Family' })).id,
    make: async (staff, item, form, to) => {
      const matches = idsOf(item).map((childId) => ({ childId, sameAs: null }));
      return joinItems(staff, item.id, { ...form, to, matches }, DAY);
    },
    action: 'item.joined',
    notFrom: 'decided',
  },
  {
    name: 'close',
    before: async (item) => {
      await db().queueItem.update({ where: { id: item.id }, data: { kind: 'question' } });
      return '';
    },
    make: (staff, item, form) => closeItem(staff, item.id, { ...form, reason: 'Answered.' }, DAY),
    action: 'item.closed',
    notFrom: 'closed',
  },
];

async function begin(move: MoveCase) {
  const item = await sendNotice({
    parent: `Ana Popa${randomUUID().slice(0, 4)}`,
    children: [{ setting: move.setting }],
  });
  const made = (await move.before?.(item)) ?? '';
  return { item, made, form: await openForm(item.id), by: move.by?.() ?? officer };
}

describe.each(cases)('every move: $name', (move) => {
  const ofMove = async (item: Item) =>
    (await actionsOn(item.id)).filter((action) => action === move.action).length;

  it('is made once, and stands in the audit trail with its author', async () => {
    const { item, made, form, by } = await begin(move);
    const before = await ofMove(item);
    expect(await move.make(by, item, form, made)).toEqual({ kind: 'done' });
    expect(await ofMove(item)).toBe(before + 1);
    const row = await db().auditEvent.findFirstOrThrow({
      where: { itemId: item.id, action: move.action },
      orderBy: { id: 'desc' },
    });
    expect(row).toMatchObject({ actorKind: 'staff', actorId: by.id });
    expect((await getItem(item.id)).version).toBe(form.version + 1);
  });

  it('is made once where it is sent twice at the same moment, or again', async () => {
    const { item, made, form, by } = await begin(move);
    const before = await ofMove(item);
    const both = await Promise.all([
      move.make(by, item, form, made),
      move.make(by, item, form, made),
    ]);
    expect(both.map((result) => result.kind).sort()).toEqual(['done', 'repeated']);
    expect(await move.make(by, item, form, made)).toEqual({ kind: 'repeated' });
    expect(await ofMove(item)).toBe(before + 1);
  });

  it('is refused to a role that does not make it', async () => {
    const { item, made, form } = await begin(move);
    const wrong = move.notBy?.() ?? send;
    const before = await actionsOn(item.id);
    expect(await move.make(wrong, item, form, made)).toEqual({ kind: 'not-allowed' });
    expect(await move.make(admin, item, form, made)).toEqual({ kind: 'not-allowed' });
    expect(await actionsOn(item.id)).toEqual(before);
  });

  it('is not found where the item is not, or cannot be seen', async () => {
    const { item, made, form, by } = await begin(move);
    const nowhere = { ...item, id: randomUUID() };
    expect(await move.make(by, nowhere, form, made)).toEqual({ kind: 'not-found' });
  });

  it('tells the second officer what changed and by whom, and changes nothing', async () => {
    const { item, made, form, by } = await begin(move);
    const first = await openForm(item.id);
    await writeNote(other, item.id, { ...first, text: 'I was quicker.' });
    const before = await actionsOn(item.id);
    expect(await move.make(by, item, form, made)).toMatchObject({
      kind: 'stale',
      version: form.version + 1,
      changes: [{ action: 'item.note-written', by: other.name, actorKind: 'staff' }],
    });
    expect(await actionsOn(item.id)).toEqual(before);
    const again = await openForm(item.id);
    expect(await move.make(by, item, again, made)).toEqual({ kind: 'done' });
  });
});

it.each(cases.filter((move) => move.notFrom))(
  '$name is refused from the state $notFrom',
  async (move) => {
    const { item, made, by } = await begin(move);
    await db().queueItem.update({ where: { id: item.id }, data: { status: move.notFrom! } });
    const form = await openForm(item.id);
    const before = await actionsOn(item.id);
    const refused = { kind: 'wrong-state', status: move.notFrom };
    expect(await move.make(by, item, form, made)).toEqual(refused);
    expect(await actionsOn(item.id)).toEqual(before);
  },
);

it('a SEND officer cannot answer on an item that nobody referred to them', async () => {
  const item = await sendNotice({ parent: 'Unseen Item' });
  const form = await openForm(item.id);
  const answer = { ...form, answer: 'given', reason: 'x', words: '' } as const;
  expect(await answerReferral(send, item.id, randomUUID(), answer, DAY)).toEqual({
    kind: 'not-found',
  });
});

it('a senior cannot answer for a SEND officer', async () => {
  const item = await sendNotice({
    parent: 'Wrong Role',
    children: [{ setting: 'special-placed' }],
  });
  const { id } = await withReferral(item);
  const answer = { ...(await openForm(item.id)), answer: 'given', reason: 'x', words: '' } as const;
  expect(await answerReferral(senior, item.id, id, answer, DAY)).toEqual({ kind: 'not-allowed' });
});

it('closes a question with its clocks, and not a notice that is undecided', async () => {
  const question = await createQueueItem({ kind: 'question' });
  const form = await openForm(question.id);
  expect(await closeItem(officer, question.id, { ...form, reason: '' }, DAY)).toEqual({
    kind: 'done',
  });
  expect(await getItem(question.id)).toMatchObject({ status: 'closed', notes: [] });
  expect((await getItem(question.id)).closedAt).not.toBeNull();
  const notice = await sendNotice({ parent: 'Still Open' });
  const other = { ...(await openForm(notice.id)), reason: '' };
  expect(await closeItem(officer, notice.id, other, DAY)).toEqual({ kind: 'children-undecided' });
  expect(await dueOf(notice.id, 'first-review')).toBe('2026-12-07');
});
