import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { asDate } from '~/domains/clock/index.server';
import type { Staff } from '~/platform/auth/session.server';
import { closeDatabase, databasePool, db, useDatabase } from '~/platform/db/database.server';
import {
  createAccount,
  createChild,
  createFamily,
  createQueueItem,
} from '../../../../tests/factories';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { createBooking, createSession } from '../../booking/message/booking.test-support';
import { staffWith } from '../item/item.test-support';
import { isMissed } from './contact-pattern.rules';
import { lastHeardOf, parentsOf } from './household.rules';
import { contactsOf, missedContactOf } from './missed-contact.server';
import { addProfessional, addRelative, endPerson } from './people.server';
import { showFamily } from './show-family.server';
import { showRecord } from './show-record.server';

let database: TestDatabase;
let officer: Staff;
let send: Staff;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  officer = await staffWith('OFFICER');
  send = await staffWith('SEND');
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

/** A mother who writes, a father of whom she told, and their children. */
async function familyOf(children = 2) {
  const family = await createFamily();
  const account = await createAccount();
  const of = { familyId: family.id, toldBy: 'self' };
  const mother = await db().adult.create({
    data: { ...of, name: 'Ioana Pop', relation: 'mother', accountId: account.id },
  });
  const father = await db().adult.create({
    data: { ...of, toldBy: 'parent', role: 'other-parent', name: 'Radu Pop', relation: 'father' },
  });
  const made = [];
  for (let n = 0; n < children; n++) made.push(await createChild({ familyId: family.id }));
  const item = await createQueueItem({
    familyId: family.id,
    accountId: account.id,
    childIds: made.map(({ id }) => id),
  });
  return { family, account, mother, father, children: made, item };
}

const log = (itemId: string, outcome: string, who: string, on = '2026-11-02') =>
  db().contactEntry.create({
    data: { itemId, happenedOn: asDate(on), how: 'phone', who, outcome, byId: officer.id },
  });

async function meeting(childId: string, given: object) {
  const child = await db().child.findUniqueOrThrow({ where: { id: childId } });
  const item = await createQueueItem({
    kind: 'review',
    familyId: child.familyId,
    childIds: [childId],
  });
  const review = await db().review.create({
    data: { itemId: item.id, childId, kind: 'extra', state: 'cancelled' },
  });
  await db().meeting.create({
    data: {
      reviewId: review.id,
      how: 'meeting',
      startsAt: new Date('2026-11-10T23:30:00Z'),
      byId: officer.id,
      ...given,
    },
  });
  return review;
}

async function heardOf(familyId: string) {
  const { family, contacts } = await showFamily(officer, familyId);
  return Object.fromEntries(
    parentsOf(family.adults).map((adult) => [
      adult.name,
      lastHeardOf(adult, family.adults, contacts),
    ]),
  );
}

describe('who was heard', () => {
  it('says of a father who was only told of that nobody ever heard him', async () => {
    const { family, account, item } = await familyOf();
    await log(item.id, 'no-answer', 'Radu Pop');
    await db().message.create({
      data: {
        itemId: item.id,
        from: 'parent',
        accountId: account.id,
        text: 'Buna',
        at: new Date('2026-11-19T09:00:00Z'),
      },
    });
    expect(await heardOf(family.id)).toEqual({
      'Ioana Pop': { how: 'message', on: '2026-11-19' },
      'Radu Pop': null,
    });
  });

  it('hears him once he came to a meeting, and only from a meeting that was held', async () => {
    const { family, father, children } = await familyOf();
    const invited = { invited: [father.id], present: [father.id] };
    await meeting(children[0]!.id, { ...invited, state: 'missed' });
    expect((await heardOf(family.id))['Radu Pop']).toBeNull();
    await meeting(children[1]!.id, {
      ...invited,
      state: 'held',
      startsAt: new Date('2026-10-05T10:00:00Z'),
    });
    expect((await heardOf(family.id))['Radu Pop']).toEqual({ how: 'meeting', on: '2026-10-05' });
  });
});

