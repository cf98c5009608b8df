import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databasePool, db, inTransaction } from '~/platform/db/database.server';
import { UnknownFileKey, unwrapKey, wrapKey, wrappedWith } from './file-keys.server';
import { keepStored, rotateFileKeys, storeFile, sweepStore } from './file-store.server';
import { missingFileKeys } from './object-rotation.server';
import { newSpool } from './spool.server';
import { bytesOf, openTestStore, rowOf, type TestStore } from './store.test-support';

const fileKey = (name: string) => `${name}:${randomBytes(32).toString('base64')}`;
const [old, current] = [fileKey('2025'), fileKey('2026')];

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore({ FILE_KEYS: old });
});
afterAll(() => store.close());

describe('a wrapped key', () => {
  it('opens with the key that it names, and not where anything was changed', () => {
    store.use({ FILE_KEYS: `${current},${old}` });
    const key = randomBytes(32);
    const wrapped = wrapKey(key);
    expect(wrappedWith(wrapped)).toBe('2026');
    expect(unwrapKey(wrapped).equals(key)).toBe(true);
    for (let at = 0; at < wrapped.length; at += 1) {
      const changed = Uint8Array.from(wrapped);
      changed[at]! ^= 1;
      expect(() => unwrapKey(changed)).toThrow();
      expect(() => unwrapKey(wrapped.subarray(0, at))).toThrow();
    }
    store.use({ FILE_KEYS: old });
    expect(() => unwrapKey(wrapped)).toThrow(UnknownFileKey);
    store.use({ FILE_KEYS: fileKey('2026') });
    expect(() => unwrapKey(wrapped)).toThrow();
  });
});

async function plainFile(content: Buffer): Promise<{ storeKey: string; path: string }> {
  const storeKey = randomBytes(16).toString('hex');
  const path = join(store.folder, storeKey.slice(0, 2), storeKey);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  await db().storedObject.create({
    data: { storeKey, state: 'kept', bytes: content.length, sha256 },
  });
  return { storeKey, path };
}

describe('the rotation of keys', () => {
  it('wraps every key anew, of files and uploads, and leaves the bytes alone', async () => {
    store.use({ FILE_KEYS: old });
    const { storeKey } = await storeFile(Buffer.from('from last year'));
    await inTransaction((tx) => keepStored(tx, storeKey));
    const path = (await store.files()).find((one) => one.includes(storeKey))!;
    const before = await readFile(path);
    const account = await db().account.create({ data: { email: 'turn@example.org' } });
    const sending = await db().sending.create({
      data: { accountId: account.id, kind: 'evidence' },
    });
    const { id, key } = newSpool();
    const rest = { accountId: account.id, sendingId: sending.id, name: 'a.png', through: 'tus' };
    const { id: file } = await db().familyFile.create({
      data: { id, ...rest, spoolKey: wrapKey(key) },
    });

    store.use({ FILE_KEYS: `${current},${old}` });
    expect((await bytesOf(storeKey)).toString()).toBe('from last year');
    expect(await rotateFileKeys()).toMatchObject({ files: 1, uploads: 1, missingKeys: [] });
    expect(await rowOf(storeKey)).toMatchObject({ keyId: '2026' });
    expect(await rotateFileKeys()).toMatchObject({ files: 0, uploads: 0, encrypted: 0 });

    store.use({ FILE_KEYS: current });
    expect((await bytesOf(storeKey)).toString()).toBe('from last year');
    expect((await readFile(path)).equals(before)).toBe(true);
    const { spoolKey } = await db().familyFile.findUniqueOrThrow({ where: { id: file } });
    expect(unwrapKey(spoolKey!).equals(key)).toBe(true);
    expect(await missingFileKeys()).toEqual([]);
  });

  it('says which key is missing, and wraps what it can', async () => {
    store.use({ FILE_KEYS: fileKey('lost') });
    const { storeKey } = await storeFile(Buffer.from('locked'));
    store.use({ FILE_KEYS: old });
    const { storeKey: other } = await storeFile(Buffer.from('open'));
    store.use({ FILE_KEYS: `${current},${old}` });
    expect(await missingFileKeys()).toEqual(['lost']);
    expect(await rotateFileKeys()).toMatchObject({ files: 1, missingKeys: ['lost'] });
    expect(await rowOf(other)).toMatchObject({ keyId: '2026' });
    await expect(bytesOf(storeKey)).rejects.toThrow('FILE_KEYS lacks the key "lost"');
  });

  it('encrypts what is older than encryption; until then it is read as it is', async () => {
    store.use({ FILE_KEYS: current });
    const content = randomBytes(150_000);
    const { storeKey, path } = await plainFile(content);
    expect((await bytesOf(storeKey)).equals(content)).toBe(true);
    expect((await bytesOf(storeKey, { start: 70_000, end: 70_009 })).length).toBe(10);
    expect(await rotateFileKeys()).toMatchObject({ encrypted: 1, damaged: 0 });
    expect((await bytesOf(storeKey)).equals(content)).toBe(true);
    expect(await rowOf(storeKey)).toMatchObject({ keyId: '2026', state: 'kept', bytes: 150_000n });
    expect(await store.files()).not.toContain(path);
  });

  it('leaves an old file alone whose bytes are not those that were kept', async () => {
    const { storeKey, path } = await plainFile(Buffer.from('as it was'));
    await writeFile(path, 'as it is.');
    expect(await rotateFileKeys()).toMatchObject({ encrypted: 0, damaged: 1 });
    expect(await rowOf(storeKey)).toMatchObject({ keyId: null });
    expect((await store.files()).filter((one) => one.includes(storeKey))).toEqual([path]);
    await db().storedObject.delete({ where: { storeKey } });
  });

  it('finishes what broke off between the row and the plain bytes', async () => {
    const { storeKey, path } = await plainFile(Buffer.from('twice there'));
    await rotateFileKeys();
    await writeFile(path, 'twice there');
    await utimes(path, new Date(0), new Date(0));
    expect(await sweepStore()).toMatchObject({ strays: 1 });
    expect((await bytesOf(storeKey)).toString()).toBe('twice there');
    expect(await store.files()).not.toContain(path);
  });

  it('is done by one process at a time', async () => {
    const other = await databasePool().connect();
    await other.query(`select pg_advisory_lock(hashtextextended('rotate-file-keys', 0))`);
    expect(await rotateFileKeys()).toBeNull();
    await other.query('select pg_advisory_unlock_all()');
    other.release();
    expect(await rotateFileKeys()).not.toBeNull();
  });
});
