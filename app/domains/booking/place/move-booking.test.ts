import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db, inTransaction } from '~/platform/db/database.server';
import { sealJoinLink } from '../join-link.server';
import { createSession } from '../message/booking.test-support';
import {
  bookEvent,
  cancelBooking,
  cancelSessionBookings,
  changeNumbers,
  findBooking,
  listOwnBookings,
  moveBooking,
} from './index.server';
import {
  comes,
  openCopy,
  openPlaces,
  signedInParent,
  somebody,
  somebodyOfTheTeam,
  standOf,
  wish,
  type Copy,
} from './place.test-support';

let places: Awaited<ReturnType<typeof openPlaces>>;
const copies: Copy[] = [];
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);

beforeAll(async () => {
  places = await openPlaces();
  for (let at = 0; at < 3; at++) copies.push(await openCopy(places.url));
});

afterAll(async () => {
  for (const copy of copies) await copy.close();
  await places.close();
});

async function book(
  sessionId: string,
  adults = 1,
  booker: Parameters<typeof bookEvent>[0] = somebody(),
) {
  const made = await bookEvent(booker, wish(sessionId, { who: comes({ adults }) }));
  if (!('token' in made)) throw new Error(made.kind);
  return made;
}

describe('another date', () => {
  it('keeps booking and link, and gives the old place to the line', async () => {
    const [from, to] = [
      await createSession({ capacity: 1, sequence: 4 }),
      await createSession({ capacity: 1 }),
    ];
    const { token, bookingId } = await book(from.id);
    const waits = await book(from.id);
    await db().booking.update({
      where: { id: bookingId },
      data: { interpreter: 'bfi', interpreterState: 'arranged' },
    });
    expect(await moveBooking({ token }, { toSessionId: to.id })).toEqual({ kind: 'moved', token });
    expect((await findBooking(token))?.session.id).toBe(to.id);
    expect((await findBooking(waits.token))?.state).toBe('offered');
    const [moved] = (await standOf(to.id)).of('booked');
    // Calendars follow the sum, which was 4; and whoever interprets is asked anew.
    expect(moved!.sequence).toBeGreaterThan(4);
    expect(moved!.interpreterState).toBe('asked');
    const mails = await db().outgoingMail.findMany({
      where: { dedupeKey: { startsWith: `booking:${bookingId}:` } },
    });
    expect(mails.map(({ template }) => template)).toEqual(['booking-changed']);
  });

  it('is refused where it is full, of another kind, a draft, begun, or unknown, and nothing is lost', async () => {
    const from = await createSession({ capacity: 2 });
    const { token } = await book(from.id, 2);
    const to = async (given: Parameters<typeof createSession>[0]) =>
      moveBooking({ token }, { toSessionId: (await createSession(given)).id });
    expect(await to({ capacity: 1 })).toEqual({ kind: 'session-full' });
    for (const given of [
      { kindCode: 'talk' },
      { kindCode: 'one-to-one', listed: false },
      { state: 'draft' },
      { state: 'cancelled' },
      { startsAt: inHours(23) },
      { opensAt: inHours(1) },
    ])
      expect(await to(given)).toEqual({ kind: 'gone' });
    const nowhere = '00000000-0000-4000-8000-000000000001';
    expect(await moveBooking({ token }, { toSessionId: nowhere })).toEqual({ kind: 'gone' });
    expect((await standOf(from.id)).session.taken).toBe(2);
  });

  it('chosen twice is told once, and a link changes its booking so often in a day and no more', async () => {
    const [from, to] = [await createSession(), await createSession()];
    const { token, bookingId } = await book(from.id);
    for (let click = 0; click < 2; click++)
      expect(await moveBooking({ token }, { toSessionId: to.id })).toEqual({
        kind: 'moved',
        token,
      });
    const mails = () =>
      db().outgoingMail.count({ where: { dedupeKey: { startsWith: `booking:${bookingId}:` } } });
    expect(await mails()).toBe(1);
    for (let change = 0; change < 28; change++)
      expect((await changeNumbers({ token }, { adults: 1 + (change % 2) })).kind).toBe('changed');
    expect((await changeNumbers({ token }, { adults: 3 })).kind).toBe('wait');
    expect((await moveBooking({ token }, { toSessionId: from.id })).kind).toBe('wait');
    expect(await mails()).toBe(29);
    const staff = await somebodyOfTheTeam();
    expect((await changeNumbers({ staff, bookingId }, { adults: 3 })).kind).toBe('changed');
    expect((await cancelBooking({ token })).kind).toBe('cancelled');
  });

  it('is chosen by link until the notice, by staff until it begins', async () => {
    const from = await createSession({ startsAt: inHours(20), noticeHours: 1 });
    const to = await createSession();
    const { token, bookingId } = await book(from.id);
    expect(await moveBooking({ token }, { toSessionId: to.id })).toEqual({ kind: 'too-late' });
    const staff = await somebodyOfTheTeam();
    const moved = await moveBooking({ staff, bookingId }, { toSessionId: to.id });
    expect(moved.kind).toBe('moved');
    const trail = await db().auditEvent.findMany({ where: { actorId: staff.id } });
    expect(trail).toMatchObject([
      {
        action: 'booking.moved',
        detail: { bookingId, sessionId: to.id, fromSessionId: from.id },
      },
    ]);
  });

  it('may be anything where the council called it off, for who waited too', async () => {
    const from = await createSession({ capacity: 1 });
    const talk = await createSession({ kindCode: 'talk', capacity: 3 });
    const had = await book(from.id);
    const waited = await book(from.id);
    await inTransaction(async (tx) => {
      await tx.voluntarySession.update({ where: { id: from.id }, data: { state: 'cancelled' } });
      await cancelSessionBookings(tx, from.id);
    });
    expect(await findBooking(had.token)).toMatchObject({
      state: 'booked',
      place: null,
      changeable: true,
      session: { cancelled: true },
    });
    for (const { token } of [had, waited])
      expect((await moveBooking({ token }, { toSessionId: talk.id })).kind).toBe('moved');
    expect((await standOf(talk.id)).session.taken).toBe(2);
    expect((await standOf(from.id)).session.taken).toBe(0);
  });

  it(
    'from A to B and from B to A at once is an error for nobody',
    { timeout: 60_000 },
    async () => {
      for (let round = 0; round < 6; round++) {
        const sessions = [
          await createSession({ capacity: 4 }),
          await createSession({ capacity: 4 }),
        ] as const;
        const [a, b] = sessions;
        const inA = [await book(a.id), await book(a.id), await book(a.id)];
        const inB = [await book(b.id), await book(b.id), await book(b.id)];
        const line = [await book(a.id, 2), await book(b.id, 2)];
        const all = await Promise.all(
          [0, 1, 2].flatMap((n) => [
            copies[n]!.moveBooking({ token: inA[n]!.token }, { toSessionId: b.id }),
            copies[(n + 1) % 3]!.moveBooking({ token: inB[n]!.token }, { toSessionId: a.id }),
          ]),
        );
        for (const { kind } of all) expect(['moved', 'session-full']).toContain(kind);
        expect(all.some(({ kind }) => kind === 'moved')).toBe(true);
        for (const { id } of sessions) {
          const { session, held } = await standOf(id);
          expect(session.taken).toBe(held);
          expect(held).toBeLessThanOrEqual(4);
        }
        const bookings = await db().booking.count({
          where: { sessionId: { in: sessions.map(({ id }) => id) } },
        });
        expect(bookings).toBe(inA.length + inB.length + line.length);
      }
    },
  );

  it('chosen twice at once for different dates is one of them', async () => {
    const [from, one, two] = [await createSession(), await createSession(), await createSession()];
    const { token } = await book(from.id);
    await Promise.all([
      copies[0]!.moveBooking({ token }, { toSessionId: one.id }),
      copies[1]!.moveBooking({ token }, { toSessionId: two.id }),
    ]);
    const taken = await Promise.all(
      [from, one, two].map(async ({ id }) => (await standOf(id)).session.taken),
    );
    expect(taken[0]).toBe(0);
    expect(taken[1]! + taken[2]!).toBe(1);
  });
});

