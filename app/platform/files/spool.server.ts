import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { inPieces } from './file-source.server';
import { writeAll } from './object-disk.server';
import { storeSettings } from './object-place.server';
import { FileTooBig, NotStored, orAway, StoreAway } from './store-trouble.server';
import { inTurn, synced } from './turns.server';

const BLOCK_BYTES = 16;
const READ_BYTES = 64 * 1024;
const idForm = /^[0-9a-f]{32}$/;

/** Where an unfinished upload lies; throws for anything that is not an id of one. */
function pathOf(id: string): string {
  if (!idForm.test(id)) throw new Error('that is not the id of an unfinished upload');
  return join(storeSettings().spoolDir, id);
}

/**
 * Begins an upload: an empty file, its id and its key. The id is a UUID without its dashes; the row of
 * the upload (`family_file`) must have the same one and hold the wrapped key, or the sweep takes the
 * bytes after a day. Throws StoreAway where the disk is full.
 */
export function newSpool(): { id: string; key: Buffer } {
  const id = randomUUID().replaceAll('-', '');
  try {
    mkdirSync(storeSettings().spoolDir, { recursive: true, mode: 0o700 });
    closeSync(openSync(pathOf(id), 'wx', 0o600));
  } catch (error) {
    throw new StoreAway(error);
  }
  return { id, key: randomBytes(32) };
}

/** How many bytes of an upload are there. Throws NotStored once it is removed. */
export async function spoolLength(id: string): Promise<number> {
  const file = await openUpload(id, 'r');
  try {
    return (await orAway(() => file.stat())).size;
  } finally {
    await file.close();
  }
}

function openUpload(id: string, flags: 'r' | 'r+'): Promise<FileHandle> {
  const path = pathOf(id);
  return orAway(async () => {
    try {
      return await open(path, flags);
    } catch (error) {
      throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? new NotStored() : error;
    }
  });
}

/** AES-256-CTR from any byte on: the counter is the number of the block of 16 bytes. */
function counterAt(offset: number): { nonce: Buffer; skip: Buffer } {
  const nonce = Buffer.alloc(BLOCK_BYTES);
  nonce.writeBigUInt64BE(BigInt(Math.floor(offset / BLOCK_BYTES)), 8);
  return { nonce, skip: Buffer.alloc(offset % BLOCK_BYTES) };
}

/**
 * Adds bytes to an upload behind its first `offset` bytes, encrypted as they come.
 * Resolves with the new length once the disk has them. Where the source breaks off, what came before
 * is kept and its error thrown; `spoolLength` tells how much that is. Throws FileTooBig where the
 * upload would hold more than `maxBytes` (what fits is kept), StoreAway where the disk is full (what
 * was written whole is kept), NotStored where it is gone, and an error for an offset that is not its
 * length.
 */
export async function appendToSpool(
  id: string,
  key: Buffer,
  offset: number,
  source: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<number> {
  const file = await openUpload(id, 'r+');
  const { nonce, skip } = counterAt(offset);
  const cipher = createCipheriv('aes-256-ctr', key, nonce);
  cipher.update(skip);
  let length = offset;
  try {
    if ((await orAway(() => file.stat())).size !== offset) {
      throw new Error('that is not the length of the upload');
    }
    for await (const pieces of inPieces(source)) {
      await inTurn(async () => {
        const fitting = piecesWithin(pieces, maxBytes - length);
        const sealed = fitting.map((piece) => cipher.update(piece));
        await orAway(() => writeAll(file, sealed, length));
        length += bytesIn(fitting);
        if (bytesIn(fitting) < bytesIn(pieces)) throw new FileTooBig();
      });
    }
    await orAway(() => synced(file));
  } catch (error) {
    await synced(file).catch(() => undefined);
    throw error;
  } finally {
    await file.close();
  }
  return length;
}

function bytesIn(pieces: Uint8Array[]): number {
  return pieces.reduce((sum, piece) => sum + piece.byteLength, 0);
}

function piecesWithin(pieces: Uint8Array[], room: number): Uint8Array[] {
  return pieces.flatMap((piece) => {
    const fitting = piece.subarray(0, Math.max(0, room));
    room -= piece.byteLength;
    return fitting.byteLength > 0 ? [fitting] : [];
  });
}

/** The plain bytes of an upload, as they are asked for. Throws NotStored where it is gone. */
export async function* readSpool(id: string, key: Buffer): AsyncGenerator<Buffer> {
  const file = await openUpload(id, 'r');
  try {
    const decipher = createDecipheriv('aes-256-ctr', key, counterAt(0).nonce);
    const buffer = Buffer.allocUnsafeSlow(READ_BYTES);
    for (;;) {
      const { bytesRead } = await orAway(() => file.read(buffer, 0, READ_BYTES));
      if (bytesRead === 0) return;
      yield decipher.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}

/** Removes an upload; it need not be there. */
export async function removeSpool(id: string): Promise<void> {
  await orAway(() => rm(pathOf(id), { force: true }));
}
