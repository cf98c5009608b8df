import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db, inTransaction } from '~/platform/db/database.server';
import { fileAnswer } from './file-answer.server';
import {
  dataKeyOf,
  doomStored,
  fillReserved,
  FileTooBig,
  keepStored,
  NotStored,
  openStoredFile,
  openStoredReader,
  removeStoredFile,
  reserveStored,
  storeFile,
} from './file-store.server';
import { openSealedReader, writeSealed } from './sealed-object.server';
import { bytesOf, openTestStore, rowOf, type TestStore } from './store.test-support';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

async function* chunks(...parts: (string | Buffer)[]) {
  for (const part of parts) yield Buffer.from(part);
}

const SEGMENT = 64 * 1024;

describe('the file store', () => {
  it('gives back what was kept, byte for byte, from bytes, streams and chunks', async () => {
    const whole = Buffer.from('one two three');
    const sha256 = createHash('sha256').update(whole).digest('hex');
    const sources = [whole, chunks('one ', 'two ', 'three'), new Blob([whole]).stream()];
    for (const source of sources) {
      const stored = await storeFile(source);
      expect(stored).toMatchObject({ bytes: 13, sha256 });
      expect(await bytesOf(stored.storeKey)).toEqual(whole);
    }
  });

  it.each([0, 1, SEGMENT - 1, SEGMENT, SEGMENT + 1, 2 * SEGMENT, 9 * SEGMENT + 7])(
    'keeps a file of %i bytes, and gives any part of it',
    async (bytes) => {
      const whole = randomBytes(bytes);
      const { storeKey } = await storeFile(chunks(whole.subarray(0, 100), whole.subarray(100)));
      expect((await bytesOf(storeKey)).equals(whole)).toBe(true);
      const reader = await openStoredReader(storeKey);
      expect(reader.size).toBe(bytes);
      for (const [start, end] of [
        [0, 0],
        [10, SEGMENT + 10],
        [SEGMENT - 1, SEGMENT],
        [SEGMENT, 2 * SEGMENT - 1],
        [bytes - 1, bytes + 50],
      ] as [number, number][]) {
        if (start < 0 || start >= bytes) continue;
        const wanted = whole.subarray(start, end + 1);
        expect((await bytesOf(storeKey, { start, end })).equals(wanted)).toBe(true);
        expect((await reader.read(start, end + 1 - start)).equals(wanted)).toBe(true);
      }
      expect(await reader.read(bytes, 10)).toHaveLength(0);
      expect(await reader.read(bytes + SEGMENT, 10)).toHaveLength(0);
      await reader.close();
    },
  );

  it('reads by position anywhere, also many places at once', async () => {
    const whole = randomBytes(40 * SEGMENT + 123);
    const { storeKey } = await storeFile(whole);
    const reader = await openStoredReader(storeKey);
    const places = Array.from({ length: 60 }, (_, n) => (n * 7919 * 131) % whole.length);
    const parts = await Promise.all(places.map((at) => reader.read(at, 200_000)));
    for (const [n, part] of parts.entries()) {
      expect(part.equals(whole.subarray(places[n]!, places[n]! + 200_000))).toBe(true);
    }
    await reader.close();
  });

  it('has nothing readable on the disk, in content or in name', async () => {
    const words = 'Ada Barlow, 4 Mill Race '.repeat(5000);
    const { storeKey } = await storeFile(Buffer.from(words));
    const path = (await store.files()).find((one) => one.includes(storeKey))!;
    expect((await readFile(path)).includes('Barlow')).toBe(false);
    expect(basename(path)).toMatch(/^[0-9a-f]{32}\.sealed$/);
  });

  it('keeps nothing of a file that is too big or breaks off', async () => {
    const before = (await store.files()).length;
    const rows = await db().storedObject.count();
    await expect(storeFile(chunks('12345', '67890'), 9)).rejects.toBeInstanceOf(FileTooBig);
    const breaking = (async function* () {
      yield randomBytes(3 * SEGMENT);
      throw new Error('the line broke');
    })();
    await expect(storeFile(breaking)).rejects.toThrow('the line broke');
    expect((await store.files()).length).toBe(before);
    expect(await db().storedObject.count()).toBe(rows);
  });

  it.each([
    '',
    '../../etc/passwd',
    '..',
    'a'.repeat(31),
    `${'a'.repeat(32)}/..`,
    'A'.repeat(32),
    `${'a'.repeat(32)}\n`,
  ])('refuses the key %j', async (key) => {
    await expect(openStoredFile(key)).rejects.toThrow('not a key');
    await expect(removeStoredFile(key)).rejects.toThrow('not a key');
    await expect(writeSealed(key, randomBytes(32), Buffer.from('x'))).rejects.toThrow('not a key');
  });

  it('has nothing under a key it did not give out', async () => {
    await expect(openStoredFile('a'.repeat(32))).rejects.toBeInstanceOf(NotStored);
  });
});

