import { randomBytes } from 'node:crypto';
import { hot, type Transaction } from '~/platform/db/database.server';
import { addJob } from '~/platform/jobs/jobs.server';
import { currentFileKey, unwrapKey, wrapKey } from './file-keys.server';
import type { FileSource } from './file-source.server';
import { checkStoreKey, currentPlace, type PlaceName } from './object-place.server';
import { removeDoomed } from './object-sweep.server';
import type { RandomReader } from './random-reader';
import {
  openSealedBytes,
  openSealedReader,
  writeSealed,
  type ByteRange,
} from './sealed-object.server';
import { NotStored, StoreAway } from './store-trouble.server';

export type { FileSource } from './file-source.server';
export { rotateFileKeys } from './object-rotation.server';
export { sweepStore } from './object-sweep.server';
export { DamagedObject, FileTooBig, NotStored, StoreAway } from './store-trouble.server';

export type StoredBytes = { storeKey: string; bytes: number; sha256: string };

/**
 * Keeps a file under a random key, encrypted as it streams in: it is there whole, or not at all, also
 * after a crash. Gives the key, the size in bytes and the SHA-256 (hex). What nobody books with
 * `keepStored` within a day is swept. Throws FileTooBig above `maxBytes`, and StoreAway where the disk
 * is full or S3 cannot be reached; nothing is kept then.
 */
export async function storeFile(source: FileSource, maxBytes = Infinity): Promise<StoredBytes> {
  const { storeKey, dataKey } = await reserveStored();
  try {
    const written = await writeSealed(storeKey, dataKey, source, maxBytes);
    await fillReserved(storeKey, written);
    return { storeKey, ...written };
  } catch (error) {
    // Whatever went wrong is what the caller must hear of; the sweep takes what stays behind.
    await removeStoredFile(storeKey).catch(() => undefined);
    throw error;
  }
}

/** Books the key of an object to come, before its first byte: whatever becomes of it, the sweep knows of it. */
export async function reserveStored(): Promise<{ storeKey: string; dataKey: Buffer }> {
  const storeKey = randomBytes(16).toString('hex');
  const dataKey = randomBytes(32);
  await hot(
    'reserve-stored',
    'insert into stored_object (store_key, place, key_id, wrapped_key) values ($1, $2, $3, $4)',
    [storeKey, currentPlace(), currentFileKey().id, wrapKey(dataKey)],
  );
  return { storeKey, dataKey };
}

/** Notes that a reserved object is written whole. Throws where it is no longer reserved. */
export async function fillReserved(
  storeKey: string,
  { bytes, sha256 }: { bytes: number; sha256: string },
): Promise<void> {
  const filled = await hot(
    'fill-reserved',
    `update stored_object set bytes = $2, sha256 = $3, changed_at = now()
     where store_key = $1 and state = 'reserved' returning 1`,
    [storeKey, bytes, sha256],
  );
  if (filled.length !== 1) throw new NotStored();
}

/**
 * Keeps objects for good, in the transaction of the record that names them. Throws where one is not
 * there whole, or is let go of already.
 */
export async function keepStored(tx: Transaction, storeKeys: string | string[]): Promise<void> {
  const keys = [...new Set([storeKeys].flat())];
  if (keys.length === 0) return;
  const { count } = await tx.storedObject.updateMany({
    where: {
      storeKey: { in: keys },
      state: { in: ['reserved', 'kept'] },
      sha256: { not: null },
    },
    data: { state: 'kept', changedAt: new Date() },
  });
  if (count !== keys.length) throw new NotStored();
}

/** Lets go of objects in the transaction that removes what named them; a job removes the bytes after it. */
export async function doomStored(tx: Transaction, storeKeys: string[]): Promise<void> {
  if (storeKeys.length === 0) return;
  await tx.storedObject.updateMany({
    where: { storeKey: { in: storeKeys } },
    data: { state: 'doomed', changedAt: new Date() },
  });
  await addJob(tx, 'sweep-files', {}, { key: 'sweep-files' });
}

/**
 * Removes an object that was not booked after all, bytes and row. One that was kept stays: also where
 * the answer to the commit that kept it was lost. While the place is away, the sweep does it later.
 */
export async function removeStoredFile(storeKey: string): Promise<void> {
  checkStoreKey(storeKey);
  const [doomed] = await hot<{ place: PlaceName }>(
    'doom-unbooked',
    `update stored_object set state = 'doomed', changed_at = now()
     where store_key = $1 and state <> 'kept' returning place`,
    [storeKey],
  );
  if (!doomed) return;
  try {
    await removeDoomed(storeKey, doomed.place);
  } catch (error) {
    if (!(error instanceof StoreAway)) throw error;
  }
}

/** What opens an object: its key (null for what is older than encryption), its size in bytes, its place. */
export type ObjectKey = { dataKey: Buffer | null; bytes: number; place: PlaceName };

/** What the process that works on files needs to read an object. Throws NotStored. */
export async function dataKeyOf(storeKey: string): Promise<ObjectKey> {
  checkStoreKey(storeKey);
  const [row] = await hot<{ place: PlaceName; bytes: number; wrapped: Buffer | null }>(
    'stored-object',
    `select place, bytes::float8 as bytes, wrapped_key as wrapped from stored_object
     where store_key = $1 and state <> 'doomed' and sha256 is not null`,
    [storeKey],
  );
  if (!row) throw new NotStored();
  const dataKey = row.wrapped ? unwrapKey(row.wrapped) : null;
  return { dataKey, bytes: row.bytes, place: row.place };
}

/**
 * The bytes of a stored file as a stream that reads as it is read; of all of it, or from `start` to
 * `end`, both included. Throws NotStored, StoreAway and DamagedObject before it resolves where that
 * shows at once; the stream breaks off with an error at bytes that are not those that were stored.
 */
export async function openStoredFile(
  storeKey: string,
  range?: ByteRange,
): Promise<ReadableStream<Uint8Array>> {
  const { place, dataKey, bytes } = await dataKeyOf(storeKey);
  const chunks = await openSealedBytes(place, storeKey, dataKey, bytes, range);
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await chunks.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await chunks.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

/** A stored file to be read by position. Throws NotStored, StoreAway and DamagedObject. */
export async function openStoredReader(storeKey: string): Promise<RandomReader> {
  const { place, dataKey, bytes } = await dataKeyOf(storeKey);
  return openSealedReader(place, storeKey, dataKey, bytes);
}
