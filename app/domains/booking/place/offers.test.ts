import fc from 'fast-check';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { profile } from '~/platform/config/environment.server';
import { db, inTransaction } from '~/platform/db/database.server';
import { createSession } from '../message/booking.test-support';
import {
  acceptOffer,
  bookEvent,
  cancelBooking,
  cancelSessionBookings,
  changeNumbers,
  declineOffer,
  findBooking,
  moveSessionBookings,
  offerFreed,
  passOnOffers,
} from './index.server';
import {
  comes,
  openCopy,
  openPlaces,
  somebody,
  somebodyOfTheTeam,
  standOf,
  wish,
  type Copy,
} from './place.test-support';

let places: Awaited<ReturnType<typeof openPlaces>>;
const copies: Copy[] = [];
const HOUR_MS = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS);

beforeAll(async () => {
  places = await openPlaces();
  for (let at = 0; at < 3; at++) copies.push(await openCopy(places.url));
});

afterAll(async () => {
  for (const copy of copies) await copy.close();
  await places.close();
});

type InLine = { id: string; token: string };

/** A session with so many places, all taken by one, and parties of these sizes in its line. */
async function full(capacity: number, parties: number[], given: object = {}) {
  const { id } = await createSession({ capacity, ...given });
  const book = async (adults: number): Promise<InLine> => {
    const made = await bookEvent(somebody(), wish(id, { who: comes({ adults }) }));
    if (!('bookingId' in made)) throw new Error(made.kind);
    return { id: made.bookingId, token: made.token };
  };
  const holders: InLine[] = [];
  for (let at = 0; at < capacity; at++) holders.push(await book(1));
  const line: InLine[] = [];
  for (const adults of parties) line.push(await book(adults));
  return { id, holders, line };
}

const stateOf = async ({ id }: InLine) =>
  (await db().booking.findUniqueOrThrow({ where: { id } })).state;
const statesOf = (line: InLine[]) => Promise.all(line.map(stateOf));
const mailsOf = ({ id }: InLine, what: string) =>
  db().outgoingMail.count({ where: { dedupeKey: { startsWith: `booking:${id}:${what}` } } });
/** Ends the offers of a session, as time would. */
const endOffers = (sessionId: string, offerEndsAt = inHours(-1)) =>
  db().booking.updateMany({ where: { sessionId, state: 'offered' }, data: { offerEndsAt } });

async function isSound(sessionId: string) {
  const { session, held } = await standOf(sessionId);
  expect(session.taken).toBe(held);
  expect(held).toBeLessThanOrEqual(session.capacity);
}