describe('booking', () => {
  it('is reserved first, kept with its record, and then cannot be removed by mistake', async () => {
    const { storeKey } = await storeFile(Buffer.from('words'));
    expect(await rowOf(storeKey)).toMatchObject({ state: 'reserved', place: 'disk', bytes: 5n });
    await inTransaction((tx) => keepStored(tx, storeKey));
    await inTransaction((tx) => keepStored(tx, [storeKey, storeKey]));
    await removeStoredFile(storeKey);
    expect(await rowOf(storeKey)).toMatchObject({ state: 'kept' });
    expect((await bytesOf(storeKey)).toString()).toBe('words');
  });

  it('stays reserved where the transaction is not committed', async () => {
    const { storeKey } = await storeFile(Buffer.from('words'));
    const failed = inTransaction(async (tx) => {
      await keepStored(tx, storeKey);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await rowOf(storeKey)).toMatchObject({ state: 'reserved' });
    await removeStoredFile(storeKey);
    expect(await rowOf(storeKey)).toBeNull();
    await expect(openStoredFile(storeKey)).rejects.toBeInstanceOf(NotStored);
  });

  it('does not keep what is not there whole, is let go of, or is not known', async () => {
    const { storeKey: unwritten } = await reserveStored();
    const { storeKey: doomed } = await storeFile(Buffer.from('words'));
    await inTransaction((tx) => doomStored(tx, [doomed]));
    for (const key of [unwritten, doomed, 'b'.repeat(32)]) {
      await expect(inTransaction((tx) => keepStored(tx, key))).rejects.toBeInstanceOf(NotStored);
      await expect(openStoredFile(key)).rejects.toBeInstanceOf(NotStored);
    }
  });

  it('lets another process write and read with the key of the one object', async () => {
    const { storeKey, dataKey } = await reserveStored();
    const whole = randomBytes(200_000);
    const written = await writeSealed(storeKey, dataKey, whole);
    await fillReserved(storeKey, written);
    const known = await dataKeyOf(storeKey);
    expect(known).toMatchObject({ bytes: 200_000, place: 'disk' });
    expect(known.dataKey!.equals(dataKey)).toBe(true);
    const reader = await openSealedReader(known.place, storeKey, known.dataKey, known.bytes);
    expect((await reader.read(0, 200_000)).equals(whole)).toBe(true);
    await reader.close();
    await inTransaction((tx) => keepStored(tx, storeKey));
    await expect(fillReserved(storeKey, written)).rejects.toBeInstanceOf(NotStored);
  });
});

it('sends a file as a download whose name cannot break the header', async () => {
  const name = 'ștampilă "1"\r\nX-Evil: 1.pdf';
  const body = new Blob(['%PDF']).stream();
  const { headers } = fileAnswer({ name, contentType: 'application/pdf', bytes: 4, body });
  expect(headers.get('Content-Disposition')).toBe(
    `attachment; filename="_tampil_ _1___X-Evil: 1.pdf"; filename*=UTF-8''${encodeURIComponent(name)}`,
  );
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(headers.get('X-Evil')).toBeNull();
});
