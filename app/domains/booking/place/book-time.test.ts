import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStaff } from '../../../../tests/factories';
import { isBankHoliday, LONDON, today } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import { db } from '~/platform/db/database.server';
import { bookTime, cancelBooking, findBooking, freeSlots, moveBooking } from './index.server';
import type { TimeWish } from './place.types';
import {
  comes,
  openCopy,
  openPlaces,
  signedInParent,
  somebody,
  somebodyOfTheTeam,
  type Copy,
} from './place.test-support';

let places: Awaited<ReturnType<typeof openPlaces>>;
const copies: Copy[] = [];

beforeAll(async () => {
  places = await openPlaces();
  for (let at = 0; at < 4; at++) copies.push(await openCopy(places.url));
});

afterAll(async () => {
  for (const copy of copies) await copy.close();
  await places.close();
});

/** Somebody of the team who can be booked from 9 to 12 on every day. */
async function officerWithHours(from = 9, to = 12) {
  const { id } = await createStaff();
  await db().staffHours.createMany({
    data: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      staffId: id,
      weekday,
      fromMinute: from * 60,
      toMinute: to * 60,
    })),
  });
  return id;
}

async function createRoom(online = false, area = 'Leyton') {
  const venue = online
    ? null
    : await db().venue.create({
        data: { name: 'Hall', addressLines: ['1 Road'], area, access: [] },
      });
  return db().room.create({ data: { name: 'Room', access: [], venueId: venue?.id ?? null } });
}

/** A kind of time with a person: an hour by phone, unless told otherwise. */
async function createKind(
  given: { staff?: string[]; rooms?: string[]; [key: string]: unknown } = {},
) {
  const { staff = [], rooms = [], ...kind } = given;
  return db().sessionKind.create({
    data: {
      shape: 'person',
      modes: ['phone', 'venue', 'online'],
      minutes: 60,
      noticeHours: 24,
      changeHours: 24,
      ...kind,
      people: { create: staff.map((staffId) => ({ staffId })) },
      rooms: { create: rooms.map((roomId) => ({ roomId })) },
    },
  });
}

/** A day some way ahead on which the council works. */
function someDay(ahead = 10): Temporal.PlainDate {
  for (let at = today().add({ days: ahead }); ; at = at.add({ days: 1 }))
    if (!isBankHoliday(at)) return at;
}
const at = (hour: number, on = someDay()) =>
  on.toPlainDateTime({ hour }).toZonedDateTime(LONDON).toInstant().toString();
const slotsOn = async (kindId: string, mode: 'phone' | 'venue' | 'online', on = someDay()) =>
  freeSlots(kindId, { mode, from: on.toString(), to: on.toString() });
const beginsOf = async (...asked: Parameters<typeof slotsOn>) =>
  (await slotsOn(...asked)).map(({ startsAt }) => startsAt);

function time(kindId: string, startsAt: string[], given: Partial<TimeWish> = {}): TimeWish {
  return { kindId, mode: 'phone', startsAt, submitKey: randomUUID(), who: comes(), ...given };
}

const peopleOf = async (sessionId: string) =>
  (await db().sessionPerson.findMany({ where: { sessionId } })).map(({ staffId }) => staffId);
const bookingOf = (id: string) =>
  db().booking.findUniqueOrThrow({ where: { id }, include: { session: true } });