describe('missed contact', () => {
  it('is one pattern over all children and matters of the family, and no other family’s', async () => {
    const { family, father, children, item } = await familyOf();
    const second = await createQueueItem({ familyId: family.id, childIds: [children[1]!.id] });
    await log(item.id, 'no-answer', 'Ioana Pop', '2026-09-01');
    await log(second.id, 'returned', 'Ioana Pop', '2026-10-01');
    await log(second.id, 'declined', 'Ioana Pop', '2026-10-02');
    await log(second.id, 'reached', 'Ioana Pop', '2026-10-03');
    await meeting(children[0]!.id, { state: 'missed', invited: [father.id] });
    const held = await meeting(children[1]!.id, { state: 'held', childPresent: 'no' });
    await db().reviewParty.create({
      data: { reviewId: held.id, adultId: father.id, childComes: 'yes' },
    });
    await meeting(children[1]!.id, { state: 'held', childPresent: 'no' });
    const other = await familyOf();
    await log(other.item.id, 'no-answer', 'Ioana Pop');

    const missed = await missedContactOf(family.id);
    expect(missed.map(({ on, outcome, childIds }) => [on, outcome, childIds.length])).toEqual(
      expect.arrayContaining([
        ['2026-11-10', 'missed', 1],
        ['2026-11-10', 'child-expected', 1],
        ['2026-10-01', 'returned', 1],
        ['2026-09-01', 'no-answer', 2],
      ]),
    );
    expect(missed).toHaveLength(4);
    const all = await contactsOf(family.id);
    expect(all).toHaveLength(7);
    expect(all.filter(isMissed)).toHaveLength(4);
    expect(missed.find(({ outcome }) => outcome === 'missed')!.adultIds).toEqual([father.id]);
  });
});

describe('the picture', () => {
  it('leaves a row of the look for every child, and is not for SEND officers', async () => {
    const { family, children } = await familyOf(3);
    await showFamily(officer, family.id);
    const rows = await db().auditEvent.findMany({
      where: { familyId: family.id, action: 'child.viewed', actorId: officer.id },
    });
    expect(rows.map(({ childId }) => childId).sort()).toEqual(children.map(({ id }) => id).sort());
    expect(rows.every(({ detail }) => (detail as { page: string }).page === 'picture')).toBe(true);
    await expect(showFamily(send, family.id)).rejects.toMatchObject({ status: 404 });
    await expect(showFamily(officer, randomUUID())).rejects.toMatchObject({ status: 404 });
  });

  it('asks as many questions of the database of a large family as of a small one', async () => {
    const counts: number[] = [];
    for (const size of [1, 60]) {
      const { family, item } = await familyOf(size);
      for (let n = 0; n < size; n++) {
        await log(item.id, 'no-answer', 'Ioana Pop');
        await createQueueItem({ familyId: family.id });
      }
      await showFamily(officer, family.id);
      const query = vi.spyOn(databasePool(), 'query');
      const shown = await showFamily(officer, family.id);
      counts.push(query.mock.calls.length);
      query.mockRestore();
      expect([shown.family.children, shown.contacts].map(({ length }) => length)).toEqual([
        size,
        size,
      ]);
      expect(shown.family.matters).toHaveLength(size + 1);
    }
    expect(counts[1]).toBe(counts[0]);
    expect(counts[1]).toBeLessThanOrEqual(4);
  });
});

