import { randomUUID } from 'node:crypto';
import type { ActionFunctionArgs } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { closeDatabase, db, inTransaction, useDatabase } from '~/platform/db/database.server';
import { profile } from '~/platform/config/environment.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { parse } from '~/platform/form/parse.server';
import { openSession, type Staff } from '~/platform/auth/session.server';
import { forgetCalendar } from '~/domains/clock/index.server';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { createChild } from '../../../../tests/factories';
import { actionsOn, openForm, staffWith } from '../item/item.test-support';
import { askService } from './ask-service.server';
import { changeRecipient } from './change-recipient.server';
import { chaseEscalations } from './chase-escalations.server';
import { chaseNow } from './chase-now.server';
import { closeEscalation } from './close-escalation.server';
import { recordOutcome } from './confirm-receipt.server';
import { askSchema } from './escalation.schema';
import { answerEscalation, loadEscalation } from './escalation-pages.server';
import { findEscalation, openEscalationsOf, sharingOf } from './escalation.store.server';
import {
  ask,
  CANARIES,
  DUE,
  familyWithCanaries,
  mailsTo,
  question,
  story,
  tokensTo,
} from './escalation.test-support';
import { openQuestion } from './open-question.server';
import { reopenEscalation } from './reopen-escalation.server';
import { writeAnswer } from './write-answer.server';

// Also on a machine that has other things to do.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let database: TestDatabase;
let officer: Staff;
let other: Staff;
let senior: Staff;
let send: Staff;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  await prepareJobs();
  forgetCalendar();
  [officer, other, senior, send] = await Promise.all([
    staffWith('OFFICER'),
    staffWith('OFFICER'),
    staffWith('SENIOR'),
    staffWith('SEND'),
  ]);
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const TUESDAY = new Date('2026-11-24T10:00:00Z');
const answered = { by: 'Jo Bell, SEND', saidOn: '2026-11-24', text: 'There is a plan.' };

async function asked(more: Parameters<typeof ask>[2] = {}) {
  const { id } = await createChild();
  return { childId: id, ...(await ask(officer, id, more)) };
}

it('a form that a colleague was quicker with stays, with the words that were typed', async () => {
  const one = await asked();
  const opened = await openForm(one.itemId);
  const target = { escalationId: one.escalationId, itemId: one.itemId };
  const quicker = { ...(await openForm(one.itemId)), ...answered };
  expect(await writeAnswer(other, target, quicker)).toEqual({ kind: 'done' });
  const cookie = await inTransaction((tx) =>
    openSession(tx, new Request('http://localhost/'), { audience: 'staff', staffId: officer.id }),
  );
  const url = `http://localhost/officer/escalation/${one.escalationId}?do=answer`;
  const headers = { Cookie: cookie.split(';')[0]! };
  const body = new URLSearchParams({
    ...{ ...opened, version: String(opened.version), by: 'Jo Bell', text: 'My long answer.' },
    ...{ 'saidOn.day': '24', 'saidOn.month': '11', 'saidOn.year': '2026' },
  });
  const params = { escalation: one.escalationId };
  const args = (init: RequestInit, context = {}) =>
    ({ request: new Request(url, init), params, context }) as unknown as ActionFunctionArgs;
  await expect(loadEscalation(args({ headers }))).rejects.toMatchObject({ status: 404 });
  const context = {};
  expect(await answerEscalation(args({ headers, method: 'POST', body }, context))).toMatchObject({
    init: { status: 400 },
    data: { values: { text: 'My long answer.' }, errors: [{ code: 'stale' }] },
  });
  expect(await loadEscalation(args({ headers }, context))).toMatchObject({ wanted: 'answer' });
});

const stateOf = async (id: string) => (await findEscalation(id))!.state;