describe('free times', () => {
  it('are those in which somebody who offers the kind is free, and say nobody’s name', async () => {
    const officer = await officerWithHours();
    await officerWithHours(13, 14);
    const kind = await createKind({ staff: [officer] });
    const slots = await slotsOn(kind.id, 'phone');
    expect(slots).toEqual(
      [9, 10, 11].map((hour) => ({ startsAt: at(hour), endsAt: at(hour + 1), area: '' })),
    );
    await db().staffAbsence.create({
      data: {
        staffId: officer,
        startsAt: new Date(at(10)),
        endsAt: new Date(at(11)),
        madeById: officer,
      },
    });
    expect(await beginsOf(kind.id, 'phone')).toEqual([at(9), at(11)]);
    await db().staffMember.update({ where: { id: officer }, data: { active: false } });
    expect(await beginsOf(kind.id, 'phone')).toEqual([]);
  });

  it('reach from the notice to as many days ahead as the council says', async () => {
    const { slotDays } = profile().booking;
    const kind = await createKind({ staff: [await officerWithHours(0, 24)], noticeHours: 48 });
    const all = await freeSlots(kind.id, {
      mode: 'phone',
      from: '2000-01-01',
      to: '2099-12-31',
    });
    const begins = all.map(({ startsAt }) => new Date(startsAt).getTime());
    expect(Math.min(...begins)).toBeGreaterThanOrEqual(Date.now() + 48 * 3_600_000 - 60_000);
    const last = Temporal.Instant.fromEpochMilliseconds(Math.max(...begins));
    const lastDay = last.toZonedDateTimeISO(LONDON).toPlainDate();
    expect(Temporal.PlainDate.compare(lastDay, today().add({ days: slotDays }))).not.toBe(1);
    expect(all.length).toBeGreaterThan(24 * 7);
    const days = all.map(({ startsAt }) =>
      Temporal.Instant.from(startsAt).toZonedDateTimeISO(LONDON).toPlainDate(),
    );
    expect(days.filter(isBankHoliday)).toEqual([]);
  });

  it('need a room at a venue or online, and none elsewhere', async () => {
    const officer = await officerWithHours(9, 10);
    const [leyton, chingford, online] = [
      await createRoom(),
      await createRoom(false, 'Chingford'),
      await createRoom(true),
    ];
    const kind = await createKind({ staff: [officer], rooms: [leyton.id, chingford.id] });
    expect(await slotsOn(kind.id, 'venue')).toMatchObject([
      { startsAt: at(9), area: 'Chingford' },
      { startsAt: at(9), area: 'Leyton' },
    ]);
    expect(await slotsOn(kind.id, 'online')).toEqual([]);
    expect(await slotsOn(kind.id, 'phone')).toHaveLength(1);
    await db().kindRoom.create({ data: { kindId: kind.id, roomId: online.id } });
    expect(await slotsOn(kind.id, 'online')).toMatchObject([{ area: '' }]);
    await db().sessionKind.update({ where: { id: kind.id }, data: { active: false } });
    expect(await slotsOn(kind.id, 'phone')).toEqual([]);
  });
});