describe('a freed place', () => {
  it('is offered to the first who fits; a larger party keeps its turn', async () => {
    const { id, holders, line } = await full(3, [2, 1, 1]);
    await cancelBooking({ token: holders[0]!.token });
    expect(await statesOf(line)).toEqual(['waiting', 'offered', 'waiting']);
    await cancelBooking({ token: holders[1]!.token });
    expect(await statesOf(line)).toEqual(['waiting', 'offered', 'offered']);
    // Somebody new does not get past the line, nor is the larger party forgotten.
    await cancelBooking({ token: holders[2]!.token });
    expect(await statesOf(line)).toEqual(['waiting', 'offered', 'offered']);
    await declineOffer({ token: line[2]!.token });
    expect(await statesOf(line)).toEqual(['offered', 'offered', 'cancelled']);
    expect(await mailsOf(line[0]!, 'offered')).toBe(1);
    await isSound(id);
  });

  it('is held for the hours of the council, and never beyond the last moment of the session', async () => {
    const { offerHours } = profile().booking;
    const long = await full(1, [1]);
    await cancelBooking({ token: long.holders[0]!.token });
    const soon = await full(1, [1], { startsAt: inHours(30) });
    await cancelBooking({ token: soon.holders[0]!.token });
    const endOf = async ({ line, id }: typeof long) => {
      const { session, of } = await standOf(id);
      expect(of('offered').map((one) => one.id)).toEqual([line[0]!.id]);
      return { session, end: of('offered')[0]!.offerEndsAt!.getTime() };
    };
    const { end } = await endOf(long);
    expect(Math.abs(end - inHours(offerHours).getTime())).toBeLessThan(60_000);
    const last = await endOf(soon);
    expect(last.end).toBe(last.session.startsAt.getTime() - 24 * HOUR_MS);
  });

  it('late is marked, and still offered while an offer is of use', async () => {
    const given = { startsAt: inHours(20), noticeHours: 2, changeHours: 24 };
    const { id, holders, line } = await full(1, [1], given);
    expect(await cancelBooking({ token: holders[0]!.token })).toEqual({
      kind: 'cancelled',
      late: true,
    });
    expect(await stateOf(line[0]!)).toBe('offered');
    expect((await standOf(id)).of('cancelled')).toMatchObject([
      { late: true, cancelledBy: 'family', linkGeneration: 2 },
    ]);
  });

  it('by fewer people, by more places, and by a smaller party in line is offered too', async () => {
    const { id } = await createSession({ capacity: 2 });
    const two = await bookEvent(somebody(), wish(id, { who: comes({ adults: 2 }) }));
    const waits = await bookEvent(somebody(), wish(id));
    const party = await bookEvent(somebody(), wish(id, { who: comes({ adults: 2 }) }));
    if (!('token' in two && 'token' in waits && 'token' in party)) throw new Error('refused');
    expect(await changeNumbers({ token: two.token }, { adults: 1 })).toEqual({ kind: 'changed' });
    expect((await findBooking(waits.token))?.state).toBe('offered');
    await inTransaction(async (tx) => {
      await tx.voluntarySession.update({ where: { id }, data: { capacity: 3 } });
      await offerFreed(tx, id);
    });
    expect((await findBooking(party.token))?.state).toBe('waiting');
    expect(await changeNumbers({ token: party.token }, { adults: 1 })).toEqual({ kind: 'changed' });
    expect((await findBooking(party.token))?.state).toBe('offered');
    await isSound(id);
  });

  it('goes down any line as one would by hand', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 6 }),
        async (capacity, parties, give) => {
          const fitting = parties.map((size) => Math.min(size, capacity));
          const { id, holders, line } = await full(capacity, fitting);
          const expected = fitting.map(() => 'waiting');
          let left = 0;
          for (const holder of holders.slice(0, give)) {
            await cancelBooking({ token: holder.token });
            left += 1;
            for (;;) {
              const next = fitting.findIndex(
                (size, at) => expected[at] === 'waiting' && size <= left,
              );
              if (next < 0) break;
              expected[next] = 'offered';
              left -= fitting[next]!;
            }
          }
          expect(await statesOf(line)).toEqual(expected);
          await isSound(id);
        },
      ),
      { numRuns: 12 },
    );
  });
});

