import { setImmediate as nextRound, setTimeout as sleep } from 'node:timers/promises';

type Turn = () => Promise<void>;

/** Work that waits for its turn, at most `together` at a time. */
class Queue {
  readonly #waiting: Turn[] = [];
  #running = 0;
  constructor(
    readonly together: number,
    readonly between: () => Promise<unknown>,
  ) {}

  take<T>(work: () => T | Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push(async () => {
        try {
          resolve(await work());
        } catch (error) {
          reject(error as Error);
        }
      });
      if (this.#running < this.together) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running += 1;
    for (let turn = this.#waiting.shift(); turn; turn = this.#waiting.shift()) {
      await this.between();
      await turn();
    }
    this.#running -= 1;
  }
}

/** How long a file waits for its turn while a page is being made. */
const PRECEDENCE_MS = 2;
let pages = 0;

/** A page is being made: files take their turns more slowly until the function given back is called. */
export function pageUnderWay(): () => void {
  pages += 1;
  return () => {
    pages -= 1;
  };
}

/** Lets the event loop go round, and pages that are being made go first: between pieces of long work. */
export function makeWay(): Promise<unknown> {
  return pages > 0 ? sleep(PRECEDENCE_MS) : nextRound();
}

const chunks = new Queue(1, makeWay);
const syncs = new Queue(2, () => Promise.resolve());

/**
 * Does one small piece of work on a file, such as encrypting and writing 64 KiB, when it is its turn:
 * one piece at a time over all files of this process, and the event loop goes round between two, so
 * that pages are answered while files come in.
 */
export function inTurn<T>(work: () => T | Promise<T>): Promise<T> {
  return chunks.take(work);
}

/** Waits until the disk has it, two files at a time: the threads that do it serve pages too. */
export function synced(file: { sync(): Promise<void> }): Promise<void> {
  return syncs.take(() => file.sync());
}
