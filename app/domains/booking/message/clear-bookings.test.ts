import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAccount } from '../../../../tests/factories';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { profile, readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { linkToken } from '../link.server';
import { createBooking, createSession } from './booking.test-support';
import { openBookingFile } from './calendar-answers.server';
import { clearBookings } from './clear-bookings.server';
import { findFeedOf, makeFeed, stopFeed } from './feeds.server';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  useEnvironment(readEnvironment({ PUBLIC_URL: 'http://localhost:3000' }));
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const DAY_MS = 24 * 3_600_000;
const SECRET = 'said-by-somebody';

it('deletes what bookings say of people after the days of the profile, and keeps the counts', async () => {
  const now = new Date('2028-06-01T05:00:00Z');
  const keepMs = profile().booking.keepDays * DAY_MS;
  const endingAt = (endsAt: number) =>
    createSession({ startsAt: new Date(endsAt - 7_200_000), endsAt: new Date(endsAt) });
  const old = await endingAt(now.getTime() - keepMs - 1000);
  const kept = await endingAt(now.getTime() - keepMs + 1000);
  const account = await createAccount();
  const said = {
    name: SECRET,
    email: `${SECRET}@family.example`,
    phone: SECRET,
    accessNeeds: SECRET,
    topic: SECRET,
    whereText: SECRET,
    interpreter: 'other',
    interpreterOther: SECRET,
    interpreterNote: SECRET,
    promised: SECRET,
    adults: 2,
    children: 1,
    places: 3,
    attendance: 'came',
  };
  const booking = await createBooking({ sessionId: old.id, ...said });
  const cancelled = await createBooking({ sessionId: old.id, ...said, state: 'cancelled' });
  const signedIn = await createBooking({
    sessionId: old.id,
    ...said,
    source: 'signed-in',
    accountId: account.id,
  });
  const young = await createBooking({ sessionId: kept.id, ...said });
  expect(await clearBookings(now)).toBe(3);
  expect(await clearBookings(now)).toBe(0);
  for (const { id } of [booking, cancelled, signedIn]) {
    const row = await db().booking.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(row)).not.toContain(SECRET);
    expect(row).toMatchObject({ adults: 2, children: 1, places: 3, attendance: 'came' });
    expect(row.clearedAt).toEqual(now);
  }
  expect(
    JSON.stringify(await db().booking.findUniqueOrThrow({ where: { id: young.id } })),
  ).toContain(SECRET);
  const { taken } = await db().voluntarySession.findUniqueOrThrow({ where: { id: old.id } });
  expect(taken).toBe(6);
  for (const generation of [1, 2]) {
    const asked = openBookingFile(linkToken('booking', booking.id, generation), 'en');
    await expect(asked).rejects.toMatchObject({ status: 404 });
  }
});

it('deletes calendars that were stopped long ago, and no others', async () => {
  const [one, two, three] = [await createAccount(), await createAccount(), await createAccount()];
  const [stoppedLong, stopped, going] = [one, two, three].map(({ id }) => ({ accountId: id }));
  for (const owner of [stoppedLong!, stopped!, going!]) await makeFeed(owner, 'en');
  const first = await findFeedOf(stoppedLong!);
  await stopFeed(stoppedLong!);
  await stopFeed(stopped!);
  await db().calendarFeed.update({
    where: stoppedLong as { accountId: string },
    data: { stoppedAt: new Date(Date.now() - 31 * DAY_MS) },
  });
  await clearBookings();
  const left = await db().calendarFeed.findMany();
  expect(left.map(({ accountId }) => accountId).sort()).toEqual([two.id, three.id].sort());
  expect(await makeFeed(stoppedLong!, 'en')).not.toBe(first);
});
