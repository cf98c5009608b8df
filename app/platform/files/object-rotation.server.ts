import { randomBytes } from 'node:crypto';
import { databasePool, db, hot } from '~/platform/db/database.server';
import { environment } from '~/platform/config/environment.server';
import {
  currentFileKey,
  UnknownFileKey,
  unwrapKey,
  wrapKey,
  wrappedWith,
} from './file-keys.server';
import { currentPlace, placeNamed, type PlaceName } from './object-place.server';
import { openSealedBytes, writeSealed } from './sealed-object.server';
import { DamagedObject, NotStored } from './store-trouble.server';

const BATCH = 500;

export type Rotated = {
  /** Keys of files that are now wrapped with the current key. */
  files: number;
  /** The same for unfinished uploads. */
  uploads: number;
  /** Files older than encryption that are encrypted now. */
  encrypted: number;
  /** Files older than encryption whose bytes are gone or not those that were kept. */
  damaged: number;
  /** Keys that FILE_KEYS lacks and something is still wrapped with. */
  missingKeys: string[];
};

/**
 * Wraps the key of every file and of every unfinished upload with the first of FILE_KEYS, and encrypts
 * what is older than encryption. The files themselves are not written again. May be repeated and may
 * break off anywhere. Null where another process is doing it just now.
 */
export async function rotateFileKeys(): Promise<Rotated | null> {
  const connection = await databasePool().connect();
  try {
    const { rows } = await connection.query<{ mine: boolean }>(
      `select pg_try_advisory_lock(hashtextextended('rotate-file-keys', 0)) as mine`,
    );
    if (!rows[0]?.mine) return null;
    const missing = new Set<string>();
    const files = await rewrapFiles(missing);
    const uploads = await rewrapUploads(missing);
    return { files, uploads, ...(await encryptPlain()), missingKeys: [...missing] };
  } finally {
    await connection.query('select pg_advisory_unlock_all()').catch(() => undefined);
    connection.release();
  }
}

/** The names of keys that FILE_KEYS lacks while files are still wrapped with them. */
export async function missingFileKeys(): Promise<string[]> {
  const rows = await hot<{ id: string }>(
    'missing-file-keys',
    'select distinct key_id as id from stored_object where key_id is not null and key_id <> all($1)',
    [environment().fileKeys.map(({ id }) => id)],
  );
  return rows.map(({ id }) => id);
}

/** The same key wrapped with the current one; null, and its name in `missing`, where it cannot be opened. */
function rewrap(wrapped: Uint8Array, missing: Set<string>): Uint8Array<ArrayBuffer> | null {
  try {
    return wrapKey(unwrapKey(wrapped));
  } catch (error) {
    if (!(error instanceof UnknownFileKey)) throw error;
    missing.add(error.keyId);
    return null;
  }
}

async function rewrapFiles(missing: Set<string>): Promise<number> {
  const keyId = currentFileKey().id;
  let done = 0;
  for (let after = ''; ;) {
    const rows = await db().storedObject.findMany({
      where: { storeKey: { gt: after }, keyId: { not: keyId }, wrappedKey: { not: null } },
      orderBy: { storeKey: 'asc' },
      select: { storeKey: true, wrappedKey: true },
      take: BATCH,
    });
    if (rows.length === 0) return done;
    for (const { storeKey, wrappedKey } of rows) {
      const rewrapped = rewrap(wrappedKey!, missing);
      if (!rewrapped) continue;
      await db().storedObject.updateMany({
        where: { storeKey },
        data: { keyId, wrappedKey: rewrapped },
      });
      done += 1;
    }
    after = rows.at(-1)!.storeKey;
  }
}

/** Unfinished uploads keep their wrapped key in their own row. */
async function rewrapUploads(missing: Set<string>): Promise<number> {
  const rows = await db().familyFile.findMany({
    where: { spoolKey: { not: null } },
    select: { id: true, spoolKey: true },
  });
  let done = 0;
  for (const { id, spoolKey } of rows) {
    if (wrappedWith(spoolKey!) === currentFileKey().id) continue;
    const rewrapped = rewrap(spoolKey!, missing);
    if (!rewrapped) continue;
    const { count } = await db().familyFile.updateMany({
      where: { id, spoolKey: spoolKey! },
      data: { spoolKey: rewrapped },
    });
    done += count;
  }
  return done;
}

async function encryptPlain(): Promise<{ encrypted: number; damaged: number }> {
  let encrypted = 0;
  let damaged = 0;
  for (let after = ''; ;) {
    const rows = await db().storedObject.findMany({
      where: { storeKey: { gt: after }, state: 'kept', wrappedKey: null },
      orderBy: { storeKey: 'asc' },
      select: { storeKey: true, place: true, bytes: true, sha256: true },
      take: BATCH,
    });
    if (rows.length === 0) return { encrypted, damaged };
    for (const row of rows) {
      try {
        await encryptOne({ ...row, place: row.place as PlaceName, bytes: Number(row.bytes) });
        encrypted += 1;
      } catch (error) {
        if (!(error instanceof DamagedObject || error instanceof NotStored)) throw error;
        damaged += 1;
      }
    }
    after = rows.at(-1)!.storeKey;
  }
}

type PlainObject = { storeKey: string; place: PlaceName; bytes: number; sha256: string | null };

/** The encrypted form is written beside the plain one, then the row says so, then the plain one goes. */
async function encryptOne({ storeKey, place, bytes, sha256 }: PlainObject): Promise<void> {
  const dataKey = randomBytes(32);
  const target = currentPlace();
  const plain = await openSealedBytes(place, storeKey, null, bytes);
  const written = await writeSealed(storeKey, dataKey, plain, bytes, target);
  const isSame = sha256 === null || written.sha256 === sha256;
  const { count } = isSame
    ? await db().storedObject.updateMany({
        where: { storeKey, wrappedKey: null, state: 'kept' },
        data: { keyId: currentFileKey().id, wrappedKey: wrapKey(dataKey), place: target },
      })
    : { count: 0 };
  if (count === 0) {
    await placeNamed(target).remove(storeKey, 'sealed');
    throw isSame ? new NotStored() : new DamagedObject();
  }
  await placeNamed(place).remove(storeKey, 'plain');
}
