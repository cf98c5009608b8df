import { randomUUID } from 'node:crypto';
import { vi } from 'vitest';
import { asActor, createAccount, createStaff } from '../../../../tests/factories';
import { createTestDatabase } from '../../../../tests/support/database';
import type { Parent } from '~/platform/auth/session.server';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import type { Booker, EventWish, WhoComes } from './place.types';

/** A database of a test file's own, with its jobs. */
export async function openPlaces() {
  const database = await createTestDatabase();
  useDatabase(database.url);
  useEnvironment(readEnvironment({ PUBLIC_URL: 'http://localhost:3000' }));
  await prepareJobs();
  return {
    url: database.url,
    async close() {
      await closeDatabase();
      await database.drop();
    },
  };
}

/** What one copy of the portal does with places. */
export type Copy = typeof import('./index.server') & { close(): Promise<void> };

/** A further copy of the portal: modules, turns and connections of its own, as in another process. */
export async function openCopy(url: string): Promise<Copy> {
  vi.resetModules();
  const environment = await import('~/platform/config/environment.server');
  environment.useEnvironment(environment.readEnvironment({ PUBLIC_URL: 'http://localhost:3000' }));
  const database = await import('~/platform/db/database.server');
  database.useDatabase(url);
  const place = await import('./index.server');
  return { ...place, close: () => database.closeDatabase() };
}

/** Who comes: one adult, unless told otherwise. */
export function comes(given: Partial<WhoComes> = {}): WhoComes {
  return {
    name: '',
    phone: '',
    adults: 1,
    children: 0,
    spoken: '',
    interpreter: '',
    interpreterOther: '',
    accessNeeds: '',
    topic: '',
    whereText: '',
    ...given,
  };
}

/** Somebody with an email address, from a network that nobody else has. */
export function somebody(given: { email?: string; network?: string } = {}) {
  const id = randomUUID();
  return {
    kind: 'email',
    email: `reader-${id}@family.example`,
    network: id,
    language: 'en',
    ...given,
  } as const satisfies Booker;
}

/** A parent who is signed in. */
export async function signedInParent(): Promise<Parent> {
  const account = await createAccount();
  return {
    kind: 'parent',
    id: account.id,
    email: account.email,
    language: 'en',
    sessionId: `session-of-${account.id}`,
  };
}

/** Somebody of the team. */
export const somebodyOfTheTeam = async () => asActor(await createStaff());

/** A wish for a place in an event; who does not fit waits. */
export function wish(sessionId: string, given: Partial<EventWish> = {}): EventWish {
  return { sessionId, submitKey: randomUUID(), ifFull: 'wait', who: comes(), ...given };
}

/** The session as the database counts it, with its bookings in order of arrival. */
export async function standOf(sessionId: string) {
  const session = await db().voluntarySession.findUniqueOrThrow({ where: { id: sessionId } });
  const bookings = await db().booking.findMany({
    where: { sessionId },
    orderBy: [{ arrival: 'asc' }, { createdAt: 'asc' }],
  });
  const of = (...states: string[]) => bookings.filter(({ state }) => states.includes(state));
  const held = of('booked', 'offered').reduce((sum, { places }) => sum + places, 0);
  return { session, bookings, of, held };
}

/** The jobs that wait to tell somebody, as `id what`. */
export async function toBeTold(): Promise<string[]> {
  const rows = await db().$queryRaw<{ payload: { id: string; what: string } }[]>`
    select j.payload from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'tell-booking'`;
  return rows.map(({ payload }) => `${payload.id} ${payload.what}`);
}
