import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, db, inTransaction, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import type { Staff } from '~/platform/auth/session.server';
import { forgetCalendar, startClocks } from '~/domains/clock/index.server';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { openCaseItem } from '../case/open-case-item.server';
import { askService } from '../escalation/index.server';
import { actionsOn, sendNotice, staffWith } from '../item/item.test-support';
import { openEpisode } from '../record/index.server';
import { openReview } from '../review/index.server';
import { homeEducated, lookAt, opened, START, tell, type Told } from './path.test-support';

let database: TestDatabase;
let officer: Staff;
let senior: Staff;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  await prepareJobs();
  forgetCalendar();
  officer = await staffWith('OFFICER');
  senior = await staffWith('SENIOR');
});

afterAll(async () => {
  forgetCalendar();
  await closeDatabase();
  await database.drop();
});

const onRoll = {
  school: 'Elm Park School',
  schoolKind: 'special-school',
  schoolUrn: '102345',
  startsOn: '2026-12-07',
  who: 'Admissions',
} as const;

/** An ending that stands before its last step. */
async function almost(childId: string, kind: 'ending-school' | 'ending-moved') {
  const path = await opened(officer, childId, kind);
  const say = (told: Told) => tell(officer, path, kind, told);
  if (kind === 'ending-school') {
    await say({ step: 'confirmed', outcome: 'on-roll', on: '2026-12-01', answers: onRoll });
  } else {
    const answers = { who: 'Ray Bell', how: 'email', shared: 'Dates', shown: 'yes' } as const;
    const found = { council: 'Kent', how: 'phone' } as const;
    await say({ step: 'new-council', outcome: 'found', on: START, answers: found });
    const handed = { ...answers, receiptBy: '2026-12-18' };
    await say({ step: 'handed-over', outcome: 'sent', on: '2026-11-25', answers: handed });
    const who = { who: 'Ray Bell' };
    await say({ step: 'receipt', outcome: 'confirmed', on: '2026-12-01', answers: who });
  }
  await say({ step: 'letter', outcome: 'not-needed', on: '2026-12-01' });
  const end = (on: string, answers = {}) => say({ step: 'end', outcome: 'ended', on, answers });
  return { path, end };
}

async function ask(childId: string) {
  const { escalationId } = await inTransaction((tx) =>
    askService(tx, {
      childId,
      service: 'health',
      toName: 'Nursing',
      toEmail: 'nursing@health.example',
      what: 'Was the child seen?',
      why: 'Two appointments missed',
      basis: 'public-task',
      dueOn: '2027-05-01',
      staffId: officer.id,
      submitKey: childId,
    }),
  );
  return escalationId;
}

async function propose(childId: string, more = {}) {
  const item = await inTransaction((tx) =>
    openCaseItem(tx, {
      actor: { kind: 'staff', id: officer.id },
      kind: 'steps',
      childId,
      on: START,
      clocks: [],
    }),
  );
  return db().formalStep.create({
    data: {
      itemId: item.id,
      childId,
      kind: 's437-notice',
      reason: 'No answer',
      proposedById: officer.id,
      ...more,
    },
  });
}

const served = (kind: string) => ({
  kind,
  state: 'served',
  decidedById: senior.id,
  decidedAt: new Date(),
  servedOn: new Date('2026-11-02'),
});

const clocksOn = async (itemId: string) =>
  (await db().clock.findMany({ where: { itemId }, orderBy: { rule: 'asc' } })).map(
    ({ rule, status, endReason }) => `${rule} ${status}${endReason ? ` ${endReason}` : ''}`,
  );

