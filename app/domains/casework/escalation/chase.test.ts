import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { closeDatabase, databasePool, db, useDatabase } from '~/platform/db/database.server';
import { profile } from '~/platform/config/environment.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import type { Staff } from '~/platform/auth/session.server';
import { forgetCalendar } from '~/domains/clock/index.server';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { createChild } from '../../../../tests/factories';
import { moveClock } from '../item/move-clock.server';
import { openForm, staffWith } from '../item/item.test-support';
import { alarmUnconfirmedReferrals } from './alarm-referrals.server';
import { chaseEscalations } from './chase-escalations.server';
import { confirmReceipt } from './confirm-receipt.server';
import { SILENT_FLAG } from './escalation.codes';
import { findEscalation, unconfirmedReferrals } from './escalation.store.server';
import { ask, mailsTo, story } from './escalation.test-support';
import { openQuestion } from './open-question.server';
import { takeAnswer } from './take-answer.server';

// Months of daily runs, also on a machine that has other things to do.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let database: TestDatabase;
let officer: Staff;
let senior: Staff;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  await prepareJobs();
  await db().calendarClosure.create({
    data: {
      fromDay: new Date('2026-12-21T00:00:00Z'),
      toDay: new Date('2027-01-01T00:00:00Z'),
      label: 'Winter holiday',
      kind: 'holiday',
    },
  });
  forgetCalendar();
  officer = await staffWith('OFFICER');
  senior = await staffWith('SENIOR');
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

/** Runs the daily round on every day from one to the other, at six in the morning. */
async function runDaily(from: string, to: string) {
  const last = Temporal.PlainDate.from(to);
  let day = Temporal.PlainDate.from(from);
  while (Temporal.PlainDate.compare(day, last) <= 0) {
    await chaseEscalations(new Date(`${day.toString()}T06:00:00Z`));
    day = day.add({ days: 1 });
  }
}

const settle = (escalationId: string) =>
  db().escalation.update({ where: { id: escalationId }, data: { state: 'closed' } });

const reminders = (from: string, until: string) => {
  const days: string[] = [];
  let day = Temporal.PlainDate.from(from);
  while (day.toString() <= until) {
    days.push(`${day.toString()} reminded`);
    day = day.add({ days: 7 });
  }
  return days;
};

describe('six months of silence', () => {
  it('chases, climbs, and reminds every week, and the service always has a link that works', async () => {
    const { id } = await createChild();
    const { escalationId, itemId } = await ask(officer, id, { toEmail: 'silent@send.example' });
    await runDaily('2026-11-23', '2027-05-23');
    const expected = [
      '2026-11-23 asked',
      '2026-12-03 chased',
      '2026-12-07 climbed 1',
      '2026-12-14 climbed 2',
      ...reminders('2026-12-21', '2027-05-23'),
      // Each link works for thirty days; the next goes out on the morning after the last of them.
      '2027-01-03 chased',
      '2027-02-03 chased',
      '2027-03-06 chased',
      '2027-04-06 chased',
      '2027-05-07 chased',
    ];
    expect((await story(escalationId)).toSorted()).toEqual(expected.toSorted());
    expect(await findEscalation(escalationId)).toMatchObject({ level: 2, state: 'open' });
    const item = await db().queueItem.findUniqueOrThrow({ where: { id: itemId } });
    expect(item).toMatchObject({ status: 'waiting-other', flags: [SILENT_FLAG] });
    expect(await mailsTo('silent@send.example', 'service-asked')).toBe(1);
    expect(await mailsTo('silent@send.example', 'service-chased')).toBe(6);
    expect(await mailsTo(profile().casework.nextLevelEmail, 'staff-alert')).toBe(1);
    // Two climbs and the weekly reminders.
    const weeks = reminders('2026-12-21', '2027-05-23').length;
    expect(await mailsTo(senior.email, 'staff-alert')).toBe(2 + weeks);
    const audits = await db().auditEvent.count({
      where: { itemId, action: { startsWith: 'escalation.' }, actorKind: 'system' },
    });
    expect(audits).toBe(6 + 2 + weeks);
    await settle(escalationId);
  });

  it('says nothing of the child in any email, and keeps no token in the outbox', async () => {
    const mails = await db().outgoingMail.findMany({ where: { toAddress: 'silent@send.example' } });
    for (const mail of mails) {
      expect(Object.keys(mail.data as object).toSorted()).toEqual(['date', 'path', 'reference']);
      expect(mail.data).toMatchObject({ path: '/en/answer/{secret}' });
    }
  });
});

