import type { Server } from 'node:http';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import * as build from 'virtual:remix/server-build';
import type { ServerBuild } from '@remix-run/node';
import { applyMigrations } from '../../../prisma/migrate';
import { verifyAuditByCommand } from '~/platform/audit/verify-audit-command.server';
import {
  EnvironmentProblem,
  readEnvironment,
  useEnvironment,
  type Environment,
} from '~/platform/config/environment.server';
import { closeDatabase, useDatabase } from '~/platform/db/database.server';
import { startEmbeddedPostgres } from '~/platform/db/embedded-postgres.server';
import { missingFileKeys, rotateFileKeys } from '~/platform/files/object-rotation.server';
import { stopFileWork } from '~/platform/files/file-work/file-work.server';
import { DO, stopApart, useProgram } from '~/platform/jobs/apart.server';
import { stopTurns } from '~/platform/jobs/only-one.server';
import { prepareJobs, startWorker } from '~/platform/jobs/jobs.server';
import { log, useLogLevel } from '~/platform/log/log.server';
import { SetupProblem } from '~/platform/setup/setup-problem';
import { registerRoundMails } from '~/domains/casework/index.server';
import { checkClockLengths } from '~/domains/clock';
import { uploadServer } from '~/domains/evidence/index.server';
import { guideGaps } from '~/domains/guidance/index.server';
import { registerBookingMails } from '~/domains/booking/index.server';
import { registerLetterAttachments } from '~/domains/notification/index.server';
import { crontab, largeJobs, taskList } from './task-list.server';
import { builtClient, createHttpServer } from './http.server';
import { startMetrics } from './metrics.server';

/**
 * Starts the portal and keeps it running until it is told to stop. Whatever is wrong at start is said
 * in plain sentences, and the process ends with status 1.
 */
export async function runPortal(
  variables: Record<string, string | undefined>,
  args: string[],
): Promise<void> {
  try {
    await start(variables, args);
  } catch (error) {
    for (const sentence of plainWords(error)) process.stderr.write(`${sentence}\n`);
    process.exit(1);
  }
}

function plainWords(error: unknown): string[] {
  if (error instanceof EnvironmentProblem) return error.faults;
  if (error instanceof SetupProblem) return [error.message];
  const code = (error as { code?: string }).code;
  if (code === 'ENOSPC') return ['The disk is full. Make some room and start again.'];
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND')
    return ['The database named by DATABASE_URL cannot be reached. Is it running?'];
  return [`The portal could not start: ${error instanceof Error ? error.message : String(error)}`];
}

async function start(variables: Record<string, string | undefined>, args: string[]): Promise<void> {
  const environment = readEnvironment(variables);
  useEnvironment(environment);
  useLogLevel(environment.logLevel);
  if (args[0] === DO) return doOneJob(environment, args.slice(1));
  const stops: Array<() => Promise<unknown>> = [];
  if (!environment.databaseUrl) {
    const postgres = await startEmbeddedPostgres({
      dataDir: join(environment.dataDir, 'postgres'),
    });
    environment.databaseUrl = postgres.url;
    stops.push(postgres.stop);
  }
  useDatabase(environment.databaseUrl!);
  stops.push(closeDatabase);
  await bringUpToDate(environment.databaseUrl!);
  if (environment.demonstration) {
    const { buildDemonstration } = await import('~/domains/demonstration/index.server');
    await buildDemonstration();
  }
  if (args[0]) {
    await runCommand(args);
    await stopAll(stops);
    return;
  }
  refuseClockLengths(environment);
  refuseFaultyGuide(environment);
  if (environment.production) await refuseMissingFileKeys();
  registerLetterAttachments();
  registerBookingMails();
  registerRoundMails();
  startMetrics();
  const server = createHttpServer(build as unknown as ServerBuild, builtClient, uploadServer());
  await listen(server, environment);
  stops.push(() => closeServer(server));
  const databaseUrl = environment.databaseUrl!;
  useProgram({ path: process.argv[1]!, variables: { ...variables, DATABASE_URL: databaseUrl } });
  if (environment.worker) {
    const worker = await startWorker(taskList, crontab);
    stops.push(() => worker.stop(), stopFileWork, stopTurns);
  }
  // The other process goes first: the worker would wait for what it is at.
  stops.push(stopApart);
  await greet(environment, server);
  stopOnSignal(stops);
}

/**
 * Does one large job in this process, which a running portal started for it, and ends. It goes when the
 * portal goes, and ends early, with what it is at done, when the portal tells it to.
 */
async function doOneJob(environment: Environment, [task = '', payload = '{}']: string[]) {
  const job = largeJobs[task];
  if (!job || !process.connected) throw new SetupProblem('The portal itself starts such a job.');
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => undefined);
  process.on('disconnect', () => process.exit());
  process.on('message', () => void stopTurns());
  // Pages are answered first.
  setPriority(10);
  useDatabase(environment.databaseUrl!);
  registerRoundMails();
  try {
    const given = await job(JSON.parse(payload));
    if (given) await new Promise((sent) => process.send!(given, sent));
  } catch (error) {
    log.error('job failed', error, { task });
    process.exitCode = 1;
  }
  await closeDatabase();
  process.disconnect();
}

