import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { asSetupProblem, SetupProblem } from '~/platform/setup/setup-problem';
import {
  chooseAccount,
  findBinaries,
  type PostgresAccount,
  type PostgresBinaries,
  spawnAs,
} from './embedded-postgres.binaries.server';

/** How the built-in PostgreSQL is to run. */
export interface EmbeddedPostgresOptions {
  /** Folder of the database cluster; made when it does not exist. Its parent also takes the log. */
  dataDir: string;
  /** The port to try first; another free one is taken when it is busy. 54320 unless told. */
  port?: number;
  /** For tests only: nothing is forced to disk, so a crash of the machine loses data. */
  fast?: boolean;
  /** Told, in plain words, what takes time. */
  log?: (message: string) => void;
}

/** A running PostgreSQL. */
export interface EmbeddedPostgres {
  /** Address of the database `portal`, as its owner, who is no superuser. */
  url: string;
  /** Address of the database `postgres`, as the superuser. */
  adminUrl: string;
  /** Stops the server, unless another living process started it. */
  stop(): Promise<void>;
}

interface Credentials {
  admin: string;
  owner: string;
}

interface Running {
  pid: number;
  port: number;
}

interface Cluster {
  dataDir: string;
  binaries: PostgresBinaries;
  account: PostgresAccount;
  fast: boolean;
  log: (message: string) => void;
}

const CREDENTIALS = 'portal-credentials.json';
const OWNER = 'portal-owner.pid';
const READY_WITHIN_MS = 120_000;
const ATTEMPTS = 8;
const ROOM_FOR_NEW_MB = 150;

