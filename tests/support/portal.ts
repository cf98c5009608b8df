import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** The production build, running. */
export interface RunningPortal {
  url: string;
  process: ChildProcess;
  /** What it wrote so far. */
  output(): string;
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>;
}

/**
 * A port of this machine that nobody uses just now: below those that outgoing connections take, so that
 * none of them gets there first.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const probe = net.createServer();
    const free = await new Promise<boolean>((resolve) => {
      probe.once('error', () => resolve(false)).listen(port, () => resolve(true));
    });
    if (!free) continue;
    probe.close();
    await once(probe, 'close');
    return port;
  }
}

/**
 * Starts the production build as the demonstration council, with `env` on top, and waits until it
 * answers. Throws with what it wrote where it ends instead, or is not there within 60 seconds. With
 * `mostFileKilobytes` the system lets it write no file that is larger, as on a disk that is full.
 */
export async function startPortal(
  env: Record<string, string>,
  { mostFileKilobytes }: { mostFileKilobytes?: number } = {},
): Promise<RunningPortal> {
  const port = env.PORT ?? String(await freePort());
  const url = `http://localhost:${port}`;
  const variables: Record<string, string | undefined> = {
    ...process.env,
    NODE_ENV: undefined,
    DEMO: '1',
    COUNCIL_PROFILE: 'waltham-forest',
    SESSION_SECRET: 'a-secret-for-tests-and-nothing-else',
    LOG_LEVEL: 'warn',
    PORT: port,
    PUBLIC_URL: url,
    ...env,
  };
  const command = [process.execPath, 'build/server/index.js'];
  const limited = ['bash', '-c', `ulimit -f ${mostFileKilobytes}; exec "$@"`, 'bash', ...command];
  const [program, ...args] = (mostFileKilobytes === undefined ? command : limited) as [string];
  const child = spawn(program, args, {
    cwd: ROOT,
    env: variables as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  }
  const portal = { url, process: child, output: () => output, stop: () => stop(child) };
  await untilItAnswers(portal);
  return portal;
}

async function untilItAnswers({ url, process: child, output }: RunningPortal) {
  const deadline = Date.now() + 60_000;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The portal ended at once:\n${output()}`);
    const answer = await fetch(url, { redirect: 'manual' }).catch(() => null);
    if (answer && answer.status < 500) return;
    if (Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`The portal did not answer within 60 seconds:\n${output()}`);
    }
    await sleep(50);
  }
}

async function stop(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await ended;
  clearTimeout(late);
}
