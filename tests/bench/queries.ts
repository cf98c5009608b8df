import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { asAdmin } from '../support/addresses';
import { send } from './ask';
import type { Page } from './compare';

/** A database server of the bench, whose log can be read. */
export interface LoggingServer {
  adminUrl: string;
  url: string;
  folder: string;
}

const REPEATS = 5;

/**
 * The statements that the database is sent for one request of each page, counted in the server's
 * log over several requests; those of the job queue are left out, since they run on their own.
 */
export async function countQueries(
  origin: string,
  pages: Page[],
  server: LoggingServer,
): Promise<number[]> {
  await logStatements(server, 'all');
  const counts: number[] = [];
  for (const { ask } of pages) {
    await send(origin, ask);
    const from = await sizeOfLog(server);
    for (let time = 0; time < REPEATS; time++) await send(origin, ask);
    counts.push(statements(await readLog(server, from)) / REPEATS);
  }
  await logStatements(server, 'none');
  return counts;
}

async function logStatements(server: LoggingServer, which: 'all' | 'none') {
  await asAdmin({ adminUrl: server.adminUrl, userUrl: server.url }, async (admin) => {
    await admin.query(`alter system set log_statement = '${which}'`);
    await admin.query('select pg_reload_conf()');
  });
  await sleep(500);
}

const logOf = ({ folder }: LoggingServer) => path.join(folder, 'postgres.log');

async function sizeOfLog(server: LoggingServer): Promise<number> {
  await sleep(100);
  return (await stat(logOf(server))).size;
}

async function readLog(server: LoggingServer, from: number): Promise<string> {
  const size = await sizeOfLog(server);
  const file = await open(logOf(server));
  const { buffer } = await file.read(Buffer.alloc(size - from), 0, size - from, from);
  await file.close();
  return buffer.toString('utf8');
}

function statements(log: string): number {
  return log
    .split(/^(?=\d{4}-\d\d-\d\d )/m)
    .filter((entry) => /LOG: {2}(statement|execute)/.test(entry))
    .filter((entry) => !entry.includes('graphile_worker')).length;
}
