import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, startPortal, type RunningPortal } from '../support/portal';
import { median } from './load';

/** Figures of the process itself. */
export interface Start {
  /** Milliseconds from the start of the process to its first answer, the database being up. */
  firstAnswer: number;
  /** Megabytes (10^6 bytes) that the process holds when nobody asks for anything. */
  atRest: number;
}

const STARTS = 3;
const IDLE_MS = 5000;

/** Starts the migrated portal several times, and leaves the last one running. */
export async function startAndRest(
  settings: Record<string, string>,
): Promise<Start & { portal: RunningPortal }> {
  const times: number[] = [];
  const sizes: number[] = [];
  for (;;) {
    const { portal, milliseconds } = await timedStart(settings);
    await sleep(IDLE_MS);
    times.push(milliseconds);
    sizes.push(megabytes(portal.process.pid!));
    if (times.length === STARTS) {
      return { portal, firstAnswer: median(times), atRest: median(sizes) };
    }
    await portal.stop();
  }
}

async function timedStart(settings: Record<string, string>) {
  const port = await freePort();
  const began = performance.now();
  const starting = startPortal({ ...settings, PORT: String(port) });
  const answered = firstAnswer(port, began);
  const portal = await starting;
  return { portal, milliseconds: await answered };
}

async function firstAnswer(port: number, began: number): Promise<number> {
  while (performance.now() - began < 60_000) {
    const answered = await new Promise<boolean>((resolve) => {
      const request = http.get({ port, path: '/en', agent: false }, (response) => {
        response.resume().once('end', () => resolve(response.statusCode === 200));
      });
      request.once('error', () => resolve(false));
    });
    if (answered) return performance.now() - began;
    await sleep(5);
  }
  return NaN;
}

/** Looks at the memory of a process ten times a second; `stop` gives the most it held, in megabytes. */
export function watchMemory(pid: number): { stop(): number } {
  let most = 0;
  const look = () => (most = Math.max(most, megabytes(pid)));
  const timer = setInterval(look, 100);
  return {
    stop() {
      clearInterval(timer);
      look();
      return most;
    },
  };
}

/** Resident memory of a process, in megabytes (10^6 bytes). */
export function megabytes(pid: number): number {
  return (1024 * kilobytes(pid)) / 1e6;
}

/** Resident memory in KiB: from the kernel where it tells, from `ps` elsewhere. */
function kilobytes(pid: number): number {
  if (process.platform === 'linux') {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  }
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }));
}

/**
 * Seconds that a process and all below it have worked so far, those included that have ended and were
 * waited for. Linux only; NaN elsewhere.
 */
export function secondsWorked(pid: number): number {
  if (process.platform !== 'linux') return NaN;
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(Number(name)) ?? []);
  const below = (parent: number): number =>
    all
      .filter((one) => one.parent === parent)
      .reduce((sum, one) => sum + one.ticks + below(one.pid), 0);
  const own = all.find((one) => one.pid === pid);
  return ((own?.ticks ?? 0) + below(pid)) / TICKS_A_SECOND;
}

/** The processes that a process started; none where the system does not tell. */
export function childrenOf(pid: number): number[] {
  if (process.platform !== 'linux') return [];
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    return text.split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

const TICKS_A_SECOND = 100;

function statOf(pid: number): { pid: number; parent: number; ticks: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    return {
      pid,
      parent: fields[1]!,
      ticks: fields[11]! + fields[12]! + fields[13]! + fields[14]!,
    };
  } catch {
    return null;
  }
}
