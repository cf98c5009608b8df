import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import type { Staff } from '~/platform/auth/session.server';
import { db } from '~/platform/db/database.server';
import { asDate } from '~/domains/clock/index.server';
import { createFamily, createQueueItem } from '../../../../tests/factories';
import { addParent } from '../letter/letter.test-support';
import { staffWith, useOwnDatabase } from '../queue/queue.test-support';
import { bringAlong } from './bring-along.server';
import { DUE_PAGE, findDue, listDue } from './due.store.server';
import { endHold, holdChildren } from './hold-children.server';
import { loadDue } from './load-due.server';
import { readDueState } from './request.address';
import { childDue, MONTH, release, TODAY } from './request.test-support';

useOwnDatabase();

let officer: Staff;

beforeAll(prepareJobs);
beforeEach(async () => {
  await db().$executeRaw`truncate queue_item, child, family, staff_member, round cascade`;
  officer = await staffWith('OFFICER');
});

const day = (iso: string) => Temporal.PlainDate.from(iso);
const state = (search = '') => readDueState(new URLSearchParams(search));
const namesDue = async (month = MONTH, today = TODAY) => {
  const lines = await listDue(db(), month, today);
  const children = await db().child.findMany({
    where: { id: { in: lines.map(({ childId }) => childId) } },
  });
  return children.map(({ givenNames }) => givenNames).sort();
};
const hold = (familyId: string, children: string[], more = {}) =>
  holdChildren(
    officer,
    familyId,
    { submitKey: randomUUID(), children, reason: 'A bereavement', lookOn: null, ...more },
    TODAY,
  );

