import { afterAll, beforeAll, expect, it } from 'vitest';
import { createFamily } from '../../../../tests/factories';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { closeDatabase, useDatabase } from '~/platform/db/database.server';
import { createBooking, createSession } from '../message/booking.test-support';
import { sessionsOfFamily } from './family-sessions.server';
import { inHours, over } from './run.test-support';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

type Given = Omit<Parameters<typeof createBooking>[0], 'sessionId'>;

it('says what became of each booking, and lays nothing at the family’s door that was ours', async () => {
  const family = await createFamily();
  const expected: [string, object, Given][] = [
    ['booked', {}, {}],
    ['waiting', {}, { state: 'waiting' }],
    ['offered', {}, { state: 'offered', offerEndsAt: inHours(5) }],
    ['came', over(), { attendance: 'came' }],
    ['not-come', over(), { attendance: 'not-come' }],
    ['not-recorded', over(), {}],
    ['cancelled-before', {}, { state: 'cancelled', cancelledBy: 'family' }],
    ['cancelled-before', {}, { state: 'cancelled', cancelledBy: 'staff' }],
    ['short-notice', {}, { state: 'cancelled', cancelledBy: 'family', late: true }],
    ['not-offered', {}, { state: 'lapsed' }],
    ['not-offered', over(), { state: 'waiting' }],
    ['council-cancelled', { state: 'cancelled' }, {}],
    ['council-cancelled', { state: 'cancelled' }, { state: 'cancelled', cancelledBy: 'family' }],
    ['council-cancelled', {}, { state: 'cancelled', cancelledBy: 'council' }],
    // A time with a person is called off by the family's own cancellation.
    [
      'short-notice',
      { state: 'cancelled', kindCode: 'one-to-one', capacity: 1 },
      { state: 'cancelled', cancelledBy: 'family', late: true },
    ],
  ];
  const made = new Map<string, string>();
  for (const [mark, session, booking] of expected) {
    const { id: sessionId } = await createSession(session);
    const { id } = await createBooking({ ...booking, sessionId, familyId: family.id });
    made.set(id, mark);
  }
  const other = await createSession();
  await createBooking({ sessionId: other.id, familyId: (await createFamily()).id });
  await createBooking({ sessionId: other.id });
  const sessions = await sessionsOfFamily(family.id);
  expect(new Map(sessions.map(({ bookingId, mark }) => [bookingId, mark]))).toEqual(made);
});

it('has the latest session first, and nothing for a family that booked none', async () => {
  const family = await createFamily();
  const [late, early] = [
    await createSession({ startsAt: inHours(300) }),
    await createSession({ startsAt: inHours(200) }),
  ];
  await createBooking({ sessionId: early.id, familyId: family.id });
  await createBooking({ sessionId: late.id, familyId: family.id });
  const sessions = await sessionsOfFamily(family.id);
  expect(sessions.map(({ startsAt }) => startsAt)).toEqual([
    late.startsAt.toISOString(),
    early.startsAt.toISOString(),
  ]);
  expect(await sessionsOfFamily((await createFamily()).id)).toEqual([]);
});
