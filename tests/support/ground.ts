import pg from 'pg';
import { startTestServer } from './server';

/** A PostgreSQL and a folder of a test's own, which it may break. */
export type Ground = {
  url: string;
  folder: string;
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
};

/** Starts a PostgreSQL for one test alone. */
export async function startGround(): Promise<Ground> {
  const server = await startTestServer();
  const pool = new pg.Pool({ connectionString: server.url, max: 4 });
  pool.on('error', () => {});
  return {
    url: server.url,
    folder: server.folder,
    query: async (text, values) => (await pool.query(text, values)).rows as never[],
    stop: async () => {
      await pool.end();
      await server.stop();
    },
  };
}
