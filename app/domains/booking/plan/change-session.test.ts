import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { linkToken } from '../link.server';
import { createBooking } from '../message/booking.test-support';
import { cancelBooking, findBooking, moveBooking } from '../place/index.server';
import { cancelSession } from './cancel-session.server';
import { editSession } from './edit-session.server';
import { makeSession } from './make-session.server';
import { moveSession } from './move-session.server';
import {
  at,
  createRoom,
  dayIn,
  editForm,
  kindOf,
  moveForm,
  newForm,
  staffWith,
  takenOf,
} from './plan.test-support';
import { countReaders } from './sessions.store.server';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  useEnvironment(readEnvironment({ PUBLIC_URL: 'http://localhost:3000' }));
  await prepareJobs();
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

/** An open workshop with everything that can hang on it: booked, offered, waiting, given up, on paper. */
async function workshop(given: Partial<Parameters<typeof newForm>[0]> = {}) {
  const staff = await staffWith();
  const room = await createRoom({ most: 50 });
  const form = await newForm({ place: room.id, people: [staff.id], state: 'open', ...given });
  const result = await makeSession(staff, form);
  if (result.kind !== 'made') throw new Error(result.kind);
  return { staff, room, id: result.sessionId };
}

async function withBookings(sessionId: string) {
  const offerEndsAt = new Date(Date.now() + 3_600_000);
  return {
    booked: await createBooking({ sessionId }),
    phoned: await createBooking({ sessionId, source: 'staff', email: null }),
    offered: await createBooking({ sessionId, state: 'offered', offerEndsAt }),
    waiting: await createBooking({ sessionId, state: 'waiting', arrival: 1 }),
    gone: await createBooking({ sessionId, state: 'cancelled' }),
    lapsed: await createBooking({ sessionId, state: 'lapsed' }),
  };
}

const sessionOf = (id: string) => db().voluntarySession.findUniqueOrThrow({ where: { id } });
const mailsTo = async (bookingId: string) =>
  (
    await db().outgoingMail.findMany({
      where: { dedupeKey: { startsWith: `booking:${bookingId}:` } },
      orderBy: { createdAt: 'asc' },
    })
  ).map(({ template }) => template);

