import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SetupProblem } from '~/platform/setup/setup-problem';
import { spawnAs } from './embedded-postgres.binaries.server';
import { claim, type Cluster, explain } from './embedded-postgres.cluster.server';

/** A server that answers: its process and its port on 127.0.0.1. */
export interface Running {
  pid: number;
  port: number;
}

const READY_WITHIN_MS = 120_000;
const ATTEMPTS = 8;

/** What `postmaster.pid` says, or null when there is none. */
function readPidFile(dataDir: string): (Running & { status: string }) | null {
  try {
    const lines = readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? '').trim() };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Whether a process of this number lives, whoever owns it. */
export function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether a living process is a PostgreSQL; where the system does not tell, it is taken for one. */
function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return process.platform !== 'linux';
  }
}

/**
 * The server of a cluster: the one that runs, else a new one on the port wanted or another free one.
 * Throws a SetupProblem where PostgreSQL gives up.
 */
export async function joinOrStart(cluster: Cluster, wanted: number): Promise<Running> {
  let output = '';
  let port = await choosePort(wanted);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const running = await findRunning(cluster);
    if (running) return running;
    const started = await start(cluster, port);
    if ('pid' in started) return started;
    output = started.output;
    if (/Address already in use|could not bind/.test(output)) port = await choosePort(0);
    else if (!/lock file .* already exists|still in use/.test(output)) break;
    await sleep(250 * attempt);
  }
  throw explain(output, cluster.dataDir);
}

/** The server that already runs on this folder, once it is ready; null when there is none. */
async function findRunning({ dataDir, log }: Cluster): Promise<Running | null> {
  const deadline = Date.now() + READY_WITHIN_MS;
  for (let found = readPidFile(dataDir); found; found = readPidFile(dataDir)) {
    if (!isAlive(found.pid)) return null;
    if (!isPostgres(found.pid)) {
      rmSync(path.join(dataDir, 'postmaster.pid'), { force: true });
      return null;
    }
    if (found.status === 'ready') {
      log('Joining the database server that already runs on this folder.');
      return found;
    }
    if (Date.now() > deadline) throw notReady(dataDir);
    await sleep(50);
  }
  return null;
}

function notReady(dataDir: string) {
  return new SetupProblem(
    `PostgreSQL on ${dataDir} was not ready after ${READY_WITHIN_MS / 1000} seconds. Look into ${logFile(dataDir)}.`,
  );
}

function logFile(dataDir: string) {
  return `${dataDir}.log`;
}

function serverSettings({ fast }: Cluster, port: number): string[] {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: fast ? 200 : 100,
    log_min_messages: 'warning',
    log_min_error_statement: 'panic',
    log_checkpoints: 'off',
    ...(fast && {
      fsync: 'off',
      full_page_writes: 'off',
      wal_level: 'minimal',
      max_wal_senders: 0,
    }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Starts the server in a process group of its own, so that Ctrl-C reaches the portal first. */
async function start(cluster: Cluster, port: number): Promise<Running | { output: string }> {
  const { dataDir, account, binaries } = cluster;
  const file = logFile(dataDir);
  const fd = openSync(file, 'w');
  const args = ['-D', dataDir, ...serverSettings(cluster, port)];
  const child = spawnAs(account, binaries.postgres, args, dataDir, {
    stdio: ['ignore', fd, fd],
    detached: true,
  });
  closeSync(fd);
  let failure: Error | null = null;
  child.once('error', (error) => (failure = error));
  child.unref();
  const deadline = Date.now() + READY_WITHIN_MS;
  while (child.exitCode === null && child.signalCode === null && !failure) {
    const found = readPidFile(dataDir);
    if (found?.pid === child.pid && found?.status === 'ready') {
      claim(cluster);
      return found as Running;
    }
    if (Date.now() > deadline) {
      child.kill('SIGQUIT');
      throw notReady(dataDir);
    }
    await sleep(20);
  }
  return { output: failure ? String(failure) : readFileSync(file, 'utf8') };
}

function choosePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', () => (wanted === 0 ? reject(noPort()) : resolve(choosePort(0))));
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

function noPort() {
  return new SetupProblem('No free network port was found for the database on 127.0.0.1.');
}

/** Sends a signal; a process that has ended by itself is no fault. */
export function signal(pid: number, name: NodeJS.Signals) {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended by itself.
  }
}
