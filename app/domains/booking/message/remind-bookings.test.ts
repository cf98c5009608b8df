import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAccount } from '../../../../tests/factories';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { createBooking, createSession } from './booking.test-support';
import { remindBookings } from './remind-bookings.server';
import { reminderDue } from './remind.rules';

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

/** A moment in London's time. */
const london = (local: string) =>
  Temporal.ZonedDateTime.from(`${local}[Europe/London]`).toInstant();
const date = (local: string) => new Date(london(local).epochMilliseconds);

it.each([
  // session, booked, now, due
  ['2027-03-12T10:00', '2027-02-01T10:00', '2027-03-05T08:00', 'week'],
  ['2027-03-12T10:00', '2027-02-01T10:00', '2027-03-05T07:59', null],
  ['2027-03-12T10:00', '2027-02-01T10:00', '2027-03-05T20:59', 'week'],
  ['2027-03-12T10:00', '2027-02-01T10:00', '2027-03-05T21:00', null],
  ['2027-03-12T10:00', '2027-02-01T10:00', '2027-03-04T12:00', null],
  ['2027-03-12T10:00', '2027-02-01T10:00', '2027-03-06T12:00', null],
  ['2027-03-12T10:00', '2027-02-01T10:00', '2027-03-11T08:00', 'day'],
  ['2027-03-12T10:00', '2027-02-01T10:00', '2027-03-12T08:00', null],
  // Booked eight days before, seven, three, the day before.
  ['2027-03-12T10:00', '2027-03-04T23:59', '2027-03-05T09:00', 'week'],
  ['2027-03-12T10:00', '2027-03-05T07:00', '2027-03-05T09:00', null],
  ['2027-03-12T10:00', '2027-03-09T07:00', '2027-03-11T09:00', 'day'],
  ['2027-03-12T10:00', '2027-03-11T07:00', '2027-03-11T09:00', null],
  // The week holds the change of the clocks: days are counted, not hours.
  ['2027-04-02T08:30', '2027-03-01T10:00', '2027-03-26T08:00', 'week'],
  ['2027-03-28T00:30', '2027-03-01T10:00', '2027-03-27T08:00', 'day'],
  ['2027-03-29T00:30', '2027-03-01T10:00', '2027-03-28T08:00', 'day'],
  ['2027-03-29T00:30', '2027-03-01T10:00', '2027-03-28T07:59', null],
  ['2027-11-01T23:30', '2027-10-01T10:00', '2027-10-31T08:00', 'day'],
  ['2027-11-01T23:30', '2027-10-01T10:00', '2027-10-25T20:00', 'week'],
  // In summer it is still 8 o'clock in London, not in UTC.
  ['2027-07-12T10:00', '2027-06-01T10:00', '2027-07-05T08:00', 'week'],
])('session %s, booked %s, at %s: %s', (startsAt, bookedAt, now, due) => {
  const times = { startsAt: london(startsAt), bookedAt: london(bookedAt) };
  expect(reminderDue(times, london(now))).toBe(due);
});

async function marks(id: string): Promise<string[]> {
  const mails = await db().outgoingMail.findMany({
    where: { template: 'booking-reminder', dedupeKey: { startsWith: `booking:${id}:` } },
    orderBy: { dedupeKey: 'asc' },
  });
  return mails.map((mail) => mail.dedupeKey.split(':reminder:')[1]!);
}

it('reminds once of each day, whoever else is at it at the same moment', async () => {
  const session = await createSession({ startsAt: date('2027-03-29T10:00'), capacity: 30 });
  const stateAt = date('2027-03-01T10:00');
  const bookings = await Promise.all(
    Array.from({ length: 25 }, () => createBooking({ sessionId: session.id, stateAt })),
  );
  const atOnce = (local: string) =>
    Promise.all([1, 2, 3, 4].map(() => remindBookings(london(local))));
  await atOnce('2027-03-22T07:50');
  expect(await marks(bookings[0]!.id)).toEqual([]);
  await atOnce('2027-03-22T08:00');
  await atOnce('2027-03-22T08:10');
  for (const { id } of bookings) expect(await marks(id)).toEqual(['week:2027-03-29']);
  await atOnce('2027-03-28T08:00');
  for (const { id } of bookings) {
    expect(await marks(id)).toEqual(['day:2027-03-29', 'week:2027-03-29']);
  }
});

it('a session that was moved is reminded of on its new day, and on one day once', async () => {
  const session = await createSession({ startsAt: date('2027-05-20T10:00') });
  const booking = await createBooking({
    sessionId: session.id,
    stateAt: date('2027-04-01T10:00'),
  });
  const moveTo = (local: string) =>
    db().voluntarySession.update({
      where: { id: session.id },
      data: { startsAt: date(local), endsAt: date(local.replace(/T\d+/, 'T20')) },
    });
  await remindBookings(london('2027-05-13T09:00'));
  await moveTo('2027-05-20T14:00');
  await remindBookings(london('2027-05-13T09:10'));
  expect(await marks(booking.id)).toEqual(['week:2027-05-20']);
  await moveTo('2027-05-27T14:00');
  await remindBookings(london('2027-05-19T09:00'));
  await remindBookings(london('2027-05-20T09:00'));
  await remindBookings(london('2027-05-26T09:00'));
  expect(await marks(booking.id)).toEqual(['day:2027-05-27', 'week:2027-05-20', 'week:2027-05-27']);
});

it('reminds only who has a place in a session that takes place, and can be written to', async () => {
  const startsAt = date('2027-06-10T10:00');
  const stateAt = date('2027-05-01T10:00');
  const on = await createSession({ startsAt });
  const off = await createSession({ startsAt, state: 'cancelled' });
  const held = await createAccount({ mailHeldSince: new Date() });
  const account = await createAccount();
  const common = { sessionId: on.id, stateAt };
  const reminded = [
    await createBooking(common),
    await createBooking({ ...common, source: 'signed-in', accountId: account.id, email: null }),
  ];
  const others = [
    await createBooking({ ...common, sessionId: off.id }),
    await createBooking({ ...common, state: 'waiting', arrival: 1 }),
    await createBooking({ ...common, state: 'cancelled' }),
    await createBooking({ ...common, state: 'lapsed', arrival: 2 }),
    await createBooking({
      ...common,
      state: 'offered',
      arrival: 3,
      offeredAt: stateAt,
      offerEndsAt: startsAt,
    }),
    await createBooking({ ...common, source: 'staff', email: null }),
    await createBooking({ ...common, source: 'signed-in', accountId: held.id, email: null }),
  ];
  await remindBookings(london('2027-06-09T09:00'));
  for (const { id } of reminded) expect(await marks(id)).toEqual(['day:2027-06-10']);
  for (const { id } of others) {
    expect(await marks(id)).toEqual([]);
    expect((await db().booking.findUniqueOrThrow({ where: { id } })).toTell).toBe('');
  }
});
