import { createHash } from 'node:crypto';
import { inPieces, type FileSource } from './file-source.server';
import {
  checkStoreKey,
  currentPlace,
  placeNamed,
  type OpenObject,
  type PlaceName,
} from './object-place.server';
import type { RandomReader } from './random-reader';
import {
  SEALED_SEGMENT_BYTES,
  sealedLength,
  sealedStart,
  Sealer,
  SEGMENT_BYTES,
  segmentsIn,
  Unsealer,
} from './sealed-format.server';
import { DamagedObject, FileTooBig } from './store-trouble.server';
import { inTurn } from './turns.server';

/** The most segments that a random reader fetches and holds: 512 KiB. */
const HELD_SEGMENTS = 8;

/** A part of a file: both ends are in it, as in an HTTP range. */
export type ByteRange = { start: number; end: number };

/**
 * Encrypts a file into the store under a reserved key, as its bytes come. Needs no database. Gives its
 * size in bytes and its SHA-256 (hex), both of the plain bytes. Throws FileTooBig above `maxBytes` and
 * StoreAway; then nothing of it is kept.
 */
export async function writeSealed(
  storeKey: string,
  dataKey: Buffer,
  source: FileSource,
  maxBytes = Infinity,
  place: PlaceName = currentPlace(),
): Promise<{ bytes: number; sha256: string }> {
  checkStoreKey(storeKey);
  const writer = await placeNamed(place).begin(storeKey);
  const sealer = new Sealer(dataKey, storeKey);
  const hash = createHash('sha256');
  let bytes = 0;
  let ready: Buffer[] = [sealer.header];
  try {
    for await (const pieces of inPieces(source)) {
      await inTurn(async () => {
        for (const piece of pieces) {
          bytes += piece.byteLength;
          if (bytes > maxBytes) throw new FileTooBig();
          hash.update(piece);
          ready.push(...sealer.add(piece));
        }
        if (ready.length < 3) return;
        const parts = ready;
        ready = [];
        await writer.write(parts);
      });
    }
    await inTurn(() => writer.write([...ready, ...sealer.end()]));
    await writer.finish();
  } catch (error) {
    await writer.abandon();
    throw error;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** An object and what opens its segments; `unsealer` is null for what is older than encryption. */
type OpenedObject = { object: OpenObject; unsealer: Unsealer | null };

async function openObject(
  place: PlaceName,
  storeKey: string,
  dataKey: Buffer | null,
  bytes: number,
): Promise<OpenedObject> {
  checkStoreKey(storeKey);
  const object = await placeNamed(place).open(storeKey, dataKey ? 'sealed' : 'plain');
  try {
    if (object.length !== (dataKey ? sealedLength(bytes) : bytes)) throw new DamagedObject();
    const unsealer = dataKey ? new Unsealer(dataKey, storeKey, object.head, bytes) : null;
    return { object, unsealer };
  } catch (error) {
    await object.close();
    throw error;
  }
}

/**
 * Opens a stored file of `bytes` plain bytes to be read by position. Needs no database. Throws
 * NotStored, StoreAway, and DamagedObject where its length is not right; reading throws DamagedObject
 * where the bytes are not those that were stored.
 */
export async function openSealedReader(
  place: PlaceName,
  storeKey: string,
  dataKey: Buffer | null,
  bytes: number,
): Promise<RandomReader> {
  const { object, unsealer } = await openObject(place, storeKey, dataKey, bytes);
  const upToEnd = (position: number, length: number) =>
    Math.max(0, Math.min(length, bytes - position));
  if (!unsealer) {
    return {
      size: bytes,
      read: (position, length) => object.readAt(position, upToEnd(position, length)),
      close: object.close,
    };
  }
  const held = new Map<number, Buffer>();
  const segment = async (number: number, last: number): Promise<Buffer> => {
    const there = held.get(number);
    if (there) return there;
    const behind = Math.min(last, number + HELD_SEGMENTS - 1) + 1;
    const start = sealedStart(number);
    const end = Math.min(sealedStart(behind), object.length);
    const sealed = await object.readAt(start, end - start);
    let first: Buffer | undefined;
    for (let one = number; one < behind; one += 1) {
      const at = (one - number) * SEALED_SEGMENT_BYTES;
      const plain = unsealer.open(one, sealed.subarray(at, at + SEALED_SEGMENT_BYTES));
      first ??= plain;
      if (held.size >= HELD_SEGMENTS) held.delete(held.keys().next().value!);
      held.set(one, plain);
    }
    return first!;
  };
  return {
    size: bytes,
    async read(position, length) {
      const wanted = Buffer.allocUnsafe(upToEnd(position, length));
      const last = Math.floor((position + wanted.length - 1) / SEGMENT_BYTES);
      for (let at = 0; at < wanted.length;) {
        const number = Math.floor((position + at) / SEGMENT_BYTES);
        const plain = await segment(number, last);
        at += plain.copy(wanted, at, position + at - number * SEGMENT_BYTES);
      }
      return wanted;
    },
    async close() {
      held.clear();
      await object.close();
    },
  };
}

/**
 * The plain bytes of a stored file, all or a range, one segment in memory at a time. It is opened and
 * its length checked before this resolves: throws NotStored, StoreAway and DamagedObject. The
 * generator throws where bytes are met that were not stored so.
 */
export async function openSealedBytes(
  place: PlaceName,
  storeKey: string,
  dataKey: Buffer | null,
  bytes: number,
  range: ByteRange = { start: 0, end: bytes - 1 },
): Promise<AsyncGenerator<Buffer>> {
  const { object, unsealer } = await openObject(place, storeKey, dataKey, bytes);
  await object.close();
  const start = Math.max(0, range.start);
  const end = Math.min(bytes, range.end + 1);
  if (!unsealer) return object.bytesFrom(start, Math.max(start, end));
  return unsealedBytes(object, unsealer, start, end);
}

async function* unsealedBytes(
  object: OpenObject,
  unsealer: Unsealer,
  start: number,
  end: number,
): AsyncGenerator<Buffer> {
  const first = Math.floor(start / SEGMENT_BYTES);
  const behind = segmentsIn(end);
  if (first >= behind) return;
  const sealed = object.bytesFrom(sealedStart(first), Math.min(sealedStart(behind), object.length));
  let number = first;
  for await (const segment of inSegments(sealed)) {
    const plain = unsealer.open(number, segment);
    const offset = number * SEGMENT_BYTES;
    const wanted = plain.subarray(Math.max(0, start - offset), Math.max(0, end - offset));
    if (wanted.length > 0) yield wanted;
    number += 1;
  }
  if (number !== behind) throw new DamagedObject();
}

/** Sealed bytes, however they come, one segment at a time. */
async function* inSegments(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let gathered: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length;) {
      const part = chunk.subarray(at, at + SEALED_SEGMENT_BYTES - length);
      gathered.push(part);
      length += part.length;
      at += part.length;
      if (length < SEALED_SEGMENT_BYTES) continue;
      yield gathered.length === 1 ? part : Buffer.concat(gathered);
      gathered = [];
      length = 0;
    }
  }
  if (length > 0) yield Buffer.concat(gathered);
}
