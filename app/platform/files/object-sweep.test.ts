import { randomBytes } from 'node:crypto';
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db, inTransaction } from '~/platform/db/database.server';
import { wrapKey } from './file-keys.server';
import { doomStored, keepStored, reserveStored, storeFile, sweepStore } from './file-store.server';
import { writeSealed } from './sealed-object.server';
import { appendToSpool, newSpool, spoolLength } from './spool.server';
import { NotStored } from './store-trouble.server';
import { bytesOf, openTestStore, rowOf, type TestStore } from './store.test-support';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const HOUR = 60 * 60 * 1000;
const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR);
const age = (storeKey: string, hours: number) =>
  db().storedObject.update({ where: { storeKey }, data: { changedAt: hoursAgo(hours) } });
const hasBytes = async (storeKey: string) =>
  (await store.files()).some((path) => path.includes(storeKey));

async function kept(content = 'words'): Promise<string> {
  const { storeKey } = await storeFile(Buffer.from(content));
  await inTransaction((tx) => keepStored(tx, storeKey));
  return storeKey;
}

describe('the sweep', () => {
  it('removes what was let go of, once that is committed, and asks for itself', async () => {
    const [gone, stays] = [await kept(), await kept()];
    await inTransaction((tx) => doomStored(tx, [gone]));
    const undone = inTransaction(async (tx) => {
      await doomStored(tx, [stays]);
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    expect(await hasBytes(gone)).toBe(true);
    const jobs = await db().$queryRaw<{ n: bigint }[]>`select count(*) as n
      from graphile_worker.jobs where task_identifier = 'sweep-files'`;
    expect(jobs[0]!.n).toBe(1n);
    expect(await sweepStore()).toEqual({ objects: 1, uploads: 0, strays: 0 });
    expect(await hasBytes(gone)).toBe(false);
    expect(await rowOf(gone)).toBeNull();
    expect((await bytesOf(stays)).toString()).toBe('words');
  });

  it('removes what was written and never booked after a day, and what was being written', async () => {
    // What a crash leaves: between the bytes and the record, and in the middle of the bytes.
    const { storeKey: unbooked } = await storeFile(Buffer.from('words'));
    const half = await reserveStored();
    await writeSealed(half.storeKey, half.dataKey, randomBytes(100_000));
    const unbegun = await reserveStored();
    const { storeKey: fresh } = await storeFile(Buffer.from('words'));
    for (const key of [unbooked, half.storeKey, unbegun.storeKey]) await age(key, 25);
    await age(fresh, 23);
    expect(await sweepStore()).toMatchObject({ objects: 3 });
    for (const key of [unbooked, half.storeKey, unbegun.storeKey]) {
      expect(await rowOf(key)).toBeNull();
      expect(await hasBytes(key)).toBe(false);
    }
    await inTransaction((tx) => keepStored(tx, fresh));
    await expect(inTransaction((tx) => keepStored(tx, unbooked))).rejects.toBeInstanceOf(NotStored);
  });

  it('never removes what is kept, however old', async () => {
    const key = await kept('for good');
    await age(key, 24 * 365);
    const path = (await store.files()).find((one) => one.includes(key))!;
    await utimes(path, hoursAgo(9000), hoursAgo(9000));
    expect(await sweepStore()).toEqual({ objects: 0, uploads: 0, strays: 0 });
    expect((await bytesOf(key)).toString()).toBe('for good');
  });

  it('removes files on the disk that no row knows after a day, and nothing else there', async () => {
    await kept();
    const paths: Record<string, string> = {};
    for (const [what, name, hours] of [
      ['stray', `${randomBytes(16).toString('hex')}.sealed`, 25],
      ['unfinished', `${randomBytes(16).toString('hex')}.sealed.part`, 25],
      ['plain', randomBytes(16).toString('hex'), 25],
      ['fresh', `${randomBytes(16).toString('hex')}.sealed.part`, 1],
      ['foreign', 'notes.txt', 9000],
    ] as [string, string, number][]) {
      await mkdir(join(store.folder, name.slice(0, 2)), { recursive: true });
      paths[what] = join(store.folder, name.slice(0, 2), name);
      await writeFile(paths[what], 'x');
      await utimes(paths[what], hoursAgo(hours), hoursAgo(hours));
    }
    expect(await sweepStore()).toMatchObject({ strays: 3 });
    const left = await store.files();
    expect(left).toEqual(expect.arrayContaining([paths.fresh, paths.foreign]));
    for (const gone of ['stray', 'unfinished', 'plain']) expect(left).not.toContain(paths[gone]);
  });

  it('removes nothing unknown where most is: that is another database', async () => {
    const folder = join(store.folder, 'ff');
    await mkdir(folder, { recursive: true });
    for (let n = 0; n < 60; n += 1) {
      const path = join(folder, `ff${randomBytes(15).toString('hex')}.sealed`);
      await writeFile(path, 'x');
      await utimes(path, hoursAgo(48), hoursAgo(48));
    }
    expect(await sweepStore()).toMatchObject({ strays: 0 });
    expect((await store.files()).filter((path) => path.startsWith(folder)).length).toBe(60);
  });

  it('removes an upload once its row lets go of it, and not while it may go on', async () => {
    const account = await db().account.create({ data: { email: 'row@example.org' } });
    const sending = await db().sending.create({
      data: { accountId: account.id, kind: 'evidence' },
    });
    const uploads = { going: newSpool(), done: newSpool(), lost: newSpool(), fresh: newSpool() };
    for (const [what, { id, key }] of Object.entries(uploads)) {
      await appendToSpool(id, key, 0, [Buffer.from(what)] as never, 100);
      if (what === 'lost' || what === 'fresh') continue;
      await db().familyFile.create({
        data: {
          id,
          accountId: account.id,
          sendingId: sending.id,
          name: 'a.png',
          through: 'tus',
          spoolKey: what === 'going' ? wrapKey(key) : null,
        },
      });
    }
    for (const what of ['going', 'done', 'lost'] as const) {
      await utimes(join(store.folder, 'unfinished', uploads[what].id), hoursAgo(30), hoursAgo(30));
    }
    expect(await sweepStore()).toMatchObject({ uploads: 2 });
    expect(await spoolLength(uploads.going.id)).toBe(5);
    expect(await spoolLength(uploads.fresh.id)).toBe(5);
    for (const gone of [uploads.done, uploads.lost]) {
      await expect(spoolLength(gone.id)).rejects.toBeInstanceOf(NotStored);
    }
  });
});