describe('a time with a person', () => {
  it('is the first of the wishes that is free, and makes a session that nobody else sees', async () => {
    const officer = await officerWithHours();
    const kind = await createKind({ staff: [officer], bufferAfter: 0 });
    const first = await bookTime(somebody(), time(kind.id, [at(10)]));
    const second = await bookTime(
      somebody(),
      time(kind.id, [at(10), at(11), at(9)], { who: comes({ adults: 2, children: 3 }) }),
    );
    if (first.kind !== 'booked' || second.kind !== 'booked') throw new Error('not booked');
    expect([first.choice, second.choice]).toEqual([0, 1]);
    const { session, ...booking } = await bookingOf(second.bookingId);
    expect(session).toMatchObject({ listed: false, capacity: 1, taken: 1, mode: 'phone' });
    expect(session.startsAt).toEqual(new Date(at(11)));
    expect(booking).toMatchObject({ state: 'booked', places: 1, adults: 2, children: 3 });
    expect(await peopleOf(session.id)).toEqual([officer]);
    expect(await beginsOf(kind.id, 'phone')).toEqual([at(9)]);
    const mails = await db().outgoingMail.findMany({
      where: { dedupeKey: { startsWith: `booking:${booking.id}:` } },
    });
    expect(mails.map(({ template }) => template)).toEqual(['booking-confirmed']);
  });

  it('is with whoever has the fewest that day', async () => {
    const officers = [await officerWithHours(), await officerWithHours()];
    const kind = await createKind({ staff: officers });
    const people: string[] = [];
    for (const hour of [9, 10, 11, 9, 10, 11]) {
      const made = await bookTime(somebody(), time(kind.id, [at(hour)]));
      if (made.kind !== 'booked') throw new Error(made.kind);
      people.push(...(await peopleOf((await bookingOf(made.bookingId)).sessionId)));
    }
    for (const officer of officers) expect(people.filter((id) => id === officer)).toHaveLength(3);
    expect(new Set(people.slice(0, 2)).size).toBe(2);
    expect((await bookTime(somebody(), time(kind.id, [at(9)]))).kind).toBe('slots-gone');
  });

  it('is one of those that are offered: not between them, too soon, too far, or anything else', async () => {
    const officer = await officerWithHours();
    const kind = await createKind({ staff: [officer] });
    const tooFar = someDay(profile().booking.slotDays + 3);
    const half = Temporal.Instant.from(at(9)).add({ minutes: 30 }).toString();
    for (const begins of [half, at(8), at(12), at(9, today()), at(9, tooFar)])
      expect(await bookTime(somebody(), time(kind.id, [begins]))).toEqual({ kind: 'slots-gone' });
    const none = await bookTime(somebody(), time(kind.id, [at(9)], { mode: 'visit' }));
    expect(none).toEqual({ kind: 'gone' });
    const unknown = await bookTime(somebody(), time(randomUUID(), [at(9)]));
    expect(unknown).toEqual({ kind: 'gone' });
    // A fourth wish is none.
    const four = await bookTime(somebody(), time(kind.id, [at(7), at(8), at(12), at(9)]));
    expect(four).toEqual({ kind: 'slots-gone' });
  });

  it('about what was sent is for parents who are signed in, and staff for them', async () => {
    const kind = await createKind({ staff: [await officerWithHours()], signedIn: true });
    expect((await bookTime(somebody(), time(kind.id, [at(9)]))).kind).toBe('sign-in-first');
    const parent = await signedInParent();
    const signedIn = { kind: 'parent', parent, language: 'en', network: 'n' } as const;
    expect((await bookTime(signedIn, time(kind.id, [at(9)]))).kind).toBe('booked');
    const staff = await somebodyOfTheTeam();
    const team = { kind: 'staff', staff, email: null, language: 'en', familyId: null } as const;
    const made = await bookTime(team, time(kind.id, [at(10)]));
    if (made.kind !== 'booked') throw new Error(made.kind);
    expect((await bookingOf(made.bookingId)).session.madeById).toBe(staff.id);
  });

  it('takes a room of the part of the borough that was chosen', async () => {
    const officers = [await officerWithHours(), await officerWithHours()];
    const rooms = [await createRoom(), await createRoom(false, 'Chingford')];
    const kind = await createKind({ staff: officers, rooms: rooms.map(({ id }) => id) });
    const wished = { mode: 'venue', areas: ['Leyton'] } as const;
    const made = await bookTime(
      somebody(),
      time(kind.id, [at(9)], { ...wished, areas: [...wished.areas] }),
    );
    if (made.kind !== 'booked') throw new Error(made.kind);
    expect((await bookingOf(made.bookingId)).session.roomId).toBe(rooms[0]!.id);
    expect((await findBooking(made.token))?.session.area).toBe('Leyton');
    expect(await slotsOn(kind.id, 'venue').then(([slot]) => slot?.area)).toBe('Chingford');
  });

  it('moves to the part of the borough that was chosen, once, however often it is asked', async () => {
    const rooms = [await createRoom(false, 'Chingford'), await createRoom()];
    const kind = await createKind({
      staff: [await officerWithHours()],
      rooms: rooms.map(({ id }) => id),
    });
    const wished = time(kind.id, [at(9)], { mode: 'venue', areas: ['Chingford'] });
    const made = await bookTime(somebody(), wished);
    if (made.kind !== 'booked') throw new Error(made.kind);
    const { token, bookingId } = made;
    const to = { startsAt: at(10), mode: 'venue', area: 'Leyton' } as const;
    for (let click = 0; click < 2; click++)
      expect(await moveBooking({ token }, to)).toEqual({ kind: 'moved', token });
    expect((await findBooking(token))?.session).toMatchObject({ startsAt: at(10), area: 'Leyton' });
    expect(await db().voluntarySession.count({ where: { kindId: kind.id } })).toBe(2);
    const told = { dedupeKey: { startsWith: `booking:${bookingId}:changed:` } };
    expect(await db().outgoingMail.count({ where: told })).toBe(1);
    await moveBooking({ token }, { ...to, area: 'Chingford' });
    expect((await findBooking(token))?.session.area).toBe('Chingford');
    expect(await moveBooking({ token }, { ...to, area: 'Walthamstow' })).toEqual({
      kind: 'slots-gone',
    });
  });

  it('is one, though the form is sent several times at once to several copies', async () => {
    const kind = await createKind({ staff: [await officerWithHours(), await officerWithHours()] });
    const [booker, wished] = [somebody(), time(kind.id, [at(9), at(10)])];
    const all = await Promise.all(
      [...copies, copies[0]!].map((copy) => copy.bookTime(booker, wished)),
    );
    const tokens = all.map((made) => (made.kind === 'booked' ? made.token : made.kind));
    expect(new Set(tokens).size).toBe(1);
    expect(all.filter((made) => made.kind === 'booked' && !made.repeated)).toHaveLength(1);
    expect(await db().voluntarySession.count({ where: { kindId: kind.id } })).toBe(1);
    expect(await bookTime(somebody(), wished)).toEqual({ kind: 'gone' });
  });

  it('given back, frees the person and the room', async () => {
    const room = await createRoom();
    const kind = await createKind({ staff: [await officerWithHours(9, 10)], rooms: [room.id] });
    const made = await bookTime(somebody(), time(kind.id, [at(9)], { mode: 'venue' }));
    if (made.kind !== 'booked') throw new Error(made.kind);
    expect(await slotsOn(kind.id, 'venue')).toEqual([]);
    expect((await cancelBooking({ token: made.token })).kind).toBe('cancelled');
    expect((await bookingOf(made.bookingId)).session.state).toBe('cancelled');
    expect(await slotsOn(kind.id, 'venue')).toHaveLength(1);
  });
});

