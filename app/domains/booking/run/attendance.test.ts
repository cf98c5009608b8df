import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asActor, createStaff } from '../../../../tests/factories';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { createBooking, createSession } from '../message/booking.test-support';
import { answerAttendance, loadAttendance } from './attendance-pages.server';
import { loadHub, loadToRecord } from './hub-pages.server';
import { asking, auditOf, familyWithParent, inHours, over, statusOf } from './run.test-support';

let database: TestDatabase;
let officer: ReturnType<typeof asActor>;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  useEnvironment(readEnvironment({ PUBLIC_URL: 'http://localhost:3000' }));
  await prepareJobs();
  officer = asActor(await createStaff());
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

beforeEach(async () => {
  await db().booking.deleteMany();
  await db().voluntarySession.deleteMany();
});

type Answers = Record<string, 'came' | 'not-come'>;

function formFor(version: number, answers: Answers, more: Record<string, string> = {}) {
  const body = new URLSearchParams({
    version: String(version),
    walkIns: '0',
    promised: '',
    ...more,
  });
  Object.entries(answers).forEach(([id, came], at) => {
    body.append('about', id);
    body.append(`came[${at}]`, came);
  });
  return body;
}

function record(sessionId: string, body: URLSearchParams, actor = officer) {
  const path = `/officer/sessions/session/${sessionId}/attendance`;
  return answerAttendance(asking(actor, path, { session: sessionId }, body));
}

const sessionNow = (id: string) => db().voluntarySession.findUniqueOrThrow({ where: { id } });
const bookingNow = (id: string) => db().booking.findUniqueOrThrow({ where: { id } });
const thanksTo = (id: string) =>
  db().outgoingMail.count({ where: { dedupeKey: { startsWith: `booking:${id}:thanks` } } });
const onToDo = async () => {
  const { sessions } = await loadToRecord(asking(officer, '/officer/sessions/attendance'));
  const { todo } = await loadHub(asking(officer, '/officer/sessions'));
  expect(todo.find(({ list }) => list === 'attendance')?.count).toBe(sessions.length);
  return sessions.map(({ id }) => id);
};

async function heldSession() {
  const session = await createSession({ ...over(), capacity: 10 });
  const { family } = await familyWithParent();
  const came = await createBooking({ sessionId: session.id, familyId: family.id });
  const stayedAway = await createBooking({ sessionId: session.id });
  return { session, family, came, stayedAway };
}