describe('asking', () => {
  it('opens an item, a clock, a link, a line in the ledger, and says so in the trail', async () => {
    const one = await asked({ toEmail: 'first@send.example' });
    const item = await db().queueItem.findUniqueOrThrow({
      where: { id: one.itemId },
      include: { clocks: true },
    });
    expect(item).toMatchObject({
      kind: 'escalation',
      status: 'waiting-other',
      ownerId: officer.id,
    });
    expect(item.clocks).toMatchObject([{ rule: 'escalation-answer', childId: one.childId }]);
    expect(item.nextDueOn.toISOString().slice(0, 10)).toBe(DUE);
    expect(await mailsTo('first@send.example', 'service-asked')).toBe(1);
    expect(await sharingOf(one.childId)).toMatchObject([
      {
        what: 'Is there a plan?',
        withWhom: 'Jo Bell, SEND',
        basis: 'public-task',
        shown: true,
        by: officer.name,
      },
    ]);
    expect(await actionsOn(one.itemId)).toEqual(['item.received']);
    expect(
      await db().auditEvent.count({ where: { childId: one.childId, action: 'sharing.recorded' } }),
    ).toBe(1);
    expect(await openEscalationsOf({ childId: one.childId })).toMatchObject([
      { id: one.escalationId, dueOn: DUE, level: 0, paused: false, service: 'send' },
    ]);
  });

  it('twice with one form is once', async () => {
    const { id } = await createChild();
    const form = question(officer, id, { toEmail: 'once@send.example' });
    const results = await Promise.all(
      [1, 2].map(() => inTransaction((tx) => askService(tx, form))),
    );
    expect(results.map(({ repeated }) => repeated).toSorted()).toEqual([false, true]);
    expect(results[0]!.escalationId).toBe(results[1]!.escalationId);
    expect(await sharingOf(id)).toHaveLength(1);
    expect(await mailsTo('once@send.example', 'service-asked')).toBe(1);
  });

  it('MASH is a referral, and kept from the parents unless they were told', async () => {
    const kept = await asked({ service: 'mash' });
    expect(await findEscalation(kept.escalationId)).toMatchObject({
      isReferral: true,
      sentHow: 'portal',
      receiptAt: null,
      parents: 'not-told',
    });
    expect((await sharingOf(kept.childId))[0]).toMatchObject({ service: 'mash', shown: false });
    const told = await asked({ service: 'mash', parents: 'told' });
    expect((await sharingOf(told.childId))[0]?.shown).toBe(true);
    const other = await asked({ service: 'mash', parents: 'not-told', parentsReason: 'at risk' });
    expect((await sharingOf(other.childId))[0]).toMatchObject({
      shown: false,
      hiddenReason: 'at risk',
    });
  });

  const form = {
    submitKey: randomUUID(),
    service: 'send',
    toName: 'Jo',
    toEmail: 'jo@send.example',
    what: 'a',
    why: 'b',
    about: 'name',
    information: 'c',
    basis: 'public-task',
    'dueOn.day': '30',
    'dueOn.month': '11',
    'dueOn.year': '2026',
    parents: 'told',
  };
  it.each<[string, Record<string, string>, string[]]>([
    ['as it should be', {}, []],
    ['nobody', { toName: '', toEmail: '' }, ['toName required', 'toEmail required']],
    [
      'MASH, without an address',
      { service: 'mash', toName: '', toEmail: '', sentHow: 'portal' },
      [],
    ],
    ['MASH, without saying how', { service: 'mash' }, ['sentHow required']],
    [
      'MASH by phone, without saying when',
      { service: 'mash', sentHow: 'phone' },
      ['sentOn required', 'sentTime required'],
    ],
    [
      'no time',
      {
        service: 'mash',
        sentHow: 'phone',
        'sentOn.day': '23',
        'sentOn.month': '11',
        'sentOn.year': '2026',
        sentTime: '25:00',
      },
      ['sentTime not-a-time'],
    ],
    ['consent of nobody', { basis: 'consent' }, ['basisNote consent-whose']],
    ['parents not told, for no reason', { parents: 'not-told' }, ['parentsReason required']],
    [
      'no such service or basis',
      { service: 'x', basis: 'y' },
      ['service required', 'basis required'],
    ],
  ])('the form: %s', (_, more, expected) => {
    const parsed = parse(askSchema, { ...form, ...more });
    const errors = parsed.ok
      ? []
      : parsed.problems.errors.map(({ field, code }) => `${field} ${code}`);
    expect(errors).toEqual(expected);
  });
});

describe('closing', () => {
  it('without an answer is for a senior with a reason', async () => {
    const one = await asked();
    const close = async (staff: Staff, reason: string) =>
      closeEscalation(staff, one, { ...(await openForm(one.itemId)), reason }, TUESDAY);
    expect(await close(officer, 'I am tired of waiting')).toEqual({ kind: 'senior-needed' });
    expect(await close(send, 'no')).toEqual({ kind: 'not-allowed' });
    expect(await close(senior, '')).toEqual({ kind: 'reason-needed' });
    expect(await stateOf(one.escalationId)).toBe('open');
    expect(await close(senior, 'The child moved to another council.')).toEqual({ kind: 'done' });
    const item = await db().queueItem.findUniqueOrThrow({
      where: { id: one.itemId },
      include: { clocks: true },
    });
    expect([item.status, item.clocks[0]?.status]).toEqual(['closed', 'stopped']);
    expect(item.closedAt).not.toBeNull();
    expect(await openQuestion(one.token, TUESDAY)).toBeNull();
    expect(await findEscalation(one.escalationId)).toMatchObject({
      state: 'closed',
      closeReason: 'The child moved to another council.',
    });
    await chaseEscalations(new Date('2027-02-01T06:00:00Z'));
    expect((await story(one.escalationId)).at(-1)).toBe('2026-11-24 closed');
    expect(await close(senior, 'again')).toEqual({ kind: 'wrong-state', status: 'closed' });
  });

  it('with an answer is for any officer', async () => {
    const one = await asked();
    const form = await openForm(one.itemId);
    expect(await writeAnswer(officer, one, { ...form, ...answered }, TUESDAY)).toEqual({
      kind: 'done',
    });
    const close = { ...(await openForm(one.itemId)), reason: '' };
    expect(await closeEscalation(other, one, close, TUESDAY)).toEqual({ kind: 'done' });
    expect(await closeEscalation(other, one, close, TUESDAY)).toEqual({ kind: 'repeated' });
    expect(await actionsOn(one.itemId)).toEqual([
      'item.received',
      'item.escalation-answered',
      'item.escalation-closed',
    ]);
  });
});