it('a second run on one day, and a run after weeks of none, do nothing twice', async () => {
  const { id } = await createChild();
  const { escalationId } = await ask(officer, id);
  const day = new Date('2026-12-18T06:00:00Z');
  await Promise.all([chaseEscalations(day), chaseEscalations(day)]);
  await chaseEscalations(new Date('2026-12-18T20:00:00Z'));
  expect(await story(escalationId)).toEqual([
    '2026-11-23 asked',
    '2026-12-18 chased',
    '2026-12-18 climbed 1',
    '2026-12-18 climbed 2',
  ]);
  await settle(escalationId);
});

it('a run that breaks off leaves nothing half done, does the others, and goes on', async () => {
  const child = await createChild();
  const broken = await ask(officer, child.id);
  const whole = await ask(officer, child.id);
  await databasePool().query(`
    create function no_climb() returns trigger language plpgsql as $$
    begin
      if new.kind = 'climbed' and new.escalation_id = '${broken.escalationId}' then
        raise exception 'killed';
      end if;
      return new;
    end $$;
    create trigger no_climb before insert on escalation_event for each row execute function no_climb();`);
  const day = new Date('2026-12-07T06:00:00Z');
  await expect(chaseEscalations(day)).rejects.toThrow();
  expect(await story(broken.escalationId)).toEqual(['2026-11-23 asked']);
  expect(await story(whole.escalationId)).toHaveLength(3);
  expect(await findEscalation(broken.escalationId)).toMatchObject({ level: 0 });
  await databasePool().query('drop trigger no_climb on escalation_event; drop function no_climb()');
  await chaseEscalations(day);
  expect(await story(broken.escalationId)).toHaveLength(3);
  expect(await story(whole.escalationId)).toHaveLength(3);
  await settle(broken.escalationId);
  await settle(whole.escalationId);
});

it('a paused clock holds the chasing, and moves it when it goes on; a stopped one does not silence it', async () => {
  const { id } = await createChild();
  const held = await ask(officer, id);
  const clock = await db().clock.findFirstOrThrow({ where: { itemId: held.itemId } });
  const move = async (name: 'pause' | 'restart' | 'stop', on: string) =>
    moveClock(
      officer,
      held.itemId,
      clock.id,
      { ...(await openForm(held.itemId)), move: name, reason: 'their office is closed' },
      Temporal.PlainDate.from(on),
    );
  expect(await move('pause', '2026-11-25')).toEqual({ kind: 'done' });
  await runDaily('2026-12-01', '2026-12-15');
  expect(await story(held.escalationId)).toEqual(['2026-11-23 asked']);
  expect(await findEscalation(held.escalationId)).toMatchObject({ paused: true });
  expect(await move('restart', '2026-12-14')).toEqual({ kind: 'done' });
  // Five days were left: due on Saturday 19 December, so three school days late on 6 January.
  await runDaily('2026-12-15', '2027-01-05');
  expect(await story(held.escalationId)).toEqual(['2026-11-23 asked']);
  await runDaily('2027-01-06', '2027-01-07');
  expect(await story(held.escalationId)).toEqual(['2026-11-23 asked', '2027-01-06 chased']);
  expect(await move('stop', '2027-01-07')).toEqual({ kind: 'done' });
  await runDaily('2027-01-08', '2027-01-09');
  // Without its clock it counts from the date it was asked for.
  expect((await story(held.escalationId)).slice(2)).toEqual([
    '2027-01-08 climbed 1',
    '2027-01-08 climbed 2',
  ]);
  await settle(held.escalationId);
});