describe('races', () => {
  it('of two families for one officer: one has the time, the other the next wish or none', async () => {
    for (let round = 0; round < 8; round++) {
      const kind = await createKind({ staff: [await officerWithHours(9, 11)] });
      const [one, two] = await Promise.all([
        copies[0]!.bookTime(somebody(), time(kind.id, [at(9)])),
        copies[1]!.bookTime(somebody(), time(kind.id, [at(9), at(10)])),
      ]);
      const choices = [one, two].map((made) => (made.kind === 'booked' ? made.choice : made.kind));
      expect([
        [0, 1],
        ['slots-gone', 0],
      ]).toContainEqual(choices);
    }
  });

  it('of two kinds for one room: one has it', async () => {
    for (let round = 0; round < 8; round++) {
      const room = await createRoom(round % 2 === 1);
      const mode = round % 2 === 1 ? 'online' : 'venue';
      const kinds = [
        await createKind({ staff: [await officerWithHours(9, 10)], rooms: [room.id] }),
        await createKind({ staff: [await officerWithHours(9, 10)], rooms: [room.id] }),
      ];
      const made = await Promise.all(
        kinds.map(({ id }, at_) => copies[at_]!.bookTime(somebody(), time(id, [at(9)], { mode }))),
      );
      expect(made.map(({ kind }) => kind).sort()).toEqual(['booked', 'slots-gone']);
    }
  });

  it(
    'of many for several officers and rooms, crosswise, fill every time and no more',
    { timeout: 120_000 },
    async () => {
      const officers = [
        await officerWithHours(),
        await officerWithHours(),
        await officerWithHours(),
      ];
      const rooms = [await createRoom(true), await createRoom(true)];
      const kinds = [
        await createKind({ staff: officers, rooms: rooms.map(({ id }) => id) }),
        await createKind({
          staff: [...officers].reverse(),
          rooms: rooms.map(({ id }) => id).reverse(),
        }),
      ];
      const wishes = [
        [9, 10, 11],
        [11, 10, 9],
        [10, 9, 11],
        [10, 11, 9],
      ];
      const made = await Promise.all(
        Array.from({ length: 24 }, (_, n) =>
          copies[n % 4]!.bookTime(
            somebody(),
            time(
              kinds[n % 2]!.id,
              wishes[n % 4]!.map((hour) => at(hour)),
              { mode: 'online' },
            ),
          ),
        ),
      );
      // Two rooms in three hours.
      expect(made.filter(({ kind }) => kind === 'booked')).toHaveLength(6);
      expect(made.filter(({ kind }) => kind === 'slots-gone')).toHaveLength(18);
    },
  );
});