describe('an answer written down', () => {
  it.each<[string, Partial<typeof answered>, string]>([
    ['said tomorrow', { saidOn: '2026-11-25' }, 'in-future'],
    ['said before it was asked', { saidOn: '2026-11-22' }, 'before-sent'],
  ])('%s is refused', async (_, more, kind) => {
    const one = await asked();
    const form = { ...(await openForm(one.itemId)), ...answered, ...more };
    expect(await writeAnswer(officer, one, form, TUESDAY)).toEqual({ kind });
    expect(await stateOf(one.escalationId)).toBe('open');
  });

  it('by somebody else tells the owner; a form from before is out of date; the link is over', async () => {
    const one = await asked();
    const before = await openForm(one.itemId);
    const told = await mailsTo(officer.email, 'staff-alert');
    const form = { ...before, ...answered };
    expect(await writeAnswer(other, one, form, TUESDAY)).toEqual({ kind: 'done' });
    expect(await mailsTo(officer.email, 'staff-alert')).toBe(told + 1);
    expect(await writeAnswer(other, one, form, TUESDAY)).toEqual({ kind: 'repeated' });
    const late = { ...before, submitKey: randomUUID() };
    expect(await chaseNow(officer, one, late, TUESDAY)).toMatchObject({ kind: 'stale' });
    expect(await chaseNow(officer, one, await openForm(one.itemId), TUESDAY)).toEqual({
      kind: 'not-open',
    });
    expect(await openQuestion(one.token, TUESDAY)).toBeNull();
  });

  it('of another escalation than the item has is not found', async () => {
    const [one, two] = [await asked(), await asked()];
    const target = { escalationId: two.escalationId, itemId: one.itemId };
    const form = { ...(await openForm(one.itemId)), ...answered };
    expect(await writeAnswer(officer, target, form, TUESDAY)).toEqual({ kind: 'not-found' });
  });
});

it('an answer that is not enough: opened again with a new date, chased anew, the first answer kept', async () => {
  const one = await asked();
  await chaseEscalations(new Date('2026-12-14T06:00:00Z'));
  const day = new Date('2026-12-15T10:00:00Z');
  const later = new Date('2026-12-15T10:30:00Z');
  const reopen = async (dueOn: string) =>
    reopenEscalation(
      officer,
      one,
      { ...(await openForm(one.itemId)), more: 'Since when?', dueOn },
      later,
    );
  expect(await reopen('2026-12-18')).toEqual({ kind: 'still-open' });
  const form = { ...(await openForm(one.itemId)), ...answered, saidOn: '2026-12-15' };
  expect(await writeAnswer(officer, one, form, day)).toEqual({ kind: 'done' });
  const item = () => db().queueItem.findUniqueOrThrow({ where: { id: one.itemId } });
  expect((await item()).flags).toEqual([]);
  expect(await reopen('2026-12-14')).toEqual({ kind: 'date-past' });
  expect(await reopen('2026-12-18')).toEqual({ kind: 'done' });
  expect(await findEscalation(one.escalationId)).toMatchObject({
    state: 'open',
    level: 0,
    dueOn: '2026-12-18',
    more: 'Since when?',
  });
  expect(await item()).toMatchObject({ status: 'waiting-other', closedAt: null });
  const token = (await tokensTo(one.escalationId)).at(-1)!;
  expect(await openQuestion(token, new Date('2026-12-15T11:00:00Z'))).toMatchObject({
    more: 'Since when?',
    dueOn: '2026-12-18',
  });
  expect(await openQuestion(one.token, day)).toBeNull();
  await chaseEscalations(new Date('2026-12-23T06:00:00Z'));
  const events = (await findEscalation(one.escalationId))!.events;
  expect(events.map(({ kind }) => kind)).toEqual([
    'asked',
    'chased',
    'climbed',
    'climbed',
    'answered',
    'reopened',
    'opened',
    'chased',
  ]);
  expect(events[4]?.detail.text).toBe('There is a plan.');
});