const administratorSentences = {
  added: 'Listed. They can sign in at /officer and list their colleagues.',
  'not-an-address':
    'Give an email address and a name: add-administrator rosa@example.org "Rosa Field"',
  'there-is-one': 'There is an administrator already. They list their colleagues at /admin/users.',
  'listed-already': 'Somebody with this address is listed already, without that role.',
};

/**
 * `migrate` (done by now), `add-administrator ADDRESS NAME`, or `rotate-file-keys`. Throws a
 * SetupProblem for anything else, and where a command could not do what it is for.
 */
async function runCommand([command, ...given]: string[]): Promise<void> {
  if (command === 'migrate') return;
  if (command === 'rotate-file-keys') return rotateKeys();
  if (command === 'add-administrator') return addAdministrator(given);
  if (command === 'verify-audit') return verifyAuditByCommand();
  throw new SetupProblem(
    'The commands are: migrate, add-administrator ADDRESS NAME, rotate-file-keys, and verify-audit.',
  );
}

async function rotateKeys(): Promise<void> {
  const rotated = await rotateFileKeys();
  if (!rotated) throw new SetupProblem('Another process is rotating the keys just now.');
  const { files, uploads, encrypted, damaged, missingKeys } = rotated;
  process.stdout.write(
    `Keys wrapped anew: ${files} of files, ${uploads} of unfinished uploads. Older files encrypted: ${encrypted}.\n`,
  );
  if (damaged > 0) {
    throw new SetupProblem(
      `${damaged} older files are gone from the file store or not as they were kept. Restore them from a backup and run this again.`,
    );
  }
  if (missingKeys.length > 0) throw new SetupProblem(keysAreMissing(missingKeys));
}

function keysAreMissing(names: string[]): string {
  return `FILE_KEYS lacks ${names.join(', ')}, and files are still encrypted with it. Add it behind the current key.`;
}

/** Files that no key opens would only show when somebody asks for them. */
async function refuseMissingFileKeys(): Promise<void> {
  const missing = await missingFileKeys();
  if (missing.length > 0) throw new SetupProblem(keysAreMissing(missing));
}

async function addAdministrator([email = '', name = '']: string[]): Promise<void> {
  const { addFirstAdministrator } = await import('~/domains/administration/index.server');
  const result = await addFirstAdministrator(email, name);
  if (result !== 'added') throw new SetupProblem(administratorSentences[result]);
  process.stdout.write(`${administratorSentences.added}\n`);
}

/** A council may lengthen or shorten its own targets, never what the law sets. */
function refuseClockLengths({ profile }: Environment): void {
  const problems = checkClockLengths(profile.clocks);
  if (problems.length === 0) return;
  const faults = problems.map((problem) => `${problem.clock} (${problem.kind})`);
  throw new EnvironmentProblem([
    `The council profile "${profile.id}" is not right: these lengths under "clocks" cannot stand: ${faults.join(', ')}.`,
  ]);
}

/**
 * A page of guidance that names what there is not would tell families something wrong. All else that
 * could be wrong with a page is in its file, and the tests read those.
 */
function refuseFaultyGuide({ profile }: Environment): void {
  const faults = guideGaps(profile);
  if (faults.length > 0) throw new SetupProblem(`The guide is not right: ${faults.join('; ')}.`);
}

async function bringUpToDate(url: string): Promise<void> {
  const migrationsDir = join('prisma', 'migrations');
  await applyMigrations(url, { migrationsDir });
  await prepareJobs();
}

/**
 * So many connections wait in the system until they are taken, one each time the event loop goes round:
 * a crowd that comes at once waits for its answer, and is not sent away (Linux: `net.core.somaxconn`).
 */
const BACKLOG = 4096;

function listen(server: Server, environment: Environment): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') {
        reject(
          new SetupProblem(
            `Port ${environment.port} is already in use. Stop what uses it, or choose another: PORT=3001 npm start`,
          ),
        );
      } else if (error.code === 'EACCES') {
        reject(
          new SetupProblem(
            `Port ${environment.port} may not be used by this account. Choose one above 1024: PORT=3000 npm start`,
          ),
        );
      } else reject(error);
    });
    server.listen({ port: environment.port, backlog: BACKLOG }, resolve);
  });
}

async function greet(environment: Environment, server: Server): Promise<void> {
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : environment.port;
  log.info('listening', { port });
  if (environment.production) return;
  const base = environment.publicUrl.origin;
  const lines = ['', `Families:      ${base}/en`, `Council staff: ${base}/officer`];
  if (environment.demonstration) {
    const { demonstrationSignIns } = await import('~/domains/demonstration/index.server');
    lines.push(
      '',
      'Sign in with one of these addresses:',
      ...demonstrationSignIns().map((line) => `  ${line}`),
    );
  }
  if (!environment.smtpUrl) lines.push('', `Every email, sign-in codes too: ${base}/mailbox`);
  process.stdout.write(`${lines.join('\n')}\n\nStop with Ctrl-C.\n`);
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 5000).unref();
  });
}

async function stopAll(stops: Array<() => Promise<unknown>>): Promise<void> {
  for (const stop of stops.reverse())
    await stop().catch((error) => log.error('stop failed', error));
}

function stopOnSignal(stops: Array<() => Promise<unknown>>): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void stopAll(stops).then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