describe('moving a time', () => {
  it('keeps the link, and may overlap the old time', async () => {
    const officer = await officerWithHours(9, 12);
    await db().staffHours.create({
      data: {
        staffId: officer,
        weekday: someDay(11).dayOfWeek,
        fromMinute: 13 * 60 + 30,
        toMinute: 16 * 60,
      },
    });
    const kind = await createKind({ staff: [officer], minutes: 120 });
    const colleague = await officerWithHours(10, 12);
    const made = await bookTime(somebody(), time(kind.id, [at(9)]));
    if (made.kind !== 'booked') throw new Error(made.kind);
    await db().kindPerson.create({ data: { kindId: kind.id, staffId: colleague } });
    await db().staffMember.update({ where: { id: colleague }, data: { active: false } });
    const { token } = made;
    // 10 to 12 begins with the hours of somebody who is away: nobody offers it.
    expect(await moveBooking({ token }, { startsAt: at(10), mode: 'phone' })).toEqual({
      kind: 'slots-gone',
    });
    expect((await bookingOf(made.bookingId)).session).toMatchObject({ state: 'open', taken: 1 });
    await db().staffMember.update({ where: { id: colleague }, data: { active: true } });
    await db().staffAbsence.create({
      data: {
        staffId: colleague,
        startsAt: new Date(at(9)),
        endsAt: new Date(at(12)),
        madeById: officer,
      },
    });
    // Now it is offered, and the officer of the old time is the only one who is free for it.
    const asked = { mode: 'phone', from: someDay().toString(), to: someDay().toString() } as const;
    expect(await freeSlots(kind.id, asked)).toEqual([]);
    const free = await freeSlots(kind.id, { ...asked, insteadOf: made.bookingId });
    expect(free.map(({ startsAt }) => startsAt)).toEqual([at(9), at(10)]);
    const before = await bookingOf(made.bookingId);
    expect(await moveBooking({ token }, { startsAt: at(10), mode: 'phone' })).toEqual({
      kind: 'moved',
      token,
    });
    const after = await bookingOf(made.bookingId);
    expect(after.session).toMatchObject({ startsAt: new Date(at(10)), state: 'open', taken: 1 });
    expect(after.sequence + after.session.sequence).toBeGreaterThan(
      before.sequence + before.session.sequence,
    );
    const old = await db().voluntarySession.findUniqueOrThrow({ where: { id: before.sessionId } });
    expect(old).toMatchObject({ state: 'cancelled', taken: 0 });
    expect((await findBooking(token))?.session.startsAt).toBe(at(10));
  });
});
