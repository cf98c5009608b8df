import { log } from '~/platform/log/log.server';
import { WorkChild, type Outcome } from './child.server';
import type { Result, Task } from './messages';

/** How long the process waits for more work before it ends. */
const IDLE_MS = 60_000;
/** After so many small tasks in a row a big one has its turn. */
const SMALL_IN_A_ROW = 8;

/** A small task, such as a picture, may pass a big one, such as a video. */
export type Size = 'small' | 'big';

export type Work = {
  task: Task;
  size: Size;
  limitMs: number;
  /** Reserves a new object for the task. */
  reserve: () => Promise<{ storeKey: string; dataKey: Buffer }>;
};
type Answer = { result: Result; trouble?: string };
type Waiting = Work & { resolve: (answer: Answer) => void; reject: (error: Error) => void };

const waiting: Record<Size, Waiting[]> = { small: [], big: [] };
let child: WorkChild | null = null;
let busy: Promise<void> | null = null;
let idle: NodeJS.Timeout | undefined;
let smallInARow = 0;
let stopping = false;

/**
 * Has one task done by the process, which is started where there is none. Throws where it cannot be
 * started, the store is away, or the work was stopped; a file that ends the process is `damaged`.
 */
export function addWork(work: Work): Promise<Answer> {
  return new Promise((resolve, reject) => {
    waiting[work.size].push({ ...work, resolve, reject });
    busy ??= workThrough().finally(() => {
      busy = null;
    });
  });
}

/** Ends the process; what waits is rejected, and the process starts again for what comes later. */
export async function stopWork(): Promise<void> {
  stopping = true;
  for (const work of [...waiting.small.splice(0), ...waiting.big.splice(0)]) work.reject(stopped());
  endChild();
  await busy;
  endChild();
  stopping = false;
}

const stopped = () => new Error('the work on files was stopped');

async function workThrough(): Promise<void> {
  clearTimeout(idle);
  for (let work = next(); work; work = next()) {
    try {
      work.resolve(await workOn(work));
    } catch (error) {
      work.reject(error as Error);
    }
  }
  child?.hold(false);
  idle = setTimeout(endChild, IDLE_MS);
  idle.unref();
}

function next(): Waiting | undefined {
  const bigFirst = smallInARow >= SMALL_IN_A_ROW && waiting.big.length > 0;
  const work = bigFirst ? waiting.big.shift() : (waiting.small.shift() ?? waiting.big.shift());
  smallInARow = work?.size === 'small' ? smallInARow + 1 : 0;
  return work;
}

/** A process that dies of a file is tried once more, in a new one: it may have died of something else. */
async function workOn(work: Work): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await (await readyChild()).run(work.task, work.limitMs, work.reserve);
    const answer = answerTo(outcome);
    if (answer) return answer;
    if (outcome.kind === 'ended' && outcome.begun && attempt > 1) return damaged;
    if (attempt > 1) throw new Error('the program that works on files ended before it began');
  }
}

const damaged: Answer = { result: { kind: 'refused', refusal: 'damaged' } };

/** What is to be told of a task that ended so; null where it is to be tried again. */
function answerTo(outcome: Outcome): Answer | null {
  if (outcome.kind === 'result') return outcome;
  if (outcome.kind === 'store-away') {
    log.warn('the store failed while a file was worked on', { at: outcome.trouble });
    throw new Error('the file store is away');
  }
  log.warn('the process that works on files ended', {
    because: outcome.because,
    begun: outcome.begun,
  });
  if (outcome.because === 'stopped') throw stopped();
  if (outcome.because === 'crash') return null;
  return outcome.begun ? damaged : null;
}

async function readyChild(): Promise<WorkChild> {
  if (stopping) throw stopped();
  if (!child?.alive) child = await WorkChild.start();
  if (stopping) {
    endChild();
    throw stopped();
  }
  child.hold(true);
  return child;
}

function endChild(): void {
  child?.stop();
  child = null;
}

process.once('exit', endChild);
