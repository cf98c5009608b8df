import type { RandomReader } from '~/platform/files/random-reader';

/** Thrown within the inspection where a file's structure cannot be right: answered as `damaged`. */
export class Broken extends Error {}

const BLOCK = 64 * 1024;
const BLOCKS_KEPT = 24;
/** How often a whole file may be read over, besides a fixed allowance: the bound of all work. */
const TIMES_OVER = 6;
const ALLOWANCE = 32 * 1024 * 1024;
const STEPS = 4_000_000;

/**
 * A file under inspection: reads by position through a few kept blocks, and ends the work (with
 * `Broken`) once more was read than an honest file of that size ever needs.
 */
export class FileBytes {
  readonly size: number;
  private readonly blocks = new Map<number, Buffer>();
  private spent = 0;
  private steps = 0;

  constructor(private readonly reader: RandomReader) {
    this.size = reader.size;
  }

  /** What there is from `position` on, at most `length` bytes: fewer only at the end. */
  async upTo(position: number, length: number): Promise<Buffer> {
    this.step();
    if (!(position >= 0) || position >= this.size || length <= 0) return Buffer.alloc(0);
    const end = Math.min(this.size, position + length);
    if (end - position > BLOCK) return this.fetch(position, end - position);
    const first = Math.floor(position / BLOCK);
    const last = Math.floor((end - 1) / BLOCK);
    const block = await this.block(first);
    if (first === last) return block.subarray(position - first * BLOCK, end - first * BLOCK);
    const next = await this.block(last);
    return Buffer.concat([
      block.subarray(position - first * BLOCK),
      next.subarray(0, end - last * BLOCK),
    ]);
  }

  /** Exactly `length` bytes from `position`; `Broken` where the file ends before. */
  async exactly(position: number, length: number): Promise<Buffer> {
    const bytes = await this.upTo(position, length);
    if (bytes.length < length) throw new Broken('cut short');
    return bytes;
  }

  /** The file from `start` to `end` in pieces of `length`, each repeating `overlap` bytes. */
  async *windows(
    start: number,
    end: number,
    length: number,
    overlap: number,
  ): AsyncGenerator<{ at: number; bytes: Buffer }> {
    for (let at = start; at < end; at += length - overlap) {
      yield { at, bytes: await this.upTo(at, Math.min(length, end - at)) };
      if (at + length >= end) return;
    }
  }

  /** Counts one step of work, so that loops over hostile tables end. */
  step(): void {
    this.steps += 1;
    if (this.steps > STEPS) throw new Broken('too many parts');
  }

  private async block(number: number): Promise<Buffer> {
    const kept = this.blocks.get(number);
    if (kept) return kept;
    const bytes = await this.fetch(number * BLOCK, Math.min(BLOCK, this.size - number * BLOCK));
    const oldest = this.blocks.keys().next().value;
    if (this.blocks.size >= BLOCKS_KEPT && oldest !== undefined) this.blocks.delete(oldest);
    this.blocks.set(number, bytes);
    return bytes;
  }

  private async fetch(position: number, length: number): Promise<Buffer> {
    this.spent += length;
    if (this.spent > this.size * TIMES_OVER + ALLOWANCE) throw new Broken('too much to read');
    return this.reader.read(position, length);
  }
}
