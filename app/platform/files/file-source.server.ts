import { Readable } from 'node:stream';

/** Bytes at once, or as they come. */
export type FileSource = Uint8Array | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

const PIECE_BYTES = 64 * 1024;

function chunksOf(source: FileSource): AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
  if (source instanceof Uint8Array) return [source];
  if (source instanceof ReadableStream) {
    return Readable.fromWeb(source as Parameters<typeof Readable.fromWeb>[0]);
  }
  return source;
}

/**
 * The bytes of a source in lists of chunks of about 64 KiB each, whatever sizes they come in, without
 * copying them. Where the source breaks off, what came before is given first, then its error.
 */
export async function* inPieces(source: FileSource): AsyncGenerator<Uint8Array[]> {
  let gathered: Uint8Array[] = [];
  let bytes = 0;
  let broken: { error: unknown } | null = null;
  const chunks = chunksOf(source);
  const iterator =
    Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]();
  try {
    for (;;) {
      let next: IteratorResult<Uint8Array>;
      try {
        next = await iterator.next();
      } catch (error) {
        broken = { error };
        break;
      }
      if (next.done) break;
      for (let at = 0; at < next.value.byteLength; at += PIECE_BYTES) {
        const piece = next.value.subarray(at, at + PIECE_BYTES);
        gathered.push(piece);
        bytes += piece.byteLength;
        if (bytes < PIECE_BYTES) continue;
        yield gathered;
        gathered = [];
        bytes = 0;
      }
    }
    if (bytes > 0) yield gathered;
  } finally {
    if (!broken) await iterator.return?.();
  }
  if (broken) throw broken.error;
}
