import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';

/** Runs SQL on the database of the portal under test. */
export async function sql<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: process.env.E2E_DATABASE_URL });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** The one row of a query; throws where there is none. */
export async function oneRow<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
): Promise<Row> {
  const [row] = await sql<Row>(text, values);
  if (!row) throw new Error(`No row: ${text}`);
  return row;
}

/** Does `work` while no other test of this portal does such work: rows that count others are made one by one. */
export async function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: process.env.E2E_DATABASE_URL });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(20261129)');
    return await work();
  } finally {
    await client.end();
  }
}

async function openSession(column: 'account_id' | 'staff_id', id: string): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await sql(
    `insert into session (id, audience, ${column}, ends_at) values ($1, $2, $3, now() + interval '1 hour')`,
    [
      createHash('sha256').update(secret).digest('base64url'),
      column === 'account_id' ? 'family' : 'staff',
      id,
    ],
  );
  return secret;
}

/** Signs a parent in by fixture; makes the account where it is new. Gives the session cookie's value. */
export async function parentSession(email: string, language = 'en'): Promise<string> {
  const { id } = await oneRow<{ id: string }>(
    `insert into account (email, language) values ($1, $2)
     on conflict (email) do update set email = excluded.email returning id`,
    [email, language],
  );
  return openSession('account_id', id);
}

/** Signs a listed member of staff in by fixture. Gives the session cookie's value. */
export async function staffSession(email: string): Promise<string> {
  const { id } = await oneRow<{ id: string }>('select id from staff_member where email = $1', [
    email,
  ]);
  return openSession('staff_id', id);
}

/** Makes a member of staff with these roles, for tests that need one of their own. */
export async function staffWithRoles(email: string, roles: string[]): Promise<string> {
  await sql(
    `insert into staff_member (email, name, roles) values ($1, 'Test Colleague', $2::"StaffRole"[])
     on conflict (email) do update set roles = excluded.roles, active = true`,
    [email, roles],
  );
  return staffSession(email);
}
