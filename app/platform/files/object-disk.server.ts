import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ObjectPlace, ObjectWriter, OpenObject } from './object-place.server';
import { HEADER_BYTES, SEALED_SEGMENT_BYTES } from './sealed-format.server';
import { DamagedObject, NotStored, orAway, StoreAway } from './store-trouble.server';
import { synced } from './turns.server';

/** Behind the name of what is encrypted; what is older than encryption has none. */
export const SEALED_ENDING = '.sealed';
/** Behind the name of what is still being written. */
export const UNFINISHED_ENDING = '.part';

/** The folder below `filesDir` that holds an object. */
export function folderOf(storeKey: string): string {
  return storeKey.slice(0, 2);
}

/** A folder as a place: one file an object, under its random key. */
export function diskPlace(filesDir: string): ObjectPlace {
  const pathOf = (storeKey: string) => join(filesDir, folderOf(storeKey), storeKey);
  return {
    begin: (storeKey) => beginFile(`${pathOf(storeKey)}${SEALED_ENDING}`),
    open: (storeKey, form) =>
      openFile(form === 'sealed' ? `${pathOf(storeKey)}${SEALED_ENDING}` : pathOf(storeKey)),
    remove: (storeKey, form) =>
      orAway(async () => {
        const path = pathOf(storeKey);
        const sealed = [SEALED_ENDING, `${SEALED_ENDING}${UNFINISHED_ENDING}`];
        const endings = [...(form === 'plain' ? [] : sealed), ...(form === 'sealed' ? [] : [''])];
        for (const ending of endings) await rm(`${path}${ending}`, { force: true });
      }),
  };
}

/** Writes a file beside its place and moves it there once the disk has all of it. */
export async function beginFile(path: string): Promise<ObjectWriter> {
  const folder = dirname(path);
  const unfinished = `${path}${UNFINISHED_ENDING}`;
  const file = await orAway(async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return open(unfinished, 'w', 0o600);
  });
  return {
    write: (parts) => orAway(() => writeAll(file, parts)),
    finish: () =>
      orAway(async () => {
        await synced(file);
        await file.close();
        await rename(unfinished, path);
        await syncFolder(folder);
      }),
    abandon: async () => {
      await file.close().catch(() => undefined);
      await rm(unfinished, { force: true }).catch(() => undefined);
    },
  };
}

/** Writes every byte, at `position` or behind what was written last: the system may take fewer at once. */
export async function writeAll(
  file: FileHandle,
  parts: Uint8Array[],
  position: number | null = null,
): Promise<void> {
  let left = parts.filter((part) => part.byteLength > 0);
  while (left.length > 0) {
    let { bytesWritten } = await file.writev(left, position ?? undefined);
    if (position !== null) position += bytesWritten;
    const rest: Uint8Array[] = [];
    for (const part of left) {
      if (bytesWritten < part.byteLength) rest.push(part.subarray(bytesWritten));
      bytesWritten = Math.max(0, bytesWritten - part.byteLength);
    }
    left = rest;
  }
}

/** Makes a rename last through a power cut; not every system lets a folder be opened for it. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

async function openToRead(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? new NotStored()
      : new StoreAway(error);
  }
}

async function openFile(path: string): Promise<OpenObject> {
  const file = await openToRead(path);
  try {
    const { size } = await file.stat();
    const head = await readExactly(file, 0, Math.min(size, HEADER_BYTES));
    return {
      length: size,
      head,
      readAt: (position, length) => readExactly(file, position, length),
      bytesFrom: (position, end) => bytesOf(path, position, end),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function readExactly(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  for (let at = 0; at < length;) {
    const { bytesRead } = await orAway(() => file.read(buffer, at, length - at, position + at));
    if (bytesRead === 0) throw new DamagedObject();
    at += bytesRead;
  }
  return buffer;
}

/** Opens the file only when the first byte is asked for, so that a stream nobody reads holds nothing. */
async function* bytesOf(path: string, position: number, end: number): AsyncGenerator<Buffer> {
  const file = await openToRead(path);
  try {
    for (let at = position; at < end; at += SEALED_SEGMENT_BYTES) {
      yield await readExactly(file, at, Math.min(SEALED_SEGMENT_BYTES, end - at));
    }
  } finally {
    await file.close();
  }
}