describe('the last step of an ending', () => {
  it('ends home education: standing, episodes, reviews and clocks, each child apart', async () => {
    const notice = await sendNotice({ children: [{}, {}] });
    const [child, sibling] = notice.children.map((each) => each.childId) as [string, string];
    await db().child.updateMany({
      where: { id: { in: [child, sibling] } },
      data: { status: 'home-educated' },
    });
    const { reviewId, itemId: reviewItem } = await inTransaction(async (tx) => {
      await openEpisode(tx, {
        childId: child,
        kind: 'home',
        startedOn: '2026-09-01',
        toldBy: 'parent',
        recordedById: officer.id,
      });
      await startClocks(tx, notice.id, [
        { rule: 'first-meeting-vulnerable', startedOn: START, childId: child },
        { rule: 'reply-to-parent', startedOn: START, childId: child },
        { rule: 'ehc-review', startedOn: START, childId: child },
        { rule: 'first-meeting-vulnerable', startedOn: START, childId: sibling },
      ]);
      return openReview(tx, {
        childId: child,
        kind: 'yearly',
        startedOn: START,
        openedById: officer.id,
      });
    });
    const meeting = await db().meeting.create({
      data: { reviewId, how: 'call', startsAt: new Date('2027-05-01'), byId: officer.id },
    });
    const { path, end } = await almost(child, 'ending-school');
    expect(await end('2026-12-07')).toEqual({ kind: 'done' });

    const row = await db().child.findUniqueOrThrow({ where: { id: child } });
    expect([row.status, row.endedOn]).toEqual(['back-at-school', new Date('2026-12-07')]);
    const other = await db().child.findUniqueOrThrow({ where: { id: sibling } });
    expect([other.status, other.endedOn]).toEqual(['home-educated', null]);
    const episodes = await db().episode.findMany({
      where: { childId: child },
      orderBy: { startedOn: 'asc' },
    });
    expect(episodes).toMatchObject([
      { kind: 'home', endedOn: new Date('2026-12-07'), endReason: 'back-to-school' },
      { kind: 'special-school', place: 'Elm Park School', schoolUrn: '102345', endedOn: null },
    ]);
    expect(await db().review.findUniqueOrThrow({ where: { id: reviewId } })).toMatchObject({
      state: 'cancelled',
    });
    expect(await db().meeting.findUniqueOrThrow({ where: { id: meeting.id } })).toMatchObject({
      state: 'cancelled',
    });
    expect(await db().queueItem.findUniqueOrThrow({ where: { id: reviewItem } })).toMatchObject({
      status: 'closed',
    });
    expect(await clocksOn(reviewItem)).toEqual(['annual-review stopped home-education-ended']);
    expect(await actionsOn(reviewItem)).toContain('item.review-cancelled');
    expect((await clocksOn(notice.id)).sort()).toEqual([
      'ehc-review running',
      'first-contact running',
      'first-meeting-vulnerable running',
      'first-meeting-vulnerable stopped home-education-ended',
      'first-review running',
      'reply-to-parent running',
    ]);
    expect(await actionsOn(path.itemId)).toContain('child.home-education-ended');
  });

  it('stops what ran for several children when the last of them has left', async () => {
    const notice = await sendNotice({ children: [{}] });
    const childId = notice.children[0]!.childId;
    await db().child.update({ where: { id: childId }, data: { status: 'home-educated' } });
    await inTransaction((tx) =>
      startClocks(tx, notice.id, [{ rule: 'ehc-review', startedOn: START, childId }]),
    );
    const { end } = await almost(childId, 'ending-moved');
    expect(await end('2026-12-02')).toEqual({ kind: 'done' });
    expect(await clocksOn(notice.id)).toEqual([
      'ehc-review stopped home-education-ended',
      'first-contact stopped home-education-ended',
      'first-review stopped home-education-ended',
    ]);
    const [episode] = await db().episode.findMany({ where: { childId, endedOn: null } });
    expect(episode).toMatchObject({ kind: 'unknown', place: 'Kent', toldBy: 'other-council' });
  });

  it('is refused while a formal step is open, until it is stopped', async () => {
    const child = await homeEducated();
    const step = await propose(child.id);
    const { path, end } = await almost(child.id, 'ending-school');
    expect(await end('2026-12-07', { stepsHandedOver: 'yes' })).toEqual({ kind: 'steps-open' });
    expect((await lookAt(path.pathId)).status).toBe('home-educated');
    await db().formalStep.update({ where: { id: step.id }, data: { state: 'stopped' } });
    expect(await end('2026-12-07')).toEqual({ kind: 'done' });
  });

  it('hands formal steps over to the new council, but no order that stands', async () => {
    const child = await homeEducated();
    const notice = await propose(child.id, served('s437-notice'));
    const order = await propose(child.id, served('attendance-order'));
    const { end } = await almost(child.id, 'ending-moved');
    expect(await end('2026-12-02', { stepsHandedOver: 'yes' })).toEqual({ kind: 'order-stands' });
    await db().formalStep.update({ where: { id: order.id }, data: { state: 'ended' } });
    expect(await end('2026-12-02')).toEqual({ kind: 'steps-open' });
    expect(await end('2026-12-02', { stepsHandedOver: 'yes' })).toEqual({ kind: 'done' });
    expect(await db().formalStep.findUniqueOrThrow({ where: { id: notice.id } })).toMatchObject({
      state: 'stopped',
      endReason: 'handed-over',
    });
  });

  it('says first what is open, and leaves a question to another service open', async () => {
    const child = await homeEducated();
    const escalationId = await ask(child.id);
    const { end } = await almost(child.id, 'ending-school');
    expect(await end('2026-12-07')).toEqual({ kind: 'not-aware' });
    expect(await end('2026-12-07', { aware: 'yes' })).toEqual({ kind: 'done' });
    const asked = await db().escalation.findUniqueOrThrow({ where: { id: escalationId } });
    expect(asked.state).toBe('open');
    expect(await clocksOn(asked.itemId)).toEqual(['escalation-answer running']);
  });

  it.each([
    ['red', 'not-aware'],
    ['high-red', 'not-aware'],
    ['amber', 'done'],
  ])('with a child rated %s: %s', async (level, kind) => {
    const child = await homeEducated();
    await db().rating.create({
      data: { childId: child.id, level, reason: 'As assessed', byId: officer.id },
    });
    const { end } = await almost(child.id, 'ending-school');
    expect(await end('2026-12-07')).toEqual({ kind });
  });

  it('comes not before the first day at school, nor for a child who has left already', async () => {
    const child = await homeEducated();
    const { end } = await almost(child.id, 'ending-school');
    expect(await end('2026-12-06')).toEqual({ kind: 'before-first-day', startsOn: '2026-12-07' });
    await db().child.update({ where: { id: child.id }, data: { status: 'moved-away' } });
    expect(await end('2026-12-07')).toEqual({ kind: 'not-home-educated' });
  });

  it('comes the day after compulsory school age ends, and not on its last day', async () => {
    const child = await homeEducated({ dateOfBirth: new Date('2010-08-31') });
    const path = await opened(officer, child.id, 'ending-age', {}, '2026-06-01');
    const say = (step: string, outcome: string, on: string) =>
      tell(officer, path, 'ending-age', { step, outcome, on }, Temporal.PlainDate.from(START));
    await say('transition', 'apprenticeship', '2026-06-10');
    await say('guarantee', 'offer-made', '2026-06-10');
    expect(await say('end', 'ended', '2026-06-26')).toEqual({
      kind: 'still-of-age',
      ends: '2026-06-26',
    });
    expect(await say('end', 'ended', '2026-06-27')).toEqual({ kind: 'done' });
    expect((await lookAt(path.pathId)).steps.letter).toBe('not-needed');
  });
});