describe('the list of a month', () => {
  it('has those due by its last day, and everything overdue that was never asked', async () => {
    const family = await createFamily({ name: 'Popa' });
    await childDue(family.id, 'last', { found: '2025-12-31' });
    await childDue(family.id, 'next', { found: '2026-01-01' });
    await childDue(family.id, 'first', { found: '2025-12-01' });
    await childDue(family.id, 'overdue', { found: '2025-06-01' });
    expect(await namesDue('2026-12')).toEqual(['first', 'last', 'overdue']);
    expect(await namesDue('2027-01')).toEqual(['first', 'last', 'next', 'overdue']);
    expect(await namesDue('2026-11')).toEqual(['overdue']);
  });

  it('goes through leap days: twelve months after 29 February is 28 February', async () => {
    const family = await createFamily();
    await childDue(family.id, 'leap', { found: '2028-02-29' });
    await childDue(family.id, 'to-leap', { found: '2027-02-28' });
    const on = day('2028-01-31');
    expect(await namesDue('2028-02', on)).toEqual(['to-leap']);
    expect((await listDue(db(), '2028-02', on))[0]!.dueOn).toBe('2028-02-28');
    expect(await namesDue('2029-01', day('2028-12-31'))).toEqual(['to-leap']);
    const lines = await listDue(db(), '2029-02', day('2029-01-31'));
    expect(lines.map(({ dueOn }) => dueOn).sort()).toEqual(['2028-02-28', '2029-02-28']);
  });

  it('leaves out whose review has begun, who is over school age, and who is not home educated', async () => {
    const family = await createFamily();
    const begun = await childDue(family.id, 'begun');
    await db().review.update({ where: { id: begun.reviewId }, data: { state: 'open' } });
    await childDue(family.id, 'sixteen', { dateOfBirth: '2010-08-31' });
    await childDue(family.id, 'year-11', { dateOfBirth: '2010-09-01' });
    await childDue(family.id, 'at-school', { status: 'back-at-school' });
    const second = await childDue(family.id, 'second-review');
    const { id: itemId } = await createQueueItem({ kind: 'review' });
    await db().review.create({
      data: { itemId, childId: second.id, kind: 'second', state: 'open' },
    });
    expect(await namesDue()).toEqual(['year-11']);
    const { leftOut } = await findDue(MONTH, state(), TODAY);
    expect(leftOut).toEqual({ underReview: 1, overAge: 1 });
  });

  it('has nobody twice: once asked, a child is off it until the next year', async () => {
    const family = await createFamily();
    await addParent(family.id, { name: 'Ioana Popa' });
    const child = await childDue(family.id, 'Ana');
    await release(officer);
    expect(await namesDue()).toEqual([]);
    await db().review.update({
      where: { id: child.reviewId },
      data: { state: 'reported', reportedOn: asDate('2026-12-15'), conclusion: 'suitable' },
    });
    await childDue(family.id, 'Ion', { found: '2026-12-15' });
    expect(await namesDue('2027-12', day('2027-11-20'))).toEqual(['Ion']);
  });

  it('brings a family together in the order of who falls due first, and pages by key', async () => {
    for (let at = 0; at < DUE_PAGE + 3; at += 1) {
      const family = await createFamily({ name: `Family ${at}` });
      await childDue(family.id, `a${at}`, {
        found: `2025-12-${String(1 + (at % 28)).padStart(2, '0')}`,
      });
      await childDue(family.id, `b${at}`, { found: '2025-12-31' });
    }
    const first = await findDue(MONTH, state(), TODAY);
    expect(first.totals).toMatchObject({ families: 28, children: 56, held: 0 });
    expect(first.families).toHaveLength(DUE_PAGE);
    expect(first.previous).toBeNull();
    const next = await findDue(MONTH, { ...state(), after: first.next }, TODAY);
    expect(next.families).toHaveLength(3);
    expect(next.next).toBeNull();
    const back = await findDue(MONTH, { ...state(), before: next.previous }, TODAY);
    expect(back.families).toEqual(first.families);
    const all = [...first.families, ...next.families];
    expect(all).toEqual([...all].sort((a, b) => (a.key + a.id < b.key + b.id ? -1 : 1)));
  });

  it('says of each family what is to be minded, who would get it, and leaves the look in the trail', async () => {
    const family = await createFamily({ name: 'Popa' });
    const ana = await childDue(family.id, 'Ana', {
      dueOn: '2026-12-01',
      reason: 'They asked for it.',
    });
    await childDue(family.id, 'Ion', { found: '2026-06-01', dateOfBirth: '2016-05-06' });
    await addParent(family.id, {
      name: 'Ioana Popa',
      language: 'ro',
      more: { safeToWrite: false, phone: '020 7946 0000' },
    });
    await db().indicator.create({
      data: { childId: ana.id, code: 'young-carer', reason: 'Told', byId: officer.id },
    });
    await createQueueItem({ kind: 'change', familyId: family.id, status: 'new' });
    const view = await loadDue(officer, state(), TODAY);
    expect(view.month).toBe('2026-12');
    expect(view.families).toMatchObject([
      {
        name: 'Popa',
        children: [
          {
            name: 'Ana Popa',
            indicators: ['young-carer'],
            planned: { dueOn: '2026-12-01', soonerReason: 'They asked for it.', asked: false },
          },
          { name: 'Ion Popa', planned: { dueOn: '2027-06-01', soonerReason: null } },
        ],
        readers: [{ name: 'Ioana Popa', how: 'email', language: 'ro' }],
        adults: [{ safeToWrite: false }],
        news: [{ kind: 'change' }],
      },
    ]);
    const looks = await db().auditEvent.findMany({ where: { action: 'child.viewed' } });
    expect(looks.map(({ childId }) => childId)).toContain(ana.id);
  });

  it('narrows by circumstances, language and holds', async () => {
    const quiet = await createFamily({ name: 'Quiet' });
    await childDue(quiet.id, 'Quinn');
    await addParent(quiet.id, { name: 'Q', language: 'ro' });
    const minded = await createFamily({ name: 'Minded' });
    const mia = await childDue(minded.id, 'Mia');
    await addParent(minded.id, { name: 'M', language: 'so' });
    await db().rating.create({
      data: { childId: mia.id, level: 'red', reason: 'r', byId: officer.id },
    });
    await hold(quiet.id, [
      (await db().child.findFirstOrThrow({ where: { familyId: quiet.id } })).id,
    ]);
    const shown = async (search: string) => {
      const { families } = await loadDue(officer, state(search), TODAY);
      return families.map(({ name }) => name);
    };
    expect(await shown('minded=yes')).toEqual(['Minded']);
    expect(await shown('minded=no')).toEqual(['Quiet']);
    expect(await shown('language=ro')).toEqual(['Quiet']);
    expect(await shown('language=en')).toEqual(['Minded']);
    expect(await shown('held=yes')).toEqual(['Quiet']);
    expect(await shown('held=no')).toEqual(['Minded']);
    expect((await shown('minded=perhaps&after=x&month=2026-13')).sort()).toEqual([
      'Minded',
      'Quiet',
    ]);
  });
});

