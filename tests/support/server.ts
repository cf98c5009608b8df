import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '~/platform/db/embedded-postgres.server';

const PREFIX = 'portal-test-';

/** A folder for one test run, named after this process so that a later run can clear it away. */
export function makeRunFolder(): Promise<string> {
  clearAbandonedFolders();
  return mkdtemp(path.join(tmpdir(), `${PREFIX}${process.pid}-`));
}

/** Starts a PostgreSQL for tests in a folder; `stop` also removes the folder. */
export async function startTestServer(folder: string) {
  const dataDir = path.join(folder, 'postgres');
  const server = await startEmbeddedPostgres({ dataDir, port: 0, fast: true });
  return {
    ...server,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function isAlive(pid: number) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** A run that was killed cannot clean up: the next one stops its server and removes its folder. */
function clearAbandonedFolders() {
  for (const name of readdirSync(tmpdir())) {
    const owner = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : NaN;
    if (Number.isNaN(owner) || isAlive(owner)) continue;
    const folder = path.join(tmpdir(), name);
    try {
      const pidFile = readFileSync(path.join(folder, 'postgres', 'postmaster.pid'), 'utf8');
      process.kill(Number.parseInt(pidFile, 10), 'SIGQUIT');
    } catch {
      // No server runs there.
    }
    rmSync(folder, { recursive: true, force: true });
  }
}
