import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useStoreSettings } from './object-place.server';
import { HEADER_BYTES, SEALED_SEGMENT_BYTES, SEGMENT_BYTES } from './sealed-format.server';
import { openSealedBytes, openSealedReader, writeSealed } from './sealed-object.server';
import { DamagedObject, NotStored } from './store-trouble.server';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sealed-'));
  useStoreSettings({ filesDir: folder, spoolDir: join(folder, 'unfinished'), s3: null });
});
afterAll(() => rm(folder, { recursive: true }));

const dataKey = randomBytes(32);
const pathOf = (key: string) => join(folder, key.slice(0, 2), `${key}.sealed`);
const newKey = () => randomBytes(16).toString('hex');

async function readAll(key: string, bytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await openSealedBytes('disk', key, dataKey, bytes)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function readWithReader(key: string, bytes: number): Promise<Buffer> {
  const reader = await openSealedReader('disk', key, dataKey, bytes);
  try {
    return await reader.read(0, bytes);
  } finally {
    await reader.close();
  }
}

const segment = (sealed: Buffer, number: number) => {
  const start = HEADER_BYTES + number * SEALED_SEGMENT_BYTES;
  return sealed.subarray(start, start + SEALED_SEGMENT_BYTES);
};
const header = (sealed: Buffer) => sealed.subarray(0, HEADER_BYTES);
const BYTES = 3 * SEGMENT_BYTES + 1000;

/** What somebody with the disk in their hands may try. */
const changes: [string, (sealed: Buffer, other: Buffer) => Buffer][] = [
  ['the first byte of the header', (sealed) => flipped(sealed, 0)],
  ['the random part of the header', (sealed) => flipped(sealed, HEADER_BYTES - 1)],
  ['the first byte', (sealed) => flipped(sealed, HEADER_BYTES)],
  ['a byte in the middle', (sealed) => flipped(sealed, HEADER_BYTES + SEALED_SEGMENT_BYTES + 5)],
  ['a tag', (sealed) => flipped(sealed, HEADER_BYTES + SEALED_SEGMENT_BYTES - 1)],
  ['the last byte', (sealed) => flipped(sealed, sealed.length - 1)],
  [
    'the order of two segments',
    (sealed) =>
      Buffer.concat([
        header(sealed),
        segment(sealed, 1),
        segment(sealed, 0),
        segment(sealed, 2),
        segment(sealed, 3),
      ]),
  ],
  [
    'a segment left out',
    (sealed) => Buffer.concat([header(sealed), segment(sealed, 0), segment(sealed, 2)]),
  ],
  [
    'a segment said twice',
    (sealed) =>
      Buffer.concat([
        header(sealed),
        segment(sealed, 0),
        segment(sealed, 0),
        segment(sealed, 2),
        segment(sealed, 3),
      ]),
  ],
  [
    'a segment of another file with the same key',
    (sealed, other) =>
      Buffer.concat([
        header(sealed),
        segment(other, 0),
        segment(sealed, 1),
        segment(sealed, 2),
        segment(sealed, 3),
      ]),
  ],
  ['the whole of another file with the same key', (_, other) => other],
  [
    'the last segment cut off',
    (sealed) => sealed.subarray(0, HEADER_BYTES + 3 * SEALED_SEGMENT_BYTES),
  ],
  ['one byte cut off', (sealed) => sealed.subarray(0, -1)],
  ['everything but the header cut off', (sealed) => sealed.subarray(0, HEADER_BYTES)],
  ['everything cut off', () => Buffer.alloc(0)],
  ['bytes added', (sealed) => Buffer.concat([sealed, randomBytes(100)])],
];

function flipped(sealed: Buffer, at: number): Buffer {
  const copy = Buffer.from(sealed);
  copy[at]! ^= 1;
  return copy;
}

describe('a stored file that somebody changed', () => {
  it.each(changes)('is not read: %s', async (_, change) => {
    const [mine, theirs] = [newKey(), newKey()];
    await writeSealed(mine, dataKey, randomBytes(BYTES));
    await writeSealed(theirs, dataKey, randomBytes(BYTES));
    const [sealed, other] = [await readFile(pathOf(mine)), await readFile(pathOf(theirs))];
    expect(await readAll(mine, BYTES)).toHaveLength(BYTES);
    await writeFile(pathOf(mine), change(sealed, other));
    await expect(readAll(mine, BYTES)).rejects.toBeInstanceOf(DamagedObject);
    await expect(readWithReader(mine, BYTES)).rejects.toBeInstanceOf(DamagedObject);
  });

  it.each([
    ['shorter, at a segment', 2 * SEGMENT_BYTES, HEADER_BYTES + 2 * SEALED_SEGMENT_BYTES],
    ['empty', 0, HEADER_BYTES + 16],
  ])('is not read as one that is %s, when its row was changed too', async (_, bytes, length) => {
    const key = newKey();
    await writeSealed(key, dataKey, randomBytes(BYTES));
    await writeFile(pathOf(key), (await readFile(pathOf(key))).subarray(0, length));
    await expect(readAll(key, bytes)).rejects.toBeInstanceOf(DamagedObject);
  });

  it('is not read with another key, and gives nothing of a segment before it is checked', async () => {
    const key = newKey();
    await writeSealed(key, dataKey, randomBytes(BYTES));
    const reader = await openSealedReader('disk', key, randomBytes(32), BYTES);
    await expect(reader.read(0, 10)).rejects.toBeInstanceOf(DamagedObject);
    await reader.close();
  });

  it('does not keep the parts that are whole from being read by position', async () => {
    const key = newKey();
    const whole = randomBytes(BYTES);
    await writeSealed(key, dataKey, whole);
    await writeFile(pathOf(key), flipped(await readFile(pathOf(key)), HEADER_BYTES + 5));
    const reader = await openSealedReader('disk', key, dataKey, BYTES);
    const wanted = whole.subarray(SEGMENT_BYTES, SEGMENT_BYTES + 50);
    expect((await reader.read(SEGMENT_BYTES, 50)).equals(wanted)).toBe(true);
    await expect(reader.read(0, 1)).rejects.toBeInstanceOf(DamagedObject);
    await reader.close();
  });
});

it('never encrypts the same file the same way twice', async () => {
  const [one, two] = [newKey(), newKey()];
  const whole = Buffer.alloc(SEGMENT_BYTES, 'a');
  await writeSealed(one, dataKey, whole);
  await writeSealed(two, dataKey, whole);
  const [first, second] = [await readFile(pathOf(one)), await readFile(pathOf(two))];
  expect(segment(first, 0).equals(segment(second, 0))).toBe(false);
});

it('may be left in the middle, and is not found once it is removed', async () => {
  const key = newKey();
  await writeSealed(key, dataKey, randomBytes(BYTES));
  const stream = await openSealedBytes('disk', key, dataKey, BYTES);
  await stream.next();
  await stream.return(undefined);
  expect((await stream.next()).done).toBe(true);
  await rm(pathOf(key));
  await expect(openSealedBytes('disk', key, dataKey, BYTES)).rejects.toBeInstanceOf(NotStored);
});