describe('people of a family', () => {
  const relative = () => ({
    submitKey: randomUUID(),
    name: 'Mia',
    kind: 'under-five' as const,
    relation: '',
    birthYear: '2023',
    livesAt: 'Ioana Pop',
    toldBy: 'parent' as const,
  });

  it('are added once, ended, and kept', async () => {
    const { family } = await familyOf();
    const form = relative();
    expect(await addRelative(officer, family.id, form)).toEqual({ kind: 'done' });
    expect(await addRelative(officer, family.id, form)).toEqual({ kind: 'repeated' });
    const [added] = (await showFamily(officer, family.id)).family.relatives;
    expect(added).toMatchObject({ name: 'Mia', birthYear: 2023, toldBy: 'parent' });
    const person = { kind: 'relative' as const, id: added!.id };
    expect(await endPerson(officer, family.id, person)).toEqual({ kind: 'done' });
    expect(await endPerson(officer, family.id, person)).toEqual({ kind: 'repeated' });
    expect((await showFamily(officer, family.id)).family.relatives).toEqual([]);
    expect(await db().relative.count({ where: { id: added!.id } })).toBe(1);
    const actions = await db().auditEvent.findMany({
      where: { familyId: family.id, action: { startsWith: 'family.' } },
      orderBy: { id: 'asc' },
    });
    expect(actions.map(({ action }) => action)).toEqual([
      'family.relative-added',
      'family.relative-ended',
    ]);
  });

  it('belong to this family alone, and are for officers to write down', async () => {
    const here = await familyOf();
    const there = await familyOf();
    const form = {
      submitKey: randomUUID(),
      name: 'Sam Lee',
      service: 'health' as const,
      role: '',
      email: '',
      phone: '',
      since: null,
      childId: there.children[0]!.id,
    };
    expect(await addProfessional(officer, here.family.id, form)).toEqual({ kind: 'not-found' });
    const own = { ...form, childId: here.children[0]!.id };
    expect(await addProfessional(officer, here.family.id, own)).toEqual({ kind: 'done' });
    const [added] = (await showFamily(officer, here.family.id)).family.professionals;
    const person = { kind: 'professional' as const, id: added!.id };
    expect(await endPerson(officer, there.family.id, person)).toEqual({ kind: 'not-found' });
    expect(await addRelative(send, here.family.id, relative())).toEqual({ kind: 'not-allowed' });
  });
});

describe('voluntary sessions', () => {
  const ago = (days: number) => ({
    startsAt: new Date(Date.now() - days * 86_400_000),
    endsAt: new Date(Date.now() - days * 86_400_000 + 3_600_000),
  });

  it('stand in the picture and the record as what happened, booked by a parent or by us', async () => {
    const { family, account, children } = await familyOf();
    const of = { familyId: family.id };
    const booked = await createBooking({
      ...of,
      sessionId: (await createSession()).id,
      source: 'signed-in',
      accountId: account.id,
    });
    const came = await createBooking({
      ...of,
      sessionId: (await createSession(ago(20))).id,
      source: 'staff',
      attendance: 'came',
    });
    const notCome = await createBooking({
      ...of,
      sessionId: (await createSession(ago(9))).id,
      attendance: 'not-come',
    });
    // Somebody else's, in the same session.
    await createBooking({ sessionId: came.sessionId, familyId: (await createFamily()).id });
    const { sessions } = await showFamily(officer, family.id);
    expect(sessions.map(({ bookingId, mark }) => [bookingId, mark])).toEqual([
      [booked.id, 'booked'],
      [notCome.id, 'not-come'],
      [came.id, 'came'],
    ]);
    const record = await showRecord(officer, children[0]!.id);
    expect(record.sessions).toEqual(sessions);
  });

  it('count as no missed contact', async () => {
    const { family } = await familyOf();
    await createBooking({
      familyId: family.id,
      sessionId: (await createSession(ago(9))).id,
      attendance: 'not-come',
    });
    expect(await missedContactOf(family.id)).toEqual([]);
  });

  it('are not on the record that a SEND officer sees: they are the whole family’s', async () => {
    const { family, children } = await familyOf(1);
    await createQueueItem({
      familyId: family.id,
      childIds: [children[0]!.id],
      flags: ['ehc-plan'],
    });
    await createBooking({ familyId: family.id, sessionId: (await createSession()).id });
    expect((await showRecord(send, children[0]!.id)).sessions).toBeNull();
  });
});
