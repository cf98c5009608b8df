import type { RandomReader } from '~/platform/files/random-reader';
import { openSealedReader, writeSealed } from '~/platform/files/sealed-object.server';
import { currentPlace } from '~/platform/files/object-place.server';
import type { FileSource } from '~/platform/files/file-source.server';
import type { SealedInput } from './messages';
import type { Outputs } from './outputs.server';

/** Asks the portal for the key of a new stored object. */
export type Reserve = () => Promise<{ storeKey: string; dataKey: Buffer }>;

/**
 * The store as one task sees it. Decoders swallow errors or make their own of them, so the store's are
 * noted where they happen: they say nothing against the file.
 */
export class StoreAccess {
  #trouble: { error: unknown } | null = null;

  /** What went wrong with the store in this task, if anything did. */
  get trouble(): { error: unknown } | null {
    return this.#trouble;
  }

  async open({ place, storeKey, dataKey, bytes }: SealedInput): Promise<RandomReader> {
    const key = dataKey && Buffer.from(dataKey);
    const reader = await this.#noted(() => openSealedReader(place, storeKey, key, bytes));
    return {
      size: reader.size,
      read: (position, length) => this.#noted(() => reader.read(position, length)),
      close: () => reader.close(),
    };
  }

  outputs(reserve: Reserve): Outputs {
    const keys = new Map<string, Buffer>();
    return {
      write: async (source) => {
        const { storeKey, dataKey } = await this.#noted(reserve);
        keys.set(storeKey, dataKey);
        const origin: { error?: unknown } = {};
        try {
          const written = await writeSealed(storeKey, dataKey, marked(source, origin));
          return { storeKey, ...written };
        } catch (error) {
          if (origin.error !== error) this.#trouble ??= { error };
          throw error;
        }
      },
      reopen: ({ storeKey, bytes }) =>
        this.open({ place: currentPlace(), storeKey, bytes, dataKey: keys.get(storeKey) ?? null }),
    };
  }

  async #noted<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.#trouble ??= { error };
      throw error;
    }
  }
}

/** The source as it is, with a note of an error that is its own and not the store's. */
function marked(source: FileSource, origin: { error?: unknown }): FileSource {
  if (source instanceof Uint8Array) return source;
  return (async function* () {
    try {
      yield* source as AsyncIterable<Uint8Array>;
    } catch (error) {
      origin.error = error;
      throw error;
    }
  })();
}