describe('an offer', () => {
  it('is taken once, though it is taken twice, and then shows where it is', async () => {
    const { id, holders, line } = await full(1, [1]);
    const [first] = line as [InLine];
    expect(await findBooking(first.token)).toMatchObject({ place: null, ahead: 0 });
    await cancelBooking({ token: holders[0]!.token });
    expect(await findBooking(first.token)).toMatchObject({ state: 'offered', place: null });
    const both = await Promise.all([
      copies[0]!.acceptOffer({ token: first.token }),
      copies[1]!.acceptOffer({ token: first.token }),
    ]);
    expect(both).toEqual(Array(2).fill({ kind: 'booked', token: first.token }));
    expect((await findBooking(first.token))?.place?.venue).toBe('Lea Bridge Hall');
    expect(await mailsOf(first, 'confirmed')).toBe(1);
    await isSound(id);
  });

  it('lapses and is passed on once, though several copies run the job', async () => {
    const { id, holders, line } = await full(2, [1, 1, 1, 1]);
    for (const { token } of holders) await cancelBooking({ token });
    await endOffers(id);
    const accepted = await acceptOffer({ token: line[0]!.token });
    expect(accepted).toEqual({ kind: 'too-late' });
    await Promise.all([...copies, ...copies, { passOnOffers }].map((copy) => copy.passOnOffers()));
    expect(await statesOf(line)).toEqual(['lapsed', 'lapsed', 'offered', 'offered']);
    for (const [at, one] of line.entries()) {
      expect(await mailsOf(one, 'offered')).toBe(1);
      expect(await mailsOf(one, 'lapsed')).toBe(at < 2 ? 1 : 0);
    }
    expect(await findBooking(line[0]!.token)).toBeNull();
    const trail = await db().auditEvent.findMany({
      where: { detail: { path: ['sessionId'], equals: id }, action: 'booking.lapsed' },
    });
    expect(trail).toHaveLength(2);
    await isSound(id);
  });

  it(
    'is taken or lapses, and never both, when both come at once',
    { timeout: 60_000 },
    async () => {
      const ends: string[] = [];
      for (let round = 0; round < 8; round++) {
        const { id, holders, line } = await full(1, [1, 1]);
        await cancelBooking({ token: holders[0]!.token });
        const time = 20 * 2 ** round;
        await endOffers(id, new Date(Date.now() + time));
        const [taken] = await Promise.all([
          sleep(time / 2).then(() => copies[0]!.acceptOffer({ token: line[0]!.token })),
          sleep(time).then(() => copies[1]!.passOnOffers()),
          sleep(time + 5).then(() => copies[2]!.passOnOffers()),
        ]);
        const states = await statesOf(line);
        expect(states).toEqual(
          taken.kind === 'booked' ? ['booked', 'waiting'] : ['lapsed', 'offered'],
        );
        ends.push(taken.kind);
        await isSound(id);
      }
      expect(ends).toContain('booked');
    },
  );

  it('survives any race with cancelling, taking and passing on', { timeout: 120_000 }, async () => {
    for (let round = 0; round < 6; round++) {
      const { id, holders, line } = await full(2, [1, 2, 1, 1]);
      await cancelBooking({ token: holders[0]!.token });
      const offered = line[0]!.token;
      if (round % 2 === 1) await endOffers(id);
      const [accepted, cancelled] = await Promise.all([
        copies[0]!.acceptOffer({ token: offered }),
        copies[1]!.cancelBooking({ token: offered }),
        copies[2]!.cancelBooking({ token: holders[1]!.token }),
        copies[0]!.passOnOffers(),
        copies[1]!.passOnOffers(),
        copies[2]!.declineOffer({ token: line[2]!.token }),
      ]);
      expect(['booked', 'gone', 'too-late']).toContain(accepted.kind);
      expect(['cancelled', 'gone']).toContain(cancelled.kind);
      await isSound(id);
      const { session, of, held } = await standOf(id);
      for (const { places: wanted } of of('waiting'))
        expect(wanted).toBeGreaterThan(session.capacity - held);
      for (const one of line) expect(await mailsOf(one, 'offered')).toBeLessThanOrEqual(1);
    }
  });

  it('ends with the last moment of the session, and so does the line', async () => {
    const { id, holders, line } = await full(1, [1, 1]);
    await cancelBooking({ token: holders[0]!.token });
    const startsAt = inHours(23);
    await db().voluntarySession.update({
      where: { id },
      data: { startsAt, endsAt: inHours(25) },
    });
    await inTransaction((tx) => moveSessionBookings(tx, id));
    await passOnOffers();
    expect(await statesOf(line)).toEqual(['lapsed', 'lapsed']);
    expect(await findBooking(line[1]!.token)).toBeNull();
    await isSound(id);
  });

  it('that nobody made is made by the job', async () => {
    const { id, line } = await full(1, [1]);
    await db().voluntarySession.update({ where: { id }, data: { capacity: 2 } });
    await passOnOffers();
    expect(await statesOf(line)).toEqual(['offered']);
  });

  it('of a session that is called off is a turn in line again, and all are told', async () => {
    const { id, holders, line } = await full(1, [1, 1]);
    await cancelBooking({ token: holders[0]!.token });
    const told = await inTransaction(async (tx) => {
      await tx.voluntarySession.update({ where: { id }, data: { state: 'cancelled' } });
      return cancelSessionBookings(tx, id);
    });
    expect(told).toBe(2);
    expect(await statesOf(line)).toEqual(['waiting', 'waiting']);
    for (const one of line) expect(await mailsOf(one, 'session-cancelled')).toBe(1);
    expect((await findBooking(line[0]!.token))?.session.cancelled).toBe(true);
    await passOnOffers();
    expect(await statesOf(line)).toEqual(['waiting', 'waiting']);
  });
});

