import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { db, hot } from '~/platform/db/database.server';
import { log } from '~/platform/log/log.server';
import { SEALED_ENDING } from './object-disk.server';
import { placeNamed, storeSettings, type PlaceName } from './object-place.server';
import { StoreAway } from './store-trouble.server';

const DAY_MS = 24 * 60 * 60 * 1000;
const BATCH = 200;
/** From so many strays on, a folder that is mostly strays is taken for another database's. */
const STRAYS_TO_DOUBT = 20;

/** Removes the bytes of a doomed object, and then its row. Throws StoreAway. */
export async function removeDoomed(storeKey: string, place: PlaceName): Promise<void> {
  await placeNamed(place).remove(storeKey);
  await db().storedObject.deleteMany({ where: { storeKey, state: 'doomed' } });
}

/** How many were removed: objects, unfinished uploads, and files on the disk that no row knows. */
export type Swept = { objects: number; uploads: number; strays: number };

/**
 * Removes what nobody needs: objects that were let go of; objects reserved more than 24 hours ago and
 * not kept; unfinished uploads whose row is gone and that nothing was added to for 24 hours; and, on
 * the disk, files older than 24 hours that no row knows. Safe in several copies at once. Throws
 * StoreAway at the end where a place was away, so that the job is tried again.
 */
export async function sweepStore(): Promise<Swept> {
  await db().storedObject.updateMany({
    where: { state: 'reserved', changedAt: { lt: new Date(Date.now() - DAY_MS) } },
    data: { state: 'doomed', changedAt: new Date() },
  });
  const { removed: objects, away } = await removeAllDoomed();
  const uploads = await removeFinishedUploads();
  const strays = await removeStrays();
  if (objects + uploads + strays > 0) log.info('files swept', { objects, uploads, strays });
  if (away) throw away;
  return { objects, uploads, strays };
}

async function removeAllDoomed(): Promise<{ removed: number; away: StoreAway | null }> {
  let removed = 0;
  let away: StoreAway | null = null;
  for (let after = ''; ;) {
    const doomed = await db().storedObject.findMany({
      where: { state: 'doomed', storeKey: { gt: after } },
      orderBy: { storeKey: 'asc' },
      select: { storeKey: true, place: true },
      take: BATCH,
    });
    if (doomed.length === 0) return { removed, away };
    for (const { storeKey, place } of doomed) {
      try {
        await removeDoomed(storeKey, place as PlaceName);
        removed += 1;
      } catch (error) {
        if (!(error instanceof StoreAway)) throw error;
        away = error;
      }
    }
    after = doomed.at(-1)!.storeKey;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw new StoreAway(error);
  });
}

async function isOld(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found !== null && found.mtimeMs < Date.now() - DAY_MS;
}

/** An upload belongs to the row of the same id for as long as that row holds its key. */
async function removeFinishedUploads(): Promise<number> {
  const { spoolDir } = storeSettings();
  let removed = 0;
  for (const name of await namesIn(spoolDir)) {
    const path = join(spoolDir, name);
    const isUpload = /^[0-9a-f]{32}$/.test(name);
    if (!isUpload && !/^[0-9a-f]{32}\.outgoing(\.part)?$/.test(name)) continue;
    if (!(await isOld(path)) || (isUpload && (await isWanted(name)))) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}

async function isWanted(upload: string): Promise<boolean> {
  const rows = await hot(
    'upload-is-wanted',
    'select 1 from family_file where id = $1::uuid and spool_key is not null',
    [upload],
  );
  return rows.length > 0;
}

async function removeStrays(): Promise<number> {
  const { filesDir } = storeSettings();
  const strays: string[] = [];
  let known = 0;
  for (const folder of await namesIn(filesDir)) {
    if (!/^[0-9a-f]{2}$/.test(folder)) continue;
    const names = (await namesIn(join(filesDir, folder))).filter((name) =>
      /^[0-9a-f]{32}(\.sealed)?(\.part)?$/.test(name),
    );
    const expected = await namesExpected(names);
    for (const name of names) {
      const path = join(filesDir, folder, name);
      if (expected.has(name)) known += 1;
      else if (await isOld(path)) strays.push(path);
    }
  }
  if (strays.length > STRAYS_TO_DOUBT && strays.length > known) {
    log.warn('most files on the disk are unknown to the database; none is removed', {
      unknown: strays.length,
      known,
    });
    return 0;
  }
  for (const path of strays) await rm(path, { force: true });
  return strays.length;
}

/** The names that the rows of these objects say should be on the disk. */
async function namesExpected(names: string[]): Promise<Set<string>> {
  const keys = [...new Set(names.map((name) => name.slice(0, 32)))];
  const rows = await hot<{ key: string; sealed: boolean }>(
    'objects-on-disk',
    `select store_key as key, wrapped_key is not null as sealed from stored_object
     where store_key = any($1) and place = 'disk'`,
    [keys],
  );
  return new Set(rows.map(({ key, sealed }) => (sealed ? `${key}${SEALED_ENDING}` : key)));
}
