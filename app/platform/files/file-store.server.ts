import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { environment } from '~/platform/config/environment.server';

export type StoredBytes = { storeKey: string; bytes: number; sha256: string };

/** What was sent is bigger than it may be; nothing of it is kept. */
export class FileTooBig extends Error {}

/** Bytes at once, or as they come. */
export type FileSource = Uint8Array | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

const storeKeyForm = /^[0-9a-f]{32}$/;

/** Where a stored file is; throws for anything that is not a key this store gave out. */
function placeOf(storeKey: string): string {
  if (!storeKeyForm.test(storeKey)) throw new Error('that is not a key of the file store');
  return join(environment().filesDir, storeKey.slice(0, 2), storeKey);
}

/**
 * Keeps a file under a random key, streamed to disk: it is there whole, or not at all, also after a
 * crash. Gives the key, the size in bytes and the SHA-256 (hex). Throws FileTooBig above `maxBytes`.
 */
export async function storeFile(source: FileSource, maxBytes = Infinity): Promise<StoredBytes> {
  const storeKey = randomBytes(16).toString('hex');
  const place = placeOf(storeKey);
  const folder = dirname(place);
  const unfinished = `${place}.part`;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const written = await write(unfinished, source, maxBytes);
    await rename(unfinished, place);
    await syncFolder(folder);
    return { storeKey, ...written };
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function write(path: string, source: FileSource, maxBytes: number) {
  const file = await open(path, 'wx', 0o600);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of chunksOf(source)) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) throw new FileTooBig();
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}

function chunksOf(source: FileSource): AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
  if (source instanceof Uint8Array) return [source];
  if (source instanceof ReadableStream) {
    return Readable.fromWeb(source as Parameters<typeof Readable.fromWeb>[0]);
  }
  return source;
}

/** Makes a rename last through a power cut; not every system lets a folder be opened for it. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** The bytes of a stored file as a stream. Throws where the key is not one of this store, or nothing is there. */
export async function openStoredFile(storeKey: string): Promise<ReadableStream<Uint8Array>> {
  const place = placeOf(storeKey);
  await stat(place);
  return Readable.toWeb(createReadStream(place)) as ReadableStream<Uint8Array>;
}

/** Removes a stored file, such as one whose record was not kept. */
export async function removeStoredFile(storeKey: string): Promise<void> {
  await rm(placeOf(storeKey), { force: true });
}