describe('giving back', () => {
  it('ends the link, like one that never was', async () => {
    const { id, holders } = await full(1, []);
    const { token } = holders[0]!;
    const other = await full(1, []);
    expect((await findBooking(token))?.session.id).toBe(id);
    expect((await cancelBooking({ token })).kind).toBe('cancelled');
    for (const dead of [token, 'x'.repeat(43), '']) {
      expect(await findBooking(dead)).toBeNull();
      expect(await cancelBooking({ token: dead })).toEqual({ kind: 'gone' });
      expect(await acceptOffer({ token: dead })).toEqual({ kind: 'gone' });
      expect(await declineOffer({ token: dead })).toEqual({ kind: 'gone' });
      expect(await changeNumbers({ token: dead }, { adults: 2 })).toEqual({ kind: 'gone' });
    }
    expect((await findBooking(other.holders[0]!.token))?.session.id).toBe(other.id);
  });

  it('twice at once frees one place', async () => {
    const { id, holders, line } = await full(1, [1, 1]);
    const { token } = holders[0]!;
    const kinds = await Promise.all(copies.map((copy) => copy.cancelBooking({ token })));
    expect(kinds.map(({ kind }) => kind).sort()).toEqual(['cancelled', 'gone', 'gone']);
    expect(await statesOf(line)).toEqual(['offered', 'waiting']);
    await isSound(id);
  });

  it('is for whose it is: a parent not for another, staff until it begins', async () => {
    const { id, holders } = await full(2, []);
    const staff = await somebodyOfTheTeam();
    const stranger = {
      kind: 'parent',
      id: '00000000-0000-4000-8000-000000000001',
      email: 'a@family.example',
      language: 'en',
      sessionId: 's',
    } as const;
    const bookingId = holders[0]!.id;
    expect(await cancelBooking({ parent: stranger, bookingId })).toEqual({ kind: 'gone' });
    expect((await cancelBooking({ staff, bookingId })).kind).toBe('cancelled');
    await db().voluntarySession.update({
      where: { id },
      data: { startsAt: inHours(-0.1), endsAt: inHours(1) },
    });
    expect(await cancelBooking({ token: holders[1]!.token })).toEqual({ kind: 'gone' });
    const trail = await db().auditEvent.findMany({ where: { actorId: staff.id } });
    expect(trail).toMatchObject([
      { action: 'booking.cancelled', detail: { bookingId, sessionId: id, late: false } },
    ]);
  });

  it('and changing are over 60 days after the session', async () => {
    const { id, holders } = await full(1, []);
    const day = 24;
    const at = (days: number) =>
      db().voluntarySession.update({
        where: { id },
        data: { startsAt: inHours(-days * day - 2), endsAt: inHours(-days * day) },
      });
    await at(59);
    expect(await findBooking(holders[0]!.token)).toMatchObject({
      past: true,
      place: null,
      changeable: false,
    });
    await at(60.01);
    expect(await findBooking(holders[0]!.token)).toBeNull();
  });
});

describe('who comes', () => {
  it('can be more only while there are places, and is told so where the form is old', async () => {
    const { id, holders } = await full(2, []);
    const [one, other] = holders as [InLine, InLine];
    expect(await changeNumbers({ token: one.token }, { adults: 2 })).toEqual({
      kind: 'session-full',
    });
    await cancelBooking({ token: other.token });
    const seen = (await findBooking(one.token))!.sequence;
    expect(
      await changeNumbers({ token: one.token }, { adults: 2, interpreter: 'bfi', seen }),
    ).toEqual({ kind: 'changed' });
    expect(await changeNumbers({ token: one.token }, { adults: 1, seen })).toEqual({
      kind: 'changed-meanwhile',
    });
    expect((await standOf(id)).of('booked')).toMatchObject([
      { adults: 2, places: 2, interpreter: 'bfi', interpreterState: 'asked' },
    ]);
    expect(await changeNumbers({ token: one.token }, { adults: 3 })).toEqual({
      kind: 'too-many-people',
      most: 2,
    });
    await isSound(id);
  });

  it('is changed by link until the notice, and by staff until it begins', async () => {
    const { holders } = await full(1, [], { startsAt: inHours(23), noticeHours: 0 });
    const staff = await somebodyOfTheTeam();
    expect(await changeNumbers({ token: holders[0]!.token }, { topic: 'Maths' })).toEqual({
      kind: 'too-late',
    });
    const by = { staff, bookingId: holders[0]!.id };
    expect(await changeNumbers(by, { topic: 'Maths' })).toEqual({ kind: 'changed' });
  });
});