describe('chasing by hand', () => {
  it('sends a new link, once a day, and the round does not chase again for it', async () => {
    const one = await asked({ toEmail: 'hand@send.example' });
    const day = new Date('2026-12-02T10:00:00Z');
    expect(await chaseNow(officer, one, await openForm(one.itemId), day)).toEqual({ kind: 'done' });
    expect(await chaseNow(officer, one, await openForm(one.itemId), day)).toEqual({
      kind: 'chased-today',
    });
    await chaseEscalations(new Date('2026-12-03T06:00:00Z'));
    expect(await mailsTo('hand@send.example', 'service-chased')).toBe(1);
    await chaseEscalations(new Date('2026-12-07T06:00:00Z'));
    expect((await story(one.escalationId)).at(-1)).toBe('2026-12-07 climbed 1');
  });
});

describe('asking somebody else', () => {
  it('ends the links before, shares anew, and those who knew still know', async () => {
    const { child } = await familyWithCanaries();
    const one = await ask(officer, child.id);
    await chaseEscalations(new Date('2026-12-07T06:00:00Z'));
    const day = new Date('2026-12-08T10:00:00Z');
    const change = async (more: object) =>
      changeRecipient(
        officer,
        one,
        {
          ...(await openForm(one.itemId)),
          service: 'housing',
          toName: 'Housing desk',
          toEmail: 'desk@housing.example',
          dueOn: '2026-12-15',
          nextLevelName: '',
          nextLevelEmail: '',
          ...more,
        },
        day,
      );
    expect(await change({ dueOn: '2026-12-07' })).toEqual({ kind: 'date-past' });
    expect(await change({ toEmail: CANARIES.motherEmail.toUpperCase() })).toEqual({
      kind: 'parents-address',
    });
    expect(await change({ nextLevelEmail: CANARIES.motherEmail })).toEqual({
      kind: 'parents-manager',
    });
    expect(await change({})).toEqual({ kind: 'done' });
    expect(await findEscalation(one.escalationId)).toMatchObject({
      service: 'housing',
      toName: 'Housing desk',
      level: 1,
      dueOn: '2026-12-15',
    });
    expect(await openQuestion(one.token, day)).toBeNull();
    expect((await sharingOf(child.id)).map((line) => line.withWhom).toSorted()).toEqual([
      'Housing desk',
      'Jo Bell, SEND',
    ]);
    const alerts = await mailsTo(senior.email, 'staff-alert');
    await chaseEscalations(new Date('2026-12-14T06:00:00Z'));
    expect(await mailsTo(senior.email, 'staff-alert')).toBeGreaterThan(alerts);
    expect((await story(one.escalationId)).at(-1)).toBe('2026-12-14 reminded');
  });

  it('never makes a referral of a question, nor a question of a referral', async () => {
    const form = {
      toName: 'A',
      toEmail: 'a@x.example',
      dueOn: DUE,
      nextLevelName: '',
      nextLevelEmail: '',
    };
    const one = await asked();
    const two = await asked({ service: 'mash' });
    for (const [target, service] of [
      [one, 'mash'],
      [two, 'send'],
    ] as const) {
      const wanted = { ...(await openForm(target.itemId)), ...form, service };
      expect(await changeRecipient(officer, target, wanted, TUESDAY)).toEqual({ kind: 'done' });
    }
    expect((await findEscalation(one.escalationId))?.service).toBe('send');
    expect((await findEscalation(two.escalationId))?.service).toBe('mash');
    const outcome = { ...(await openForm(one.itemId)), outcome: 'x' };
    expect(await recordOutcome(officer, one, outcome, TUESDAY)).toEqual({ kind: 'no-referral' });
    const really = { ...(await openForm(two.itemId)), outcome: 'An assessment begins.' };
    expect(await recordOutcome(officer, two, really, TUESDAY)).toEqual({ kind: 'done' });
    expect((await findEscalation(two.escalationId))?.referralOutcome).toBe('An assessment begins.');
  });
});

it('where no senior works here, the team itself is told', async () => {
  await db().staffMember.update({ where: { id: senior.id }, data: { active: false } });
  const before = await mailsTo(profile().team.email, 'staff-alert');
  await asked();
  await chaseEscalations(new Date('2026-12-07T06:00:00Z'));
  expect(await mailsTo(profile().team.email, 'staff-alert')).toBeGreaterThan(before);
  await db().staffMember.update({ where: { id: senior.id }, data: { active: true } });
});