describe('what a booking shows', () => {
  it('is the link to join online, while there is a place and it is not over', async () => {
    const online = await createSession({
      mode: 'online',
      capacity: 1,
      room: { link: sealJoinLink('https://meet.example/room') },
    });
    const has = await book(online.id);
    const waits = await book(online.id);
    expect((await findBooking(has.token))?.joinLink).toBe('https://meet.example/room');
    expect((await findBooking(waits.token))?.joinLink).toBeNull();
    await db().voluntarySession.update({
      where: { id: online.id },
      data: { startsAt: inHours(-3), endsAt: inHours(-1), promised: 'The slides' },
    });
    expect(await findBooking(has.token)).toMatchObject({
      joinLink: null,
      past: true,
      promised: ['The slides'],
    });
  });

  it('is its own: a parent sees what their account made, with links that work', async () => {
    const session = await createSession();
    const [mine, other] = [await signedInParent(), await signedInParent()];
    const as = (parent: typeof mine) =>
      ({ kind: 'parent', parent, language: 'en', network: 'n' }) as const;
    const made = await book(session.id, 2, as(mine));
    await book(session.id, 3, as(other));
    await book(session.id, 1, somebody({ email: mine.email }));
    const own = await listOwnBookings(mine);
    expect(own.map(({ id, token }) => ({ id, token }))).toEqual([
      { id: made.bookingId, token: made.token },
    ]);
    const shown = JSON.stringify(await findBooking(made.token));
    expect(shown).not.toContain(mine.email);
    expect(shown).not.toContain(other.email);
  });
});