describe('moving a session', () => {
  it('tells everybody who booked, was offered a place or waits, once each, and nobody else', async () => {
    const { staff, id, room } = await workshop({ capacity: 3 });
    const all = await withBookings(id);
    expect(await countReaders([id])).toEqual({ booked: 2, offered: 1, waiting: 1, byPhone: 1 });
    const form = await moveForm(id, { time: '13:00', why: 'The hall is needed in the morning.' });
    const results = await Promise.all([moveSession(staff, id, form), moveSession(staff, id, form)]);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['moved', 'stale']);
    for (const each of [all.booked, all.offered, all.waiting])
      expect(await mailsTo(each.id)).toEqual(['booking-moved']);
    for (const each of [all.phoned, all.gone, all.lapsed])
      expect(await mailsTo(each.id)).toEqual([]);
    const toTell = await db().booking.findMany({ where: { sessionId: id, toTell: { not: '' } } });
    expect(toTell).toMatchObject([{ id: all.phoned.id, toTell: 'moved' }]);
    expect(await sessionOf(id)).toMatchObject({
      sequence: 1,
      version: 1,
      taken: 3,
      toldWhy: 'The hall is needed in the morning.',
    });
    expect(await takenOf({ roomId: room.id })).toMatchObject([
      { from: new Date(at(dayIn(3), '12:30')), to: new Date(at(dayIn(3), '15:30')) },
    ]);
    const trail = await db().auditEvent.findMany({ where: { action: 'session.moved' } });
    expect(trail).toMatchObject([{ actorId: staff.id, detail: { sessionId: id, told: 4 } }]);
  });

  it('tells nobody where only other people run it', async () => {
    const { staff, id } = await workshop();
    const { booked } = await withBookings(id);
    const other = await staffWith();
    const form = await moveForm(id, { people: [other.id] });
    expect(await moveSession(staff, id, form)).toEqual({ kind: 'moved', told: 0 });
    expect(await mailsTo(booked.id)).toEqual([]);
    expect(await sessionOf(id)).toMatchObject({ sequence: 0, version: 1 });
    expect(await takenOf({ staffId: staff.id })).toEqual([]);
    expect(await takenOf({ staffId: other.id })).toHaveLength(1);
  });

  it('changes nothing and tells nobody where the room is taken then, and says by what', async () => {
    const { staff, id, room } = await workshop();
    const { booked } = await withBookings(id);
    await makeSession(staff, await newForm({ place: room.id, time: '15:00' }));
    const before = await sessionOf(id);
    const form = await moveForm(id, { time: '14:00' });
    expect(await moveSession(staff, id, form)).toMatchObject({
      kind: 'clash',
      clashes: [{ what: 'room', title: 'Making maps', from: at(dayIn(3), '14:30') }],
    });
    expect(await sessionOf(id)).toEqual(before);
    expect(await mailsTo(booked.id)).toEqual([]);
  });

  it('when it was too late to change it leaves families free to, and lays nothing at their door', async () => {
    const given = { noticeHours: 0, changeHours: 1000 };
    const [{ staff, id }, other] = [await workshop(given), await workshop(given)];
    const link = async () => {
      const { id: bookingId } = await createBooking({ sessionId: id });
      return { token: linkToken('booking', bookingId, 1) };
    };
    const [goes, stays] = [await link(), await link()];
    const to = { toSessionId: other.id };
    expect(await moveBooking(goes, to)).toEqual({ kind: 'too-late' });
    await moveSession(staff, id, await moveForm(id, { time: '13:00' }));
    expect((await findBooking(goes.token))?.changeable).toBe(true);
    expect(await moveBooking(goes, to)).toMatchObject({ kind: 'moved' });
    expect(await cancelBooking(stays)).toEqual({ kind: 'cancelled', late: false });
    expect(await cancelBooking(goes)).toEqual({ kind: 'cancelled', late: true });
  });

  it('that is a draft is no news to those who book it later', async () => {
    const { staff, id } = await workshop({ state: 'draft' });
    const form = await moveForm(id, { time: '13:00', why: 'A clash.' });
    expect(await moveSession(staff, id, form)).toEqual({ kind: 'moved', told: 0 });
    expect(await sessionOf(id)).toMatchObject({ toldWhy: '', movedAt: null });
  });

  it('asks nobody to be free who leaves it, and may overlap where it was itself', async () => {
    const { staff, id } = await workshop();
    const other = await staffWith();
    const elsewhere = await newForm({
      place: (await createRoom()).id,
      people: [staff.id],
      time: '14:00',
    });
    expect(await makeSession(staff, elsewhere)).toMatchObject({ kind: 'made' });
    const busy = await moveForm(id, { time: '12:00' });
    expect(await moveSession(staff, id, busy)).toMatchObject({
      clashes: [{ what: 'person', name: staff.name }],
    });
    const handed = await moveForm(id, { time: '12:00', people: [other.id] });
    expect(await moveSession(staff, id, handed)).toMatchObject({ kind: 'moved' });
  });

  it('of two that are moved into one room at once, one is moved', async () => {
    const [one, two] = [await workshop(), await workshop()];
    const room = await createRoom({ most: 50 });
    const move = async ({ staff, id }: typeof one) =>
      moveSession(staff, id, await moveForm(id, { place: room.id }));
    const results = await Promise.all([move(one), move(two)]);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['clash', 'moved']);
    expect(await takenOf({ roomId: room.id })).toHaveLength(1);
  });

  it('works for a time with a person as for an event', async () => {
    const staff = await staffWith();
    const startsAt = new Date(at(dayIn(2), '10:00'));
    const { id } = await db().voluntarySession.create({
      data: {
        kindId: await kindOf('one-to-one'),
        mode: 'phone',
        noticeHours: 48,
        changeHours: 24,
        capacity: 1,
        listed: false,
        startsAt,
        endsAt: new Date(startsAt.getTime() + 45 * 60_000),
        people: { create: { staffId: staff.id } },
      },
    });
    const booking = await createBooking({ sessionId: id });
    const form = await moveForm(id, { time: '11:00' });
    expect(await moveSession(staff, id, form)).toEqual({ kind: 'moved', told: 1 });
    expect(await mailsTo(booking.id)).toEqual(['booking-moved']);
    const cancel = { version: 1, why: 'We are ill.' };
    expect(await cancelSession(staff, id, cancel)).toEqual({ kind: 'cancelled-now', told: 1 });
    expect(await mailsTo(booking.id)).toEqual(['booking-moved', 'booking-session-cancelled']);
    expect(await editSession(staff, id, await editForm(id))).toEqual({ kind: 'cancelled' });
  });

  it('is refused into the past, after it began, to who may not, and to another place than its kind has', async () => {
    const { staff, id } = await workshop();
    const move = async (given: object) => moveSession(staff, id, await moveForm(id, given));
    expect(await move({ date: '2026-01-05' })).toMatchObject({ kind: 'date-in-past' });
    expect(await move({ place: 'phone' })).toMatchObject({ kind: 'not-an-option' });
    const small = await createRoom({ most: 2 });
    expect(await move({ place: small.id })).toMatchObject({ kind: 'room-too-small', most: 2 });
    const send = await staffWith('SEND');
    expect(await moveSession(send, id, await moveForm(id))).toEqual({ kind: 'not-allowed' });
    await db().voluntarySession.update({
      where: { id },
      data: { startsAt: new Date(Date.now() - 60_000), endsAt: new Date(Date.now() + 60_000) },
    });
    expect(await move({ date: dayIn(4), time: '10:00' })).toEqual({ kind: 'begun' });
  });
});