it('the manager of the service gets a link of their own, with a line in the ledger', async () => {
  const { id } = await createChild();
  const { escalationId } = await ask(officer, id, {
    nextLevelName: 'Ann Lead',
    nextLevelEmail: 'lead@send.example',
  });
  await chaseEscalations(new Date('2026-12-14T06:00:00Z'));
  expect(await mailsTo('lead@send.example', 'service-chased')).toBe(1);
  const shared = await db().sharing.findMany({ where: { escalationId }, orderBy: { at: 'asc' } });
  expect(shared.map(({ withWhom }) => withWhom)).toEqual(['Jo Bell, SEND', 'Ann Lead']);
  await settle(escalationId);
});

it('where it is not for them they are left alone, and it climbs all the same', async () => {
  const { id } = await createChild();
  const { escalationId, token } = await ask(officer, id);
  const form = { submitKey: crypto.randomUUID(), text: '', askInstead: 'Housing', by: 'Jo' };
  await takeAnswer(token, { ...form, sort: 'not-for-us' }, null, new Date('2026-11-24T09:00:00Z'));
  await runDaily('2026-12-01', '2026-12-07');
  expect(await story(escalationId)).toEqual([
    '2026-11-23 asked',
    '2026-11-24 not-for-us',
    '2026-12-07 climbed 1',
  ]);
  expect(await openQuestion(token)).toBeNull();
  await settle(escalationId);
});

describe('a referral to MASH', () => {
  it('is an alarm every day until its receipt is confirmed', async () => {
    const { id } = await createChild();
    const { escalationId, itemId } = await ask(officer, id, { service: 'mash' });
    expect((await unconfirmedReferrals()).map((line) => line.id)).toEqual([escalationId]);
    const clock = await db().clock.findFirstOrThrow({ where: { itemId, rule: 'mash-receipt' } });
    expect(clock.dueOn.toISOString().slice(0, 10)).toBe('2026-11-23');
    const at = (moment: string) => alarmUnconfirmedReferrals(new Date(moment));
    expect(await at('2026-11-23T17:30:00Z')).toBe(0);
    expect(await at('2026-11-23T18:00:00Z')).toBe(1);
    expect(await at('2026-11-23T19:00:00Z')).toBe(0);
    expect(await at('2026-11-24T07:00:00Z')).toBe(0);
    expect(await Promise.all([at('2026-11-24T08:00:00Z'), at('2026-11-24T08:00:01Z')])).toContain(
      1,
    );
    expect(await at('2026-11-24T18:00:00Z')).toBe(0);
    expect(await at('2026-11-25T11:00:00Z')).toBe(1);
    const missing = (await story(escalationId)).filter((line) => line.endsWith('receipt-missing'));
    expect(missing).toEqual([
      '2026-11-23 receipt-missing',
      '2026-11-24 receipt-missing',
      '2026-11-25 receipt-missing',
    ]);
    expect(await mailsTo(officer.email, 'staff-alert')).toBeGreaterThanOrEqual(3);
    const confirm = async (receiptOn: string, receiptTime: string) =>
      confirmReceipt(
        officer,
        { escalationId, itemId },
        { ...(await openForm(itemId)), receiptOn, receiptTime, proof: 'MASH-77, by phone' },
        new Date('2026-11-25T12:00:00Z'),
      );
    expect(await confirm('2026-11-25', '12:01')).toEqual({ kind: 'in-future' });
    expect(await confirm('2026-11-23', '8:59')).toEqual({ kind: 'before-sent' });
    expect(await confirm('2026-11-23', '9:00')).toEqual({ kind: 'done' });
    expect(await confirm('2026-11-23', '9:00')).toEqual({ kind: 'confirmed' });
    expect(await at('2026-11-26T08:00:00Z')).toBe(0);
    expect(await unconfirmedReferrals()).toEqual([]);
    const met = await db().clock.findUniqueOrThrow({ where: { id: clock.id } });
    expect(met.status).toBe('met');
    await settle(escalationId);
  });
});
