import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  closeDatabase,
  COPY_PREFIX,
  databasePool,
  inTransaction,
  useDatabase,
} from '~/platform/db/database.server';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database';
import { addJob, freeAbandonedJobs, prepareJobs } from './jobs.server';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  await prepareJobs();
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

beforeEach(async () => {
  await databasePool().query('delete from graphile_worker._private_jobs');
});

/** A job that a worker was at when its copy was killed so many minutes ago. */
async function heldJob(minutes: number): Promise<void> {
  await inTransaction((tx) => addJob(tx, 'send-mail', { id: crypto.randomUUID() }));
  await databasePool().query(
    `update graphile_worker._private_jobs
     set locked_by = 'worker-gone', locked_at = now() - make_interval(mins => $1)`,
    [minutes],
  );
}

async function held(): Promise<number> {
  const { rows } = await databasePool().query<{ held: number }>(
    'select count(*)::int as held from graphile_worker.jobs where locked_by is not null',
  );
  return rows[0]!.held;
}

test('a job that a killed copy was at is free at the next start', async () => {
  await heldJob(0);
  await freeAbandonedJobs();
  expect(await held()).toBe(0);
});

test('beside another copy, only what is held longer than any job takes', async () => {
  const other = new pg.Client({
    connectionString: database.url,
    application_name: `${COPY_PREFIX}other`,
  });
  await other.connect();
  try {
    await heldJob(20);
    await freeAbandonedJobs();
    expect(await held()).toBe(1);
    await databasePool().query('delete from graphile_worker._private_jobs');
    await heldJob(26);
    await freeAbandonedJobs();
    expect(await held()).toBe(0);
  } finally {
    await other.end();
  }
});