describe('cancelling a session', () => {
  it('tells everybody once, keeps their bookings, and lets its room and people go', async () => {
    const { staff, id, room } = await workshop();
    const all = await withBookings(id);
    const cancel = { version: 0, why: 'Our speaker is ill.' };
    const results = await Promise.all([
      cancelSession(staff, id, cancel),
      cancelSession(staff, id, cancel),
    ]);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['cancelled', 'cancelled-now']);
    for (const each of [all.booked, all.offered, all.waiting])
      expect(await mailsTo(each.id)).toEqual(['booking-session-cancelled']);
    for (const each of [all.gone, all.lapsed]) expect(await mailsTo(each.id)).toEqual([]);
    expect(await db().booking.findMany({ where: { toTell: { not: '' }, sessionId: id } })).toEqual([
      expect.objectContaining({ id: all.phoned.id, toTell: 'session-cancelled' }),
    ]);
    const states = await db().booking.findMany({ where: { sessionId: id } });
    expect(states.find((each) => each.id === all.booked.id)).toMatchObject({ state: 'booked' });
    expect(await sessionOf(id)).toMatchObject({
      state: 'cancelled',
      sequence: 1,
      toldWhy: 'Our speaker is ill.',
    });
    expect(await takenOf({ roomId: room.id })).toEqual([]);
    expect(await takenOf({ staffId: staff.id })).toEqual([]);
    const trail = await db().auditEvent.findMany({
      where: { action: 'session.cancelled', detail: { path: ['sessionId'], equals: id } },
    });
    expect(trail).toMatchObject([{ detail: { told: 4 } }]);
  });

  it('tells nobody of a draft', async () => {
    const { staff, id } = await workshop({ state: 'draft' });
    expect(await cancelSession(staff, id, { version: 0, why: 'No room.' })).toEqual({
      kind: 'cancelled-now',
      told: 0,
    });
  });
});

describe('changing what a session is about', () => {
  it('offers further places to the line, and never goes below what is taken', async () => {
    const { staff, id } = await workshop({ capacity: 2 });
    await createBooking({ sessionId: id, places: 2 });
    const first = await createBooking({ sessionId: id, state: 'waiting', arrival: 1 });
    const second = await createBooking({ sessionId: id, state: 'waiting', arrival: 2 });
    const edit = async (given: object) => editSession(staff, id, await editForm(id, given));
    expect(await edit({ capacity: 1 })).toEqual({
      kind: 'below-taken',
      field: 'capacity',
      taken: 2,
    });
    expect(await edit({ capacity: 3 })).toEqual({ kind: 'edited' });
    expect(await mailsTo(first.id)).toEqual(['booking-offered']);
    expect(await mailsTo(second.id)).toEqual([]);
    expect(await sessionOf(id)).toMatchObject({ capacity: 3, taken: 3, sequence: 0 });
  });

  it('tells whoever changes an older state, and keeps what the other wrote', async () => {
    const { staff, id } = await workshop();
    const one = await editForm(id, { words: { en: { title: 'One', about: 'a' } } });
    const two = await editForm(id, { words: { en: { title: 'Two', about: 'b' } } });
    const results = await Promise.all([editSession(staff, id, one), editSession(staff, id, two)]);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['edited', 'stale']);
    const kept = results[0]!.kind === 'edited' ? 'One' : 'Two';
    expect(await sessionOf(id)).toMatchObject({ version: 1, words: { en: { title: kept } } });
  });

  it('opens a draft, which counts as a change for calendars, and never makes a draft again', async () => {
    const { staff, id } = await workshop({ state: 'draft' });
    const edit = async (given: object) => editSession(staff, id, await editForm(id, given));
    expect(await edit({ state: 'open', people: [] })).toMatchObject({ kind: 'people-needed' });
    expect(await edit({ state: 'open' })).toEqual({ kind: 'edited' });
    expect(await sessionOf(id)).toMatchObject({ state: 'open', sequence: 1 });
    expect(await edit({ state: 'draft' })).toMatchObject({ kind: 'no-draft-again' });
  });

  it('refuses somebody who is away or elsewhere then, and names them', async () => {
    const { staff, id } = await workshop();
    const busy = await staffWith();
    await makeSession(staff, await newForm({ place: (await createRoom()).id, people: [busy.id] }));
    const form = await editForm(id, { people: [staff.id, busy.id] });
    expect(await editSession(staff, id, form)).toMatchObject({
      kind: 'clash',
      clashes: [{ what: 'person', name: busy.name, title: 'Making maps' }],
    });
    expect(await takenOf({ staffId: busy.id })).toHaveLength(1);
  });
});
