import type { StreamTargetChunk } from 'mediabunny';

/** More late writes than this, in bytes, are no header being completed. */
const MOST_LATE_BYTES = 1024 * 1024;

type Late = { position: number; data: Uint8Array };

/**
 * A writer of media goes back to complete what it wrote earlier, such as a length in a header, and the
 * store takes bytes in order only. So the same work runs twice: the first run keeps what was written
 * late and lets the rest go, the second gives all bytes in order with the late ones in their place.
 * Neither needs the file in memory or on disk.
 */
export class LateWrites {
  readonly #late: Late[] = [];
  #end = 0;
  #lateBytes = 0;

  /** Takes the writes of the first run. */
  take({ position, data }: StreamTargetChunk): void {
    const early = Math.max(0, Math.min(data.byteLength, this.#end - position));
    if (early > 0) {
      this.#lateBytes += early;
      if (this.#lateBytes > MOST_LATE_BYTES) throw new Error('too much was written late');
      this.#late.push({ position, data: data.slice(0, early) });
    }
    this.#end = Math.max(this.#end, position + data.byteLength);
  }

  /** The bytes of the second run in order: none for what is written late, otherwise all that is new. */
  inOrder(): (chunk: StreamTargetChunk) => Uint8Array {
    let end = 0;
    return ({ position, data }) => {
      if (position > end) throw new Error('something was left out');
      const fresh = data.slice(Math.min(data.byteLength, end - position));
      for (const late of this.#late) put(late, fresh, end);
      end += fresh.byteLength;
      return fresh;
    };
  }
}

/** Puts what of `late` falls into `bytes`, which start at `start`, into its place there. */
function put(late: Late, bytes: Uint8Array, start: number): void {
  const from = Math.max(late.position, start);
  const to = Math.min(late.position + late.data.byteLength, start + bytes.byteLength);
  if (from >= to) return;
  bytes.set(late.data.subarray(from - late.position, to - late.position), from - start);
}
