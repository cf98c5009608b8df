import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { SetupProblem } from '~/platform/setup/setup-problem';
import {
  type PostgresAccount,
  type PostgresBinaries,
  spawnAs,
} from './embedded-postgres.binaries.server';

/** The passwords of a cluster's two accounts. */
export interface Credentials {
  admin: string;
  owner: string;
}

/** A data folder, and what is needed to run PostgreSQL on it. */
export interface Cluster {
  dataDir: string;
  binaries: PostgresBinaries;
  account: PostgresAccount;
  fast: boolean;
  log: (message: string) => void;
}

const OWNER = 'portal-owner.pid';
const CREDENTIALS = 'portal-credentials.json';
const ROOM_FOR_NEW_MB = 150;

/** Whether a data folder is still to be made. Throws where it may not be looked into. */
export function isNew(dataDir: string): boolean {
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

/** Throws a SetupProblem where another major version of PostgreSQL wrote the folder. */
export function refuseOtherVersion({ dataDir, binaries }: Cluster) {
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
export async function initialise(cluster: Cluster) {
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
export function explain(output: string, dataDir: string): SetupProblem {
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

/** The passwords that `initialise` wrote; a SetupProblem where somebody else made the folder. */
export function readCredentials(dataDir: string): Credentials {
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

/** Books this process as the one that answers for the server on the folder. */
export function claim({ dataDir, account }: Pick<Cluster, 'dataDir' | 'account'>) {
  writePrivate(account, path.join(dataDir, OWNER), String(process.pid));
}

/** The process that answers for the server on the folder; 0 where none is booked. */
export function ownerOf({ dataDir }: Pick<Cluster, 'dataDir'>): number {
  const file = path.join(dataDir, OWNER);
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
}