describe('recording who came', () => {
  it('stays on the to-do list until it is done, and thanks those who came, once', async () => {
    const { session, came, stayedAway } = await heldSession();
    expect(await onToDo()).toEqual([session.id]);
    const answers: Answers = { [came.id]: 'came', [stayedAway.id]: 'not-come' };
    const more = { walkIns: '3', promised: 'The list of libraries.' };
    const body = formFor(0, answers, { ...more, 'promised[0]': 'A name.' });
    expect(await statusOf(record(session.id, body))).toBe(303);
    expect(await onToDo()).toEqual([]);
    expect(await sessionNow(session.id)).toMatchObject({
      walkIns: 3,
      promised: 'The list of libraries.',
      attendanceDoneAt: expect.any(Date) as Date,
      thankedAt: expect.any(Date) as Date,
    });
    expect(await bookingNow(came.id)).toMatchObject({
      attendance: 'came',
      promised: 'A name.',
      attendanceById: officer.id,
    });
    expect(await bookingNow(stayedAway.id)).toMatchObject({ attendance: 'not-come' });
    expect(await thanksTo(came.id)).toBe(1);
    expect(await thanksTo(stayedAway.id)).toBe(0);
    // The same form once more, as a double click sends it.
    expect(await statusOf(record(session.id, body))).toBe(303);
    expect(await thanksTo(came.id)).toBe(1);
    const rows = await auditOf(came.id);
    expect(rows.map(({ action }) => action)).toEqual(['booking.attendance']);
    expect(rows[0]).toMatchObject({ familyId: came.familyId, actorId: officer.id });
  });

  it('makes one record of two forms sent at the same moment', async () => {
    const { session, came, stayedAway } = await heldSession();
    const body = formFor(0, { [came.id]: 'came', [stayedAway.id]: 'came' });
    const statuses = await Promise.all([1, 2].map(() => statusOf(record(session.id, body))));
    expect(statuses).toEqual([303, 303]);
    expect(await auditOf(came.id)).toHaveLength(1);
    expect(await thanksTo(came.id)).toBe(1);
    expect((await sessionNow(session.id)).version).toBe(1);
  });

  it('can be corrected later: a line in the trail, and thanks to whoever came after all', async () => {
    const { session, came, stayedAway } = await heldSession();
    await record(session.id, formFor(0, { [came.id]: 'came', [stayedAway.id]: 'not-come' }));
    const corrected = formFor(1, { [came.id]: 'came', [stayedAway.id]: 'came' });
    expect(await statusOf(record(session.id, corrected))).toBe(303);
    expect(await thanksTo(stayedAway.id)).toBe(1);
    expect(await thanksTo(came.id)).toBe(1);
    expect((await auditOf(stayedAway.id)).map(({ detail }) => detail)).toMatchObject([
      { attendance: 'not-come', before: '' },
      { attendance: 'came', before: 'not-come' },
    ]);
    const events = await db().auditEvent.findMany({
      where: { detail: { path: ['sessionId'], equals: session.id } },
      orderBy: { id: 'asc' },
    });
    expect(events.map(({ action }) => action)).toContain('session.attendance-corrected');
  });

  it('is refused where somebody changed the session, or who has a place in it, meanwhile', async () => {
    const { session, came, stayedAway } = await heldSession();
    const all: Answers = { [came.id]: 'came', [stayedAway.id]: 'not-come' };
    expect(await statusOf(record(session.id, formFor(7, all)))).toBe(400);
    expect(await statusOf(record(session.id, formFor(0, { [came.id]: 'came' })))).toBe(400);
    const stranger = await createBooking({ sessionId: (await createSession(over())).id });
    const withStranger = formFor(0, { ...all, [stranger.id]: 'came' });
    expect(await statusOf(record(session.id, withStranger))).toBe(400);
    expect(await bookingNow(stranger.id)).toMatchObject({ attendance: '' });
    expect((await sessionNow(session.id)).attendanceDoneAt).toBeNull();
  });

  it('asks for an answer for each booking, and keeps what was typed', async () => {
    const { session, came, stayedAway } = await heldSession();
    const body = formFor(0, { [came.id]: 'came' }, { promised: 'A list.' });
    body.append('about', stayedAway.id);
    const answer = (await record(session.id, body)) as {
      data: { values: object; errors: object[] };
    };
    expect(answer.data.errors).toEqual([
      { field: 'came[1]', code: 'required', values: { who: stayedAway.reference } },
    ]);
    expect(answer.data.values).toMatchObject({ promised: 'A list.', 'came[0]': 'came' });
  });

  it('waits until the session has begun, and is not asked of one that was called off', async () => {
    const coming = await createSession();
    expect(await statusOf(record(coming.id, formFor(0, {})))).toBe(400);
    const cancelled = await createSession({ ...over(), state: 'cancelled' });
    expect(await statusOf(record(cancelled.id, formFor(0, {})))).toBe(400);
    expect(await onToDo()).toEqual([]);
  });

  it('asks nothing of a time with a person that nobody booked, and of one that is running', async () => {
    await createSession({ ...over(), kindCode: 'one-to-one', capacity: 1 });
    await createSession({ startsAt: inHours(-1), endsAt: inHours(1) });
    const booked = await createSession({ ...over(), kindCode: 'one-to-one', capacity: 1 });
    await createBooking({ sessionId: booked.id });
    expect(await onToDo()).toEqual([booked.id]);
  });

  it('is for those who run sessions: SEND officers see them and record nothing', async () => {
    const { session } = await heldSession();
    const send = asActor(await createStaff({ roles: ['SEND'] }));
    expect(await statusOf(record(session.id, formFor(0, {}), send))).toBe(403);
    const page = asking(send, '/x', { session: session.id });
    expect(await statusOf(loadAttendance(page))).toBe(403);
  });
});

describe('sessions that nobody runs', () => {
  it('stand on the hub from when the last of their people left the team', async () => {
    const session = await createSession({ startsAt: inHours(48) });
    const leaver = await createStaff();
    const unrun = async () =>
      (await loadHub(asking(officer, '/officer/sessions'))).unrun.map(({ id }) => id);
    await db().sessionPerson.create({ data: { sessionId: session.id, staffId: leaver.id } });
    expect(await unrun()).toEqual([]);
    await db().staffMember.update({ where: { id: leaver.id }, data: { active: false } });
    expect(await unrun()).toEqual([session.id]);
    await db().sessionPerson.create({ data: { sessionId: session.id, staffId: officer.id } });
    expect(await unrun()).toEqual([]);
  });
});