describe('holding out', () => {
  it('keeps a reason and a day, once however often the form is sent, and can be taken back', async () => {
    const family = await createFamily();
    const child = await childDue(family.id, 'Ana');
    const submitKey = randomUUID();
    const form = { submitKey, lookOn: '2026-12-10' };
    expect(await hold(family.id, [child.id], form)).toEqual({ kind: 'done' });
    expect(await hold(family.id, [child.id], form)).toEqual({ kind: 'done' });
    const holds = await db().requestHold.findMany({ where: { childId: child.id } });
    expect(holds).toMatchObject([{ reason: 'A bereavement', byId: officer.id, endedAt: null }]);
    expect((await listDue(db(), MONTH, TODAY))[0]!.hold).toEqual({
      reason: 'A bereavement',
      byId: officer.id,
    });
    expect((await findDue(MONTH, state(), day('2026-12-09'))).totals.lookAgain).toBe(0);
    expect((await findDue(MONTH, state(), day('2026-12-10'))).totals.lookAgain).toBe(1);
    expect(await endHold(officer, family.id, { hold: holds[0]!.id })).toEqual({ kind: 'done' });
    expect(await endHold(officer, family.id, { hold: holds[0]!.id })).toEqual({ kind: 'done' });
    expect((await listDue(db(), MONTH, TODAY))[0]!.hold).toBeNull();
    const trail = await db().auditEvent.findMany({
      where: { childId: child.id, action: { startsWith: 'request.' } },
      orderBy: { id: 'asc' },
    });
    expect(trail.map(({ action }) => action)).toEqual(['request.held', 'request.hold-ended']);
  });

  it('is of one child or the whole family, refuses a past day, strangers, and what somebody held meanwhile', async () => {
    const family = await createFamily();
    const [ana, ion] = [await childDue(family.id, 'Ana'), await childDue(family.id, 'Ion')];
    const stranger = await childDue((await createFamily()).id, 'Eve');
    expect(await hold(family.id, [ana.id], { lookOn: '2026-11-23' })).toEqual({
      kind: 'look-past',
    });
    expect(await hold(family.id, [ana.id, stranger.id])).toEqual({ kind: 'changed' });
    expect(await hold(family.id, [ana.id, ion.id])).toEqual({ kind: 'done' });
    expect(await hold(family.id, [ana.id])).toEqual({ kind: 'changed' });
    const { id } = await db().requestHold.findFirstOrThrow({ where: { childId: ana.id } });
    const other = await createFamily();
    expect(await endHold(officer, other.id, { hold: id })).toEqual({ kind: 'changed' });
    const send = await staffWith('SEND');
    expect(await endHold(send, family.id, { hold: id })).toEqual({ kind: 'not-allowed' });
  });

  it('keeps a held child out of the round and its family in, where another child is asked', async () => {
    const family = await createFamily();
    await addParent(family.id, { name: 'Ioana Popa' });
    const [ana, ion] = [await childDue(family.id, 'Ana'), await childDue(family.id, 'Ion')];
    const whole = await createFamily();
    const eva = await childDue(whole.id, 'Eva');
    await hold(family.id, [ana.id]);
    await hold(whole.id, [eva.id]);
    const roundId = await release(officer);
    const asked = await db().requestChild.findMany();
    expect(asked.map(({ childId }) => childId)).toEqual([ion.id]);
    const families = await db().roundFamily.findMany({ where: { roundId } });
    expect(families).toHaveLength(2);
    expect(families.find(({ familyId }) => familyId === whole.id)).toMatchObject({
      state: 'held',
      reason: 'A bereavement',
      byId: officer.id,
    });
    expect(await namesDue()).toEqual(['Ana', 'Eva']);
  });
});

describe('bringing a brother or sister along', () => {
  const bring = (familyId: string, children: string[], submitKey = randomUUID()) =>
    bringAlong(
      officer,
      familyId,
      MONTH,
      { submitKey, children, reason: 'Asked once for all' },
      TODAY,
    );

  it('gives the later review the day of the first, with the reason on record, once', async () => {
    const family = await createFamily();
    await childDue(family.id, 'Ana', { found: '2025-12-12' });
    const ion = await childDue(family.id, 'Ion', { found: '2026-03-01' });
    const submitKey = randomUUID();
    expect(await bring(family.id, [ion.id], submitKey)).toEqual({ kind: 'done' });
    expect(await bring(family.id, [ion.id], submitKey)).toEqual({ kind: 'done' });
    const clocks = await db().clock.findMany({
      where: { itemId: ion.itemId },
      orderBy: { createdAt: 'asc' },
    });
    expect(clocks).toMatchObject([
      { status: 'stopped', endReason: 'new-date' },
      {
        status: 'running',
        startedOn: asDate('2026-03-01'),
        agreedOn: asDate('2026-12-12'),
        dueOn: asDate('2026-12-12'),
      },
    ]);
    expect(await db().review.findUniqueOrThrow({ where: { id: ion.reviewId } })).toMatchObject({
      reason: 'Asked once for all',
    });
    expect(await namesDue()).toEqual(['Ana', 'Ion']);
    const item = await db().queueItem.findUniqueOrThrow({ where: { id: ion.itemId } });
    expect(item.nextDueOn).toEqual(asDate('2026-12-12'));
    expect(item.version).toBe(1);
  });

  it('refuses who falls due no later, who is of another family, and a family of whom nobody is due', async () => {
    const family = await createFamily();
    const ana = await childDue(family.id, 'Ana');
    const eve = await childDue((await createFamily()).id, 'Eve', { found: '2026-03-01' });
    expect(await bring(family.id, [ana.id])).toEqual({ kind: 'changed' });
    expect(await bring(family.id, [eve.id])).toEqual({ kind: 'changed' });
    expect(await bring(eve.familyId, [eve.id])).toEqual({ kind: 'changed' });
  });
});
