import type { RandomReader } from '~/platform/files/random-reader';

/** Reads bytes that are in memory already as a file is read. */
export function bufferReader(bytes: Buffer): RandomReader {
  return {
    size: bytes.length,
    read: (position, length) => Promise.resolve(bytes.subarray(position, position + length)),
    close: () => Promise.resolve(),
  };
}