/**
 * Starts PostgreSQL on a data folder, or joins the one that still runs there, and makes sure that
 * the database `portal` (UTF-8, sorted by Unicode rules) exists.
 * Throws a SetupProblem with a plain sentence for what the person at the machine can put right.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const dataDir = path.resolve(options.dataDir);
  const { log = () => {}, fast = false, port = 54320 } = options;
  try {
    mkdirSync(path.dirname(dataDir), { recursive: true });
    const cluster = {
      dataDir,
      binaries: findBinaries(),
      account: chooseAccount(dataDir),
      fast,
      log,
    };
    if (isNew(dataDir)) await initialise(cluster);
    refuseOtherVersion(cluster);
    const credentials = readCredentials(dataDir);
    const running = await joinOrStart(cluster, port);
    await ensureDatabase(running, credentials);
    return handle(cluster, running, credentials);
  } catch (error) {
    throw asSetupProblem(error, dataDir);
  }
}

function isNew(dataDir: string): boolean {
  return !existsSync(dataDir) || !existsSync(readable(dataDir));
}

/** Asks for the version file's entry, so that a folder we may not look into is told from a new one. */
function readable(dataDir: string): string {
  const file = path.join(dataDir, 'PG_VERSION');
  try {
    statSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return file;
}

function refuseOtherVersion({ dataDir, binaries }: Cluster) {
  const found = readFileSync(path.join(dataDir, 'PG_VERSION'), 'utf8').trim();
  if (found === String(binaries.major)) return;
  throw new SetupProblem(
    `The database in ${dataDir} was written by PostgreSQL ${found}, and this portal brings PostgreSQL ${binaries.major}. Start the earlier version of the portal to save your data, or move that folder away to begin with an empty database.`,
  );
}

function give(account: PostgresAccount, file: string) {
  if (account) chownSync(file, account.uid, account.gid);
}

function writePrivate(account: PostgresAccount, file: string, text: string) {
  writeFileSync(file, text, { mode: 0o600 });
  give(account, file);
}

/** Makes the cluster beside its place and moves it there, so that a start cut short leaves none. */
async function initialise(cluster: Cluster) {
  const { dataDir, account, fast, log } = cluster;
  refuseFullDisk(dataDir);
  log('Making a new database. This is done once.');
  const draft = `${dataDir}.new-${process.pid}-${randomBytes(4).toString('hex')}`;
  const passwordFile = `${draft}.password`;
  const credentials: Credentials = {
    admin: randomBytes(24).toString('hex'),
    owner: randomBytes(24).toString('hex'),
  };
  try {
    mkdirSync(draft, { mode: 0o700 });
    give(account, draft);
    writePrivate(account, passwordFile, credentials.admin);
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=en-GB'];
    const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
    await runInitdb(cluster, [
      `--pgdata=${draft}`,
      ...locale,
      ...access,
      '--no-instructions',
      ...(fast ? ['--no-sync'] : []),
    ]);
    writePrivate(account, path.join(draft, CREDENTIALS), JSON.stringify(credentials));
    moveIntoPlace(draft, dataDir);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

function refuseFullDisk(dataDir: string) {
  const { bavail, bsize } = statfsSync(path.dirname(dataDir));
  const free = Math.floor((bavail * bsize) / 1e6);
  if (free >= ROOM_FOR_NEW_MB) return;
  throw new SetupProblem(
    `The disk is full: a new database in ${dataDir} needs ${ROOM_FOR_NEW_MB} MB, and ${free} MB are free. Free some space and start again.`,
  );
}

function moveIntoPlace(draft: string, dataDir: string) {
  try {
    renameSync(draft, dataDir);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    if (!existsSync(path.join(dataDir, 'PG_VERSION'))) {
      throw new SetupProblem(
        `The folder ${dataDir} holds files that are not a database. Move them away, or choose another folder.`,
      );
    }
  }
}

async function runInitdb(cluster: Cluster, args: string[]) {
  const child = spawnAs(cluster.account, cluster.binaries.initdb, args, cluster.dataDir, {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let output = '';
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw explain(output, cluster.dataDir);
}

/** Turns what PostgreSQL wrote before it gave up into a sentence. */
function explain(output: string, dataDir: string): SetupProblem {
  const cause = new Error(output.trim());
  if (/No space left on device|Disk quota exceeded/.test(output)) {
    return new SetupProblem(
      `The disk is full: PostgreSQL has no room to write to ${dataDir}. Free some space and start again.`,
      { cause },
    );
  }
  if (/Permission denied|has wrong ownership|invalid permissions/.test(output)) {
    return new SetupProblem(
      `PostgreSQL has no permission to use ${dataDir}. Check who owns that folder and the folders above it.`,
      { cause },
    );
  }
  if (/incompatible with server/.test(output)) {
    return new SetupProblem(
      `The database in ${dataDir} was written by another version of PostgreSQL.`,
      { cause },
    );
  }
  const last = output.trim().split('\n').slice(-2).join(' ');
  return new SetupProblem(`PostgreSQL did not start on ${dataDir}: ${last}`, { cause });
}

function readCredentials(dataDir: string): Credentials {
  try {
    return JSON.parse(readFileSync(path.join(dataDir, CREDENTIALS), 'utf8')) as Credentials;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new SetupProblem(
      `The database in ${dataDir} was not made by this portal. Choose another folder, or set DATABASE_URL to use a server of your own.`,
      { cause: error },
    );
  }
}

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

function isAlive(pid: number): boolean {
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

async function joinOrStart(cluster: Cluster, wanted: number): Promise<Running> {
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
      writePrivate(account, path.join(dataDir, OWNER), String(process.pid));
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

function address(user: string, password: string, port: number, database: string) {
  return `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;
}

async function ensureDatabase({ port }: Running, { admin, owner }: Credentials) {
  const client = new pg.Client({ connectionString: address('postgres', admin, port, 'postgres') });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(1)');
    const { rows } = await client.query<{ role: boolean; database: boolean }>(
      `select exists (select from pg_roles where rolname = 'portal') as role,
              exists (select from pg_database where datname = 'portal') as database`,
    );
    if (!rows[0]?.role) await client.query(`create role portal login password '${owner}'`);
    if (!rows[0]?.database) await client.query('create database portal owner portal');
  } finally {
    await client.end();
  }
}

function handle(cluster: Cluster, running: Running, credentials: Credentials): EmbeddedPostgres {
  const owned = takeOver(cluster);
  const release = owned ? stopWithThisProcess(running.pid) : () => {};
  return {
    url: address('portal', credentials.owner, running.port, 'portal'),
    adminUrl: address('postgres', credentials.admin, running.port, 'postgres'),
    async stop() {
      release();
      if (owned) await stopServer(running.pid);
    },
  };
}

/** Whether this process answers for the server: it started it, or whoever did is gone. */
function takeOver({ dataDir, account }: Cluster): boolean {
  const file = path.join(dataDir, OWNER);
  const owner = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (owner !== process.pid && isAlive(owner)) return false;
  writePrivate(account, file, String(process.pid));
  return true;
}

async function stopServer(pid: number) {
  signal(pid, 'SIGINT');
  const deadline = Date.now() + 30_000;
  while (isAlive(pid)) {
    if (Date.now() > deadline) return signal(pid, 'SIGQUIT');
    await sleep(20);
  }
}

function signal(pid: number, name: NodeJS.Signals) {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended by itself.
  }
}

/** Sees to it that the server goes down with this process, and gives back a way to call that off. */
function stopWithThisProcess(pid: number): () => void {
  const onExit = () => signal(pid, 'SIGINT');
  const onSignal = (name: NodeJS.Signals) => {
    if (process.listenerCount(name) > 1) return;
    process.exit(name === 'SIGINT' ? 130 : 143);
  };
  process.once('exit', onExit);
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return () => {
    process.off('exit', onExit);
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  };
}
