import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import net from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startCutLine } from '../../../tests/support/cut-line';
import { startS3, type TestS3 } from '../../../tests/support/s3';
import { db, inTransaction } from '~/platform/db/database.server';
import {
  doomStored,
  keepStored,
  NotStored,
  openStoredFile,
  openStoredReader,
  removeStoredFile,
  rotateFileKeys,
  StoreAway,
  storeFile,
  sweepStore,
} from './file-store.server';
import { bytesOf, openTestStore, rowOf, type TestStore } from './store.test-support';

let store: TestStore;
let s3: TestS3;
beforeAll(async () => {
  store = await openTestStore();
  s3 = await startS3();
});
afterAll(async () => {
  await s3.stop();
  await store.close();
});
beforeEach(() => store.use(s3.variables()));

const objects = async () =>
  (await readdir(s3.folder, { recursive: true })).filter((name) =>
    name.endsWith('._S3rver_object'),
  );
const hasObject = async (key: string) => (await objects()).some((name) => name.includes(key));

/** A line to the server that breaks each connection once so many bytes went to the server, `times` in all. */
async function startFrayedLine(bytes: number, times = Infinity) {
  let cuts = 0;
  const open = new Set<net.Socket>();
  const server = net.createServer((near) => {
    const far = net.connect(s3.port, '127.0.0.1');
    let sent = 0;
    open.add(near);
    for (const socket of [near, far]) socket.on('error', () => undefined);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    near.on('data', (chunk) => {
      sent += chunk.length;
      if (sent < bytes || cuts >= times) {
        far.write(chunk);
        return;
      }
      cuts += 1;
      near.destroy();
      far.destroy();
    });
    far.pipe(near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as net.AddressInfo).port,
    cuts: () => cuts,
    stop: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

describe('files in S3', () => {
  it.each([0, 5, 65_536, 3_000_001])('keeps %i bytes and gives them back', async (bytes) => {
    const whole = randomBytes(bytes);
    const { storeKey } = await storeFile(whole);
    expect(await rowOf(storeKey)).toMatchObject({ place: 's3', bytes: BigInt(bytes) });
    expect((await bytesOf(storeKey)).equals(whole)).toBe(true);
    expect(await hasObject(storeKey)).toBe(true);
    expect(await store.files()).toEqual([]);
    await removeStoredFile(storeKey);
    expect(await hasObject(storeKey)).toBe(false);
    await expect(openStoredFile(storeKey)).rejects.toBeInstanceOf(NotStored);
  });

  it('gives any range, and reads by position', async () => {
    const whole = randomBytes(1_000_000);
    const { storeKey } = await storeFile(whole);
    const part = await bytesOf(storeKey, { start: 65_000, end: 200_000 });
    expect(part.equals(whole.subarray(65_000, 200_001))).toBe(true);
    const reader = await openStoredReader(storeKey);
    for (const at of [999_990, 0, 500_000, 65_535]) {
      expect((await reader.read(at, 100)).equals(whole.subarray(at, at + 100))).toBe(true);
    }
    await reader.close();
  });

  it('is left alone by one who stops reading', async () => {
    const { storeKey } = await storeFile(randomBytes(2_000_000));
    for (let n = 0; n < 60; n += 1) {
      const reader = (await openStoredFile(storeKey)).getReader();
      await reader.read();
      await reader.cancel();
    }
    expect((await bytesOf(storeKey)).length).toBe(2_000_000);
  });

  it('is swept once it is let go of, and what was kept on the disk before is still read', async () => {
    store.use({});
    const { storeKey: before } = await storeFile(Buffer.from('before'));
    store.use(s3.variables());
    expect((await bytesOf(before)).toString()).toBe('before');
    const { storeKey } = await storeFile(Buffer.from('after'));
    await inTransaction((tx) => keepStored(tx, [before, storeKey]));
    await inTransaction((tx) => doomStored(tx, [before, storeKey]));
    expect(await sweepStore()).toMatchObject({ objects: 2 });
    expect(await hasObject(storeKey)).toBe(false);
    expect(await store.files()).toEqual([]);
  });

  it('keeps nothing on the way of a file that breaks off', async () => {
    const count = (await objects()).length;
    const breaking = (async function* () {
      yield randomBytes(200_000);
      throw new Error('the line broke');
    })();
    await expect(storeFile(breaking)).rejects.toThrow('the line broke');
    expect((await objects()).length).toBe(count);
    expect(await store.files()).toEqual([]);
  });

  it('has its keys turned like any other', async () => {
    const keys = ['a', 'b'].map((id) => `${id}:${randomBytes(32).toString('base64')}`);
    store.use({ ...s3.variables(), FILE_KEYS: keys[0]! });
    await db().storedObject.deleteMany({});
    const { storeKey } = await storeFile(Buffer.from('words'));
    store.use({ ...s3.variables(), FILE_KEYS: `${keys[1]!},${keys[0]!}` });
    expect(await rotateFileKeys()).toMatchObject({ files: 1 });
    store.use({ ...s3.variables(), FILE_KEYS: keys[1]! });
    expect((await bytesOf(storeKey)).toString()).toBe('words');
  });
});

describe('S3 going away', () => {
  it('in the middle of a file: nothing is kept, here or there, and it says so', async () => {
    const line = await startFrayedLine(300_000);
    store.use(s3.variables(line.port));
    const [count, rows] = [(await objects()).length, await db().storedObject.count()];
    await expect(storeFile(randomBytes(3_000_000))).rejects.toBeInstanceOf(StoreAway);
    expect(line.cuts()).toBeGreaterThan(1);
    expect((await objects()).length).toBe(count);
    expect(await store.files()).toEqual([]);
    expect(await db().storedObject.count({ where: { state: { not: 'doomed' } } })).toBe(rows);
    await line.stop();
  });

  it('for a moment: the file is sent once more, and is whole', async () => {
    const line = await startFrayedLine(300_000, 1);
    store.use(s3.variables(line.port));
    const whole = randomBytes(3_000_000);
    const { storeKey } = await storeFile(whole);
    expect(line.cuts()).toBe(1);
    expect((await bytesOf(storeKey)).equals(whole)).toBe(true);
    await line.stop();
  });

  it('before a file: storing and reading say so, removing is done by the sweep later', async () => {
    const { storeKey } = await storeFile(Buffer.from('words'));
    const { storeKey: kept } = await storeFile(Buffer.from('kept'));
    const line = await startCutLine(s3.port);
    await line.cut();
    store.use(s3.variables(line.port));
    await expect(storeFile(Buffer.from('more'))).rejects.toBeInstanceOf(StoreAway);
    await expect(openStoredFile(kept)).rejects.toBeInstanceOf(StoreAway);
    await removeStoredFile(storeKey);
    await expect(sweepStore()).rejects.toBeInstanceOf(StoreAway);
    expect(await rowOf(storeKey)).toMatchObject({ state: 'doomed' });
    await line.mend();
    await sweepStore();
    expect(await rowOf(storeKey)).toBeNull();
    expect(await hasObject(storeKey)).toBe(false);
    expect((await bytesOf(kept)).toString()).toBe('kept');
    await line.cut();
  });

  it('while a file is read: the stream breaks off with an error', async () => {
    const { storeKey } = await storeFile(randomBytes(20_000_000));
    const line = await startCutLine(s3.port);
    store.use(s3.variables(line.port));
    const reader = (await openStoredFile(storeKey)).getReader();
    await reader.read();
    await line.cut();
    const rest = async () => {
      while (!(await reader.read()).done);
    };
    await expect(rest()).rejects.toBeInstanceOf(StoreAway);
  });

  it('with a bucket that is not there, or keys that are wrong, is the store being away', async () => {
    store.use({ ...s3.variables(), S3_BUCKET: 'nobody-made-it' });
    await expect(storeFile(Buffer.from('x'))).rejects.toBeInstanceOf(StoreAway);
    store.use({ ...s3.variables(), S3_ACCESS_KEY_ID: 'nobody' });
    await expect(storeFile(Buffer.from('x'))).rejects.toBeInstanceOf(StoreAway);
  });
});
