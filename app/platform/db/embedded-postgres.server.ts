import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { asSetupProblem } from '~/platform/setup/setup-problem';
import { chooseAccount, findBinaries } from './embedded-postgres.binaries.server';
import {
  claim,
  type Cluster,
  type Credentials,
  initialise,
  isNew,
  ownerOf,
  readCredentials,
  refuseOtherVersion,
} from './embedded-postgres.cluster.server';
import { isAlive, joinOrStart, type Running, signal } from './embedded-postgres.process.server';

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
function takeOver(cluster: Cluster): boolean {
  const owner = ownerOf(cluster);
  if (owner !== process.pid && isAlive(owner)) return false;
  claim(cluster);
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
