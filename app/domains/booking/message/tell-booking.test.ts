import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAccount } from '../../../../tests/factories';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, db, inTransaction, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import type { TellCode } from '../booking.codes';
import { createBooking, createSession } from './booking.test-support';
import { tellBooking } from './tell-booking.server';

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

const tell = (id: string, what: TellCode) => inTransaction((tx) => tellBooking(tx, id, what));
const mailsOf = (id: string) =>
  db().outgoingMail.findMany({
    where: { dedupeKey: { startsWith: `booking:${id}:` } },
    orderBy: { createdAt: 'asc' },
  });
const toTellOf = async (id: string) =>
  (await db().booking.findUniqueOrThrow({ where: { id } })).toTell;

it('puts one email in the outbox for one change, whoever asks and however often, at once too', async () => {
  const session = await createSession();
  const booking = await createBooking({ sessionId: session.id, language: 'ro' });
  await Promise.all([tell(booking.id, 'confirmed'), tell(booking.id, 'confirmed')]);
  await tell(booking.id, 'confirmed');
  const mails = await mailsOf(booking.id);
  expect(mails).toMatchObject([
    { toAddress: booking.email, template: 'booking-confirmed', language: 'ro' },
  ]);
  // What is in the outbox says nothing of anybody.
  expect(Object.keys(mails[0]!.data as object).sort()).toEqual(['bookingId', 'mark']);
});

it('tells of a second change of the same kind', async () => {
  const session = await createSession();
  const booking = await createBooking({ sessionId: session.id });
  await tell(booking.id, 'changed');
  await db().booking.update({ where: { id: booking.id }, data: { adults: 2, places: 2 } });
  await tell(booking.id, 'changed');
  await db().voluntarySession.update({
    where: { id: session.id },
    data: {
      startsAt: new Date(session.startsAt.getTime() + 3_600_000),
      endsAt: new Date(session.endsAt.getTime() + 3_600_000),
    },
  });
  await tell(booking.id, 'moved');
  await tell(booking.id, 'moved');
  expect((await mailsOf(booking.id)).map((mail) => mail.template)).toEqual([
    'booking-changed',
    'booking-changed',
    'booking-moved',
  ]);
});

it('rolls back with the change that it tells of', async () => {
  const session = await createSession();
  const booking = await createBooking({ sessionId: session.id });
  await expect(
    inTransaction(async (tx) => {
      await tellBooking(tx, booking.id, 'confirmed');
      throw new Error('the change failed');
    }),
  ).rejects.toThrow('the change failed');
  expect(await mailsOf(booking.id)).toEqual([]);
});

it.each([
  ['confirmed', ''],
  ['waiting', ''],
  ['offered', 'offered'],
  ['lapsed', 'lapsed'],
  ['changed', 'changed'],
  ['moved', 'moved'],
  ['session-cancelled', 'session-cancelled'],
  ['reminder', ''],
  ['thanks', ''],
] as const)('without an email, %s leaves "%s" to be told by phone', async (what, toTell) => {
  const session = await createSession();
  const booking = await createBooking({ sessionId: session.id, source: 'staff', email: null });
  await tell(booking.id, what);
  expect(await toTellOf(booking.id)).toBe(toTell);
  expect(await mailsOf(booking.id)).toEqual([]);
});

it.each([
  ['family', ''],
  ['staff', 'cancelled'],
  ['council', 'cancelled'],
])('a cancellation by %s without an email leaves "%s"', async (cancelledBy, toTell) => {
  const session = await createSession();
  const booking = await createBooking({
    sessionId: session.id,
    source: 'staff',
    email: null,
    state: 'cancelled',
    cancelledBy,
  });
  await tell(booking.id, 'cancelled');
  expect(await toTellOf(booking.id)).toBe(toTell);
});

it('keeps what is to be told at the latest news, and a reminder takes none away', async () => {
  const session = await createSession();
  const booking = await createBooking({ sessionId: session.id, source: 'staff', email: null });
  await tell(booking.id, 'moved');
  await db().booking.update({ where: { id: booking.id }, data: { toldAt: new Date() } });
  await tell(booking.id, 'session-cancelled');
  await tell(booking.id, 'reminder');
  expect(await db().booking.findUniqueOrThrow({ where: { id: booking.id } })).toMatchObject({
    toTell: 'session-cancelled',
    toldAt: null,
  });
  await tell(booking.id, 'confirmed');
  expect(await toTellOf(booking.id)).toBe('');
});

it('sends nothing to a parent whose email is on hold, and lets them be phoned', async () => {
  const account = await createAccount({ mailHeldSince: new Date() });
  const session = await createSession();
  const signedIn = await createBooking({
    sessionId: session.id,
    source: 'signed-in',
    accountId: account.id,
    email: null,
  });
  // Somebody gave their address without signing in.
  const byAddress = await createBooking({ sessionId: session.id, email: account.email });
  for (const { id } of [signedIn, byAddress]) {
    await tell(id, 'moved');
    expect(await toTellOf(id)).toBe('moved');
    expect(await mailsOf(id)).toEqual([]);
  }
});

it("goes to the account's address as it is now", async () => {
  const account = await createAccount();
  const session = await createSession();
  const booking = await createBooking({
    sessionId: session.id,
    source: 'signed-in',
    accountId: account.id,
    email: account.email,
  });
  const address = `new-${account.email}`;
  await db().account.update({ where: { id: account.id }, data: { email: address } });
  await tell(booking.id, 'confirmed');
  expect(await mailsOf(booking.id)).toMatchObject([{ toAddress: address }]);
});

it('raises what calendars follow, also where the booking goes to a session that changed less', async () => {
  const often = await createSession({ sequence: 7 });
  const never = await createSession();
  const booking = await createBooking({ sessionId: often.id, sequence: 2 });
  const together = async () => {
    const { sequence, session } = await db().booking.findUniqueOrThrow({
      where: { id: booking.id },
      include: { session: true },
    });
    return sequence + session.sequence;
  };
  expect(await together()).toBe(9);
  await db().booking.update({
    where: { id: booking.id },
    data: { sessionId: never.id, sequence: { increment: 1 } },
  });
  expect(await together()).toBe(10);
  await db().booking.update({ where: { id: booking.id }, data: { sessionId: often.id } });
  expect(await together()).toBeGreaterThan(10);
  const before = await together();
  await db().booking.update({ where: { id: booking.id }, data: { state: 'cancelled' } });
  expect(await together()).toBe(before + 1);
  await db().voluntarySession.update({ where: { id: often.id }, data: { state: 'cancelled' } });
  expect(await together()).toBe(before + 2);
  await db().booking.update({ where: { id: booking.id }, data: { sequence: 0 } });
  expect(await together()).toBe(before + 2);
});
