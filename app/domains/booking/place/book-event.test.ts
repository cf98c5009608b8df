import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFamily } from '../../../../tests/factories';
import { profile } from '~/platform/config/environment.server';
import { db } from '~/platform/db/database.server';
import { createSession } from '../message/booking.test-support';
import { bookEvent, cancelBooking, findBooking, tellBooked } from './index.server';
import {
  comes,
  openCopy,
  openPlaces,
  signedInParent,
  somebody,
  somebodyOfTheTeam,
  standOf,
  toBeTold,
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

describe('a place in an event', () => {
  it('is booked with an address alone, with a link that shows where it is', async () => {
    const { id } = await createSession();
    const booked = await bookEvent(
      somebody(),
      wish(id, { who: comes({ adults: 2, children: 1, topic: 'Maths', interpreter: 'bfi' }) }),
    );
    if (booked.kind !== 'booked') throw new Error(booked.kind);
    const stand = await standOf(id);
    expect(stand.session.taken).toBe(3);
    expect(stand.bookings).toMatchObject([
      { id: booked.bookingId, state: 'booked', places: 3, arrival: 0, interpreterState: 'asked' },
    ]);
    expect(await findBooking(booked.token)).toMatchObject({
      state: 'booked',
      reference: booked.reference,
      who: { adults: 2, children: 1, topic: 'Maths' },
      place: { venue: 'Lea Bridge Hall' },
      ahead: null,
    });
    expect(await toBeTold()).toContain(`${booked.bookingId} confirmed`);
  });

  it('is told once, though the job runs twice, and not where it is not so any more', async () => {
    const { id } = await createSession();
    const mails = (bookingId: string, what: string) =>
      db().outgoingMail.count({
        where: { dedupeKey: { startsWith: `booking:${bookingId}:${what}` } },
      });
    const stays = await bookEvent(somebody(), wish(id));
    const goes = await bookEvent(somebody(), wish(id));
    if (stays.kind !== 'booked' || goes.kind !== 'booked') throw new Error('not booked');
    await Promise.all([
      tellBooked(stays.bookingId, 'confirmed'),
      tellBooked(stays.bookingId, 'confirmed'),
    ]);
    expect(await mails(stays.bookingId, 'confirmed')).toBe(1);
    await cancelBooking({ token: goes.token });
    await tellBooked(goes.bookingId, 'confirmed');
    expect(await mails(goes.bookingId, 'confirmed')).toBe(0);
    expect(await mails(goes.bookingId, 'cancelled')).toBe(1);
  });

  it('is tied to the only family of a parent, and to none where there are two', async () => {
    const { id } = await createSession();
    const parent = await signedInParent();
    const booker = { kind: 'parent', parent, language: 'en', network: 'n' } as const;
    const family = await createFamily();
    const adult = { accountId: parent.id, name: 'A', toldBy: 'parent' };
    await db().adult.create({ data: { ...adult, familyId: family.id } });
    const first = await bookEvent(booker, wish(id));
    await db().adult.create({ data: { ...adult, familyId: (await createFamily()).id } });
    const second = await bookEvent(booker, wish(id));
    const { bookings } = await standOf(id);
    const familyOf = (made: typeof first) =>
      bookings.find((one) => 'bookingId' in made && one.id === made.bookingId)?.familyId;
    expect([familyOf(first), familyOf(second)]).toEqual([family.id, null]);
    const trail = await db().auditEvent.findMany({ where: { actorId: parent.id } });
    expect(trail.map(({ action, familyId }) => ({ action, familyId }))).toEqual([
      { action: 'booking.booked', familyId: family.id },
      { action: 'booking.booked', familyId: null },
    ]);
  });

  it('is refused before it opens, after its notice, once begun, in drafts, and where it is cancelled', async () => {
    const staff = await somebodyOfTheTeam();
    const onBehalf = { kind: 'staff', staff, email: null, language: 'en', familyId: null } as const;
    const kindOf = async (given: Parameters<typeof createSession>[0]) => {
      const { id } = await createSession(given);
      const family = await bookEvent(somebody(), wish(id));
      const team = await bookEvent(onBehalf, wish(id));
      return [family.kind, team.kind];
    };
    expect(await kindOf({ opensAt: inHours(1) })).toEqual(['not-open-yet', 'not-open-yet']);
    expect(await kindOf({ startsAt: inHours(23) })).toEqual(['too-late', 'booked']);
    expect(await kindOf({ startsAt: inHours(-1) })).toEqual(['gone', 'gone']);
    expect(await kindOf({ state: 'draft' })).toEqual(['gone', 'gone']);
    expect(await kindOf({ state: 'cancelled' })).toEqual(['gone', 'gone']);
    expect(await kindOf({ kindCode: 'one-to-one', listed: false })).toEqual(['gone', 'gone']);
    expect((await bookEvent(somebody(), wish(randomUUID()))).kind).toBe('gone');
  });

  it('of a kind for parents who are signed in is theirs', async () => {
    const { id, kindId } = await createSession({ kindCode: 'talk' });
    await db().sessionKind.update({ where: { id: kindId }, data: { signedIn: true } });
    expect((await bookEvent(somebody(), wish(id))).kind).toBe('sign-in-first');
    const parent = await signedInParent();
    const booker = { kind: 'parent', parent, language: 'en', network: 'n' } as const;
    expect((await bookEvent(booker, wish(id))).kind).toBe('booked');
    await db().sessionKind.update({ where: { id: kindId }, data: { signedIn: false } });
  });

  it('is for as many people as the council says, and no more than there are places', async () => {
    const { mostPeople } = profile().booking;
    const { id } = await createSession({ capacity: 100 });
    const small = await createSession({ capacity: 3 });
    const who = comes({ adults: mostPeople, children: 1 });
    expect(await bookEvent(somebody(), wish(id, { who }))).toEqual({
      kind: 'too-many-people',
      most: mostPeople,
    });
    expect(await bookEvent(somebody(), wish(small.id, { who: comes({ adults: 4 }) }))).toEqual({
      kind: 'too-many-people',
      most: 3,
    });
  });

  it('that is not there is said at once to who does not want to wait', async () => {
    const { id } = await createSession({ capacity: 2 });
    await bookEvent(somebody(), wish(id, { who: comes({ adults: 1 }) }));
    const party = wish(id, { who: comes({ adults: 2 }) });
    expect((await bookEvent(somebody(), party)).kind).toBe('waiting');
    expect(await bookEvent(somebody(), { ...wish(id), ifFull: 'refuse', who: party.who })).toEqual({
      kind: 'session-full',
      left: 1,
      waitlist: 1,
    });
    // One place is free, and a party of two keeps nobody from it.
    expect((await bookEvent(somebody(), wish(id))).kind).toBe('booked');
    expect((await standOf(id)).session.arrivals).toBe(1);
  });

  it('cannot be waited for where no offer could come in time', async () => {
    const { id } = await createSession({ capacity: 1, startsAt: inHours(24.25) });
    await bookEvent(somebody(), wish(id));
    expect(await bookEvent(somebody(), wish(id))).toEqual({
      kind: 'session-full',
      left: 0,
      waitlist: 0,
    });
  });
});

describe('abuse', () => {
  it('from one network, of one address, and by one account ends at the limits', async () => {
    const { networkHourly, addressDaily } = profile().booking;
    const { id } = await createSession({ capacity: 500 });
    const tally = async (most: number, booker: () => Parameters<typeof bookEvent>[0]) => {
      const kinds: string[] = [];
      for (let at = 0; at < most + 2; at++) kinds.push((await bookEvent(booker(), wish(id))).kind);
      return kinds;
    };
    const limited = (most: number) => [...Array<string>(most).fill('booked'), 'wait', 'wait'];
    const network = randomUUID();
    expect(await tally(networkHourly, () => somebody({ network }))).toEqual(limited(networkHourly));
    const email = `one-${randomUUID()}@family.example`;
    let upper = false;
    const address = () => {
      upper = !upper;
      return somebody({ email: upper ? email.toUpperCase() : email });
    };
    expect(await tally(addressDaily, address)).toEqual(limited(addressDaily));
    const parent = await signedInParent();
    const signedIn = () =>
      ({ kind: 'parent', parent, language: 'en', network: randomUUID() }) as const;
    expect(await tally(addressDaily, signedIn)).toEqual(limited(addressDaily));
  });
});

describe('the same form again', () => {
  it('gives the same booking and link, and tells nobody again', async () => {
    const { id } = await createSession();
    const [booker, once] = [somebody(), wish(id)];
    const all = await Promise.all(
      [bookEvent, ...copies.map((copy) => copy.bookEvent)].flatMap((book) => [
        book(booker, once),
        book(booker, once),
      ]),
    );
    const made = all.map((one) => {
      if (one.kind !== 'booked') throw new Error(one.kind);
      return one;
    });
    expect(new Set(made.map(({ token }) => token)).size).toBe(1);
    expect(made.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect((await standOf(id)).bookings).toHaveLength(1);
    expect(await toBeTold()).toEqual(expect.arrayContaining([`${made[0]!.bookingId} confirmed`]));
    const told = (await toBeTold()).filter((line) => line.startsWith(made[0]!.bookingId));
    expect(told).toHaveLength(1);
  });

  it('does not count against the limits, and is answered though the session is full', async () => {
    const { id } = await createSession({ capacity: 1 });
    const [booker, once] = [somebody(), wish(id)];
    for (let at = 0; at < 40; at++) expect((await bookEvent(booker, once)).kind).toBe('booked');
  });

  it('is answered where its first half was the last within the limit', async () => {
    const { id } = await createSession();
    const { addressDaily } = profile().booking;
    const booker = somebody();
    for (let at = 1; at < addressDaily; at++) await bookEvent(booker, wish(id));
    const double = wish(id);
    const both = await Promise.all([bookEvent(booker, double), bookEvent(booker, double)]);
    expect(both.map(({ kind }) => kind)).toEqual(['booked', 'booked']);
    expect((await standOf(id)).session.taken).toBe(addressDaily);
  });

  it('gives nobody a link by a key that belongs to another session or to somebody else', async () => {
    const [{ id }, other] = [await createSession(), await createSession()];
    const [booker, once] = [somebody(), wish(id)];
    await bookEvent(booker, once);
    expect(await bookEvent(booker, { ...once, sessionId: other.id })).toEqual({ kind: 'gone' });
    expect(await bookEvent(somebody(), once)).toEqual({ kind: 'gone' });
    const parent = await signedInParent();
    const account = { kind: 'parent', parent, language: 'en', network: 'n' } as const;
    expect(await bookEvent(account, once)).toEqual({ kind: 'gone' });
    const staff = await somebodyOfTheTeam();
    const team = { kind: 'staff', staff, language: 'en', familyId: null } as const;
    expect(await bookEvent({ ...team, email: booker.email }, once)).toEqual({ kind: 'gone' });
    expect((await standOf(other.id)).bookings).toEqual([]);
  });

  it('for two sessions in the same moment makes one booking', async () => {
    const sessions = [await createSession(), await createSession()];
    for (let round = 0; round < 5; round++) {
      const [booker, submitKey] = [somebody(), randomUUID()];
      const kinds = await Promise.all(
        sessions.map(
          async ({ id }, at) => (await copies[at]!.bookEvent(booker, wish(id, { submitKey }))).kind,
        ),
      );
      expect(kinds.sort()).toEqual(['booked', 'gone']);
    }
  });
});

describe('two hundred in the same instant for twelve places', () => {
  it('are twelve with a place, and a line in order of arrival', { timeout: 120_000 }, async () => {
    for (let round = 0; round < 5; round++) {
      const { id } = await createSession({ capacity: 12 });
      const asked = new Map<string, { at: number; answered: number }>();
      const ask = async (at: number) => {
        // The second hundred come in the middle of the first.
        if (at >= 100) await sleep(200);
        const began = performance.now();
        const made = await copies[at % 3]!.bookEvent(somebody(), wish(id));
        if ('bookingId' in made)
          asked.set(made.bookingId, { at: began, answered: performance.now() });
        return made;
      };
      const all = await Promise.all(Array.from({ length: 200 }, (_, at) => ask(at)));
      const kinds = new Map<string, number>();
      for (const { kind } of all) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      expect(Object.fromEntries(kinds)).toEqual({ booked: 12, waiting: 188 });
      const { session, of } = await standOf(id);
      expect(session).toMatchObject({ taken: 12, arrivals: 188 });
      const line = of('waiting');
      expect(line.map(({ arrival }) => arrival)).toEqual(
        Array.from({ length: 188 }, (_, at) => at + 1),
      );
      // Nobody who had an answer before another asked stands behind them.
      const order = [...of('booked'), ...line].map((booking) => asked.get(booking.id)!);
      const inLine = order.slice(12);
      for (const [at, { answered }] of inLine.entries())
        for (const before of inLine.slice(0, at)) expect(before.at).toBeLessThan(answered);
      const lastPlace = Math.max(...order.slice(0, 12).map((one) => one.at));
      expect(lastPlace).toBeLessThan(Math.min(...inLine.map(({ answered }) => answered)));
    }
  });

  it(
    'of different sizes never get more than there is, whatever they do',
    { timeout: 120_000 },
    async () => {
      const party = fc.record({
        adults: fc.integer({ min: 1, max: 3 }),
        children: fc.integer({ min: 0, max: 2 }),
        gives: fc.boolean(),
      });
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 3, max: 9 }),
          fc.array(party, { minLength: 4, maxLength: 14 }),
          async (capacity, parties) => {
            const { id } = await createSession({ capacity });
            await Promise.all(
              parties.map(async ({ adults, children, gives }, at) => {
                const copy = copies[at % 3]!;
                const made = await copy.bookEvent(
                  somebody(),
                  wish(id, { who: comes({ adults, children }) }),
                );
                if (gives && 'token' in made) await copy.cancelBooking({ token: made.token });
              }),
            );
            const { session, of, held } = await standOf(id);
            expect(session.taken).toBe(held);
            expect(held).toBeLessThanOrEqual(capacity);
            // Nobody waits who would fit, and no arrival is given twice.
            const line = of('waiting');
            for (const { places: wanted } of line) expect(wanted).toBeGreaterThan(capacity - held);
            expect(new Set(line.map(({ arrival }) => arrival)).size).toBe(line.length);
          },
        ),
        { numRuns: 15 },
      );
    },
  );
});
