import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { Pool, types, type PoolClient, type QueryResultRow } from 'pg';
import { environment } from '~/platform/config/environment.server';
import { PrismaClient, type Prisma } from './generated/client';

// Calendar dates stay ISO text: a Date would drag a time zone into them.
types.setTypeParser(types.builtins.DATE, (text) => text);

/** A Prisma transaction: what a named move writes in. */
export type Transaction = Prisma.TransactionClient;

/** What the connections of all copies of the portal begin with; the rest is this copy's own. */
export const COPY_PREFIX = 'home-education/';
/** The name of this copy's connections, by which others see that it is alive. */
export const copyName = `${COPY_PREFIX}${randomUUID()}`;

let pool: Pool | undefined;
let client: PrismaClient | undefined;
let url: string | undefined;

/** Names the server to talk to; called once at start, and by tests for their own database. */
export function useDatabase(connectionString: string): void {
  url = connectionString;
}

/** The connection pool, shared by Prisma and by the hot queries. */
export function databasePool(): Pool {
  if (!pool) {
    const connectionString = url ?? environment().databaseUrl;
    if (!connectionString) throw new Error('No database: start the portal with npm start.');
    pool = new Pool({
      connectionString,
      max: 12,
      connectionTimeoutMillis: 5000,
      keepAlive: true,
      application_name: copyName,
    });
    // A broken connection is dropped by the pool; the next query opens another.
    const ignore = () => {};
    pool.on('error', ignore);
    pool.on('connect', (connection) => connection.on('error', ignore));
  }
  return pool;
}

/** The Prisma client. */
export function db(): PrismaClient {
  return (client ??= new PrismaClient({ adapter: new PrismaPg(databasePool()) }));
}

/**
 * One hot query as a named prepared statement. `name` must be unique to the text.
 * Returns the rows.
 */
export async function hot<Row extends QueryResultRow>(
  name: string,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  const result = await databasePool().query<Row>({ name, text, values });
  return result.rows;
}

/** Work in one transaction: all of it is committed, or none. */
export function inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db().$transaction(work, { maxWait: 10_000, timeout: 20_000 });
}

/** Closes every connection. */
export async function closeDatabase(): Promise<void> {
  await client?.$disconnect();
  await pool?.end();
  client = undefined;
  pool = undefined;
}

/** True where the error says that the database cannot be reached just now. */
export function isDatabaseAway(error: unknown): boolean {
  const seen = new Set<unknown>();
  for (let at: unknown = error; at && typeof at === 'object' && !seen.has(at);) {
    seen.add(at);
    const { code, message, syscall } = at as Record<string, unknown>;
    if (
      typeof code === 'string' &&
      // A file that is not there has the same code as a socket that is not there.
      (code !== 'ENOENT' || syscall === 'connect') &&
      /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|ENOENT|EPIPE|57P0\d|08\w{3}|53300|P1001|P1002|P1008|P1017|P2024)$/.test(
        code,
      )
    )
      return true;
    if (
      typeof message === 'string' &&
      /Connection terminated|is not queryable|timeout exceeded when trying to connect|terminating connection|the database system is|Can't reach database|ECONNREFUSED/i.test(
        message,
      )
    )
      return true;
    at = (at as { cause?: unknown }).cause;
  }
  return false;
}

export type { PoolClient };
