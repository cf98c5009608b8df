import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { storeSettings } from '~/platform/files/object-place.server';
import { fromChild, type FromChild, type Result, type Task, type ToChild } from './messages';
import { MEMORY_SIGNAL } from './watch-thread';

const START_MS = 30_000;
/** The most JavaScript may hold; pictures and decoders lie outside of it and are watched apart. */
const HEAP_MEGABYTES = 384;

/** How a task ended. `begun` tells whether the file was touched. */
export type Outcome =
  | { kind: 'result'; result: Result; trouble?: string }
  | { kind: 'store-away'; trouble: string }
  | { kind: 'ended'; because: 'time' | 'memory' | 'crash' | 'stopped'; begun: boolean };

type Reserve = () => Promise<{ storeKey: string; dataKey: Buffer }>;
type Running = {
  id: number;
  begun: boolean;
  timer: NodeJS.Timeout;
  reserve: Reserve;
  settle: (outcome: Outcome) => void;
};

/** One process that works on files, one task at a time. */
export class WorkChild {
  #running: Running | null = null;
  #because: 'time' | 'stopped' | 'memory' | null = null;
  #tasks = 0;

  private constructor(readonly process: ChildProcess) {
    process.on('message', (message) => this.#take(message));
    process.once('exit', (_, signal) => this.#ended(signal));
  }

  /** Starts a process and waits until it is ready. Throws where it cannot start. */
  static async start(): Promise<WorkChild> {
    const { path, execArgv } = program();
    const process = fork(path, [], {
      execArgv: [`--max-old-space-size=${HEAP_MEGABYTES}`, ...execArgv],
      env: variables(),
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    await ready(process);
    return new WorkChild(process);
  }

  get alive(): boolean {
    return this.process.exitCode === null && this.process.signalCode === null;
  }

  /** Lets the portal end while the process only waits, and holds it while it works. */
  hold(on: boolean): void {
    const { process } = this;
    if (on) process.ref();
    else process.unref();
    const channel = process.channel as { ref(): void; unref(): void } | null | undefined;
    if (on) channel?.ref();
    else channel?.unref();
  }

  /** Runs one task; never throws. `reserve` gives the key of a new object whenever the task wants one. */
  run(task: Task, limitMs: number, reserve: Reserve): Promise<Outcome> {
    return new Promise((settle) => {
      if (!this.alive) return settle({ kind: 'ended', because: 'crash', begun: false });
      this.#tasks += 1;
      const id = this.#tasks;
      const timer = setTimeout(() => this.#kill('time'), limitMs);
      this.#running = { id, begun: false, timer, reserve, settle };
      this.#say({ kind: 'task', id, task, store: storeSettings() });
    });
  }

  /** Ends the process at once. */
  stop(): void {
    this.#kill('stopped');
  }

  #kill(because: 'time' | 'stopped'): void {
    this.#because ??= because;
    this.process.kill('SIGKILL');
  }

  #say(message: ToChild): void {
    // Where it cannot be sent, the process has ended, and its end is told apart.
    this.process.send(message, () => undefined);
  }

  #take(given: unknown): void {
    const parsed = fromChild.safeParse(given);
    const running = this.#running;
    if (!parsed.success) return void this.process.kill('SIGKILL');
    const message = parsed.data;
    if (!running || message.kind === 'ready' || message.id !== running.id) return;
    switch (message.kind) {
      case 'begun':
        running.begun = true;
        return;
      case 'reserve':
        return void this.#reserve(running);
      case 'result':
      case 'store-away':
        return this.#settle(outcomeOf(message));
    }
  }

  async #reserve({ id, reserve }: Running): Promise<void> {
    try {
      this.#say({ kind: 'reserved', id, ...(await reserve()) });
    } catch {
      this.#say({ kind: 'not-reserved', id });
    }
  }

  #ended(signal: NodeJS.Signals | null): void {
    const because = this.#because ?? (signal === MEMORY_SIGNAL ? 'memory' : 'crash');
    this.#settle({ kind: 'ended', because, begun: this.#running?.begun ?? false });
  }

  #settle(outcome: Outcome): void {
    const running = this.#running;
    if (!running) return;
    this.#running = null;
    clearTimeout(running.timer);
    running.settle(outcome);
  }
}

function outcomeOf(message: Extract<FromChild, { kind: 'result' | 'store-away' }>): Outcome {
  if (message.kind === 'store-away') return { kind: 'store-away', trouble: message.trouble };
  return { kind: 'result', result: message.result, trouble: message.trouble };
}

/** The built program lies beside the built server; unbuilt, the source is run. */
function program(): { path: string; execArgv: string[] } {
  const here = fileURLToPath(import.meta.url);
  if (here.endsWith('.ts')) {
    return { path: join(dirname(here), 'main.ts'), execArgv: ['--import', 'tsx'] };
  }
  const folders = [dirname(here), dirname(dirname(here))];
  const path = folders.map((folder) => join(folder, 'file-work.js')).find(existsSync);
  if (!path) throw new Error('the program that works on files was not built');
  return { path, execArgv: [] };
}

/** Nothing of the portal's own environment but what a program needs to run at all. */
function variables(): NodeJS.ProcessEnv {
  const given = process.env;
  const passed = ['PATH', 'TMPDIR', 'LD_LIBRARY_PATH', 'SSL_CERT_FILE', 'NODE_EXTRA_CA_CERTS'];
  return {
    ...Object.fromEntries(passed.flatMap((name) => (given[name] ? [[name, given[name]]] : []))),
    TZ: 'UTC',
    // Threads give memory back sooner with few arenas.
    MALLOC_ARENA_MAX: '2',
  } as unknown as NodeJS.ProcessEnv;
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2000);
    };
    const fail = () => {
      settle();
      child.kill('SIGKILL');
      reject(new Error(`the program that works on files did not start: ${said.trim()}`));
    };
    const start = () => {
      settle();
      // What decoders complain about may quote a file: it goes nowhere.
      child.stderr?.resume();
      resolve();
    };
    const timer = setTimeout(fail, START_MS);
    const settle = () => {
      clearTimeout(timer);
      child.stderr?.off('data', listen);
      child.off('message', start).off('error', fail).off('exit', fail);
    };
    child.stderr?.on('data', listen);
    (child.stderr as { unref?: () => void } | null)?.unref?.();
    child.once('message', start).once('error', fail).once('exit', fail);
  });
}
