import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './portal';

/** The harmless text that every scanner takes for a find (EICAR); in two halves, so that this file is none. */
export const eicar = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-' + 'ANTIVIRUS-TEST-FILE!$H+H*';

/** A real scanner of a test's own, with one signature: EICAR anywhere in the content. */
export interface RunningClamd {
  /** As in `CLAMD_URL`. */
  url: string;
  socketUrl: string;
  stop(): Promise<void>;
  /** Starts again at the same address after `stop`. */
  start(): Promise<void>;
  /** Stops it and removes its folder. */
  remove(): Promise<void>;
}

/**
 * Starts clamd (Debian's clamav-daemon). `megabytes` is the limit of what it reads of one file, which
 * a portal's own limit must lie under. Throws where the program is not installed.
 */
export async function startClamd(megabytes = 400): Promise<RunningClamd> {
  const program = ['/usr/sbin/clamd', '/usr/local/sbin/clamd'].find((path) => existsSync(path));
  if (!program) throw new Error('clamd is not installed: apt-get install clamav-daemon');
  const folder = await mkdtemp(join(tmpdir(), 'clamd-'));
  const port = await freePort();
  const socket = join(folder, 'socket');
  const signature = `Eicar-Test-Signature:0:*:${Buffer.from(eicar).toString('hex')}\n`;
  await writeFile(join(folder, 'test.ndb'), signature);
  const config = join(folder, 'clamd.conf');
  await writeFile(
    config,
    [
      'Foreground yes',
      `DatabaseDirectory ${folder}`,
      `LocalSocket ${socket}`,
      'TCPAddr 127.0.0.1',
      `TCPSocket ${port}`,
      `StreamMaxLength ${megabytes}M`,
      `MaxFileSize ${megabytes}M`,
      `MaxScanSize ${megabytes * 2}M`,
      'MaxThreads 4',
      'SelfCheck 0',
      '',
    ].join('\n'),
  );
  let child: ChildProcess | null = null;
  const start = async () => {
    child = spawn(program, ['--config-file', config], { stdio: ['ignore', 'pipe', 'pipe'] });
    await untilReady(child, port);
  };
  const stop = async () => {
    const running = child;
    child = null;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGKILL');
    await ended;
  };
  await start();
  return {
    url: `tcp://127.0.0.1:${port}`,
    socketUrl: `unix:${socket}`,
    start,
    stop,
    async remove() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function untilReady(child: ChildProcess, port: number): Promise<void> {
  let output = '';
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.on('data', (bytes: Buffer) => (output += bytes.toString('utf8')));
  }
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`clamd ended at once:\n${output}`);
    if (await pings(port)) return;
    await sleep(50);
  }
  child.kill('SIGKILL');
  throw new Error(`clamd did not answer within 30 seconds:\n${output}`);
}

function pings(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const line = net.connect(port, '127.0.0.1', () => line.write('zPING\0'));
    line.setTimeout(2000, () => line.destroy());
    let said = '';
    line.on('data', (bytes) => (said += bytes.toString('utf8')));
    line.on('error', () => undefined);
    line.on('close', () => resolve(said.startsWith('PONG')));
  });
}
