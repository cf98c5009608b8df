import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useStoreSettings } from './object-place.server';
import { appendToSpool, newSpool, readSpool, removeSpool, spoolLength } from './spool.server';
import { FileTooBig, NotStored, StoreAway } from './store-trouble.server';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spool-'));
  useStoreSettings({ filesDir: folder, spoolDir: folder, s3: null });
});
afterAll(() => rm(folder, { recursive: true }));

async function* chunks(whole: Buffer, size: number, breakAt = Infinity) {
  for (let at = 0; at < whole.length; at += size) {
    if (at >= breakAt) throw new Error('the line broke');
    yield whole.subarray(at, at + size);
  }
}

async function readAll(id: string, key: Buffer): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of readSpool(id, key)) parts.push(part);
  return Buffer.concat(parts);
}

describe('an unfinished upload', () => {
  it('starts empty, with an id that is a UUID without dashes', async () => {
    const { id, key } = newSpool();
    expect(id).toMatch(/^[0-9a-f]{12}4[0-9a-f]{3}[89ab][0-9a-f]{15}$/);
    expect(await spoolLength(id)).toBe(0);
    expect(await readAll(id, key)).toHaveLength(0);
  });

  it('grows from any length on, and is the same bytes at the end', async () => {
    const { id, key } = newSpool();
    const whole = randomBytes(700_001);
    const cuts = [0, 1, 15, 16, 17, 65_536, 65_537, 200_003, 700_001];
    for (const [n, start] of cuts.slice(0, -1).entries()) {
      const part = whole.subarray(start, cuts[n + 1]);
      expect(await appendToSpool(id, key, start, chunks(part, 10_007), whole.length)).toBe(
        cuts[n + 1],
      );
    }
    expect((await readAll(id, key)).equals(whole)).toBe(true);
    expect((await readFile(join(folder, id))).equals(whole)).toBe(false);
  });

  it('keeps what arrived before the line broke, and goes on from there', async () => {
    const { id, key } = newSpool();
    const whole = randomBytes(400_000);
    const broken = appendToSpool(id, key, 0, chunks(whole, 1000, 123_000), whole.length);
    await expect(broken).rejects.toThrow('the line broke');
    const length = await spoolLength(id);
    expect(length).toBe(123_000);
    await appendToSpool(id, key, length, chunks(whole.subarray(length), 1000), whole.length);
    expect((await readAll(id, key)).equals(whole)).toBe(true);
  });

  it('takes no more than it may hold', async () => {
    const { id, key } = newSpool();
    const more = appendToSpool(id, key, 0, chunks(randomBytes(200_000), 70_000), 150_000);
    await expect(more).rejects.toBeInstanceOf(FileTooBig);
    expect(await spoolLength(id)).toBe(150_000);
  });

  it('is not added to anywhere but at its end', async () => {
    const { id, key } = newSpool();
    await appendToSpool(id, key, 0, chunks(Buffer.from('words'), 5), 100);
    for (const offset of [0, 4, 6]) {
      const wrong = appendToSpool(id, key, offset, chunks(Buffer.from('x'), 1), 100);
      await expect(wrong).rejects.toThrow('not the length');
    }
    expect((await readAll(id, key)).toString()).toBe('words');
  });

  it('is gone once it is removed, also for one who goes on sending', async () => {
    const { id, key } = newSpool();
    await appendToSpool(id, key, 0, chunks(Buffer.from('words'), 5), 100);
    await removeSpool(id);
    await removeSpool(id);
    await expect(spoolLength(id)).rejects.toBeInstanceOf(NotStored);
    await expect(readAll(id, key)).rejects.toBeInstanceOf(NotStored);
    const more = appendToSpool(id, key, 5, chunks(Buffer.from('x'), 1), 100);
    await expect(more).rejects.toBeInstanceOf(NotStored);
  });

  it.each(['../../etc/passwd', '', 'A'.repeat(32), `${'a'.repeat(32)}\n`])(
    'has no id like %j',
    async (id) => {
      await expect(spoolLength(id)).rejects.toThrow('not the id');
      await expect(removeSpool(id)).rejects.toThrow('not the id');
    },
  );

  it('says that the store is away where the disk is full', async () => {
    const { id, key } = newSpool();
    await rm(join(folder, id));
    await symlink('/dev/full', join(folder, id));
    const full = appendToSpool(id, key, 0, chunks(randomBytes(100_000), 5000), 100_000);
    await expect(full).rejects.toMatchObject({ code: 'ENOSPC' });
    await expect(appendToSpool(id, key, 0, chunks(randomBytes(10), 5), 100)).rejects.toBeInstanceOf(
      StoreAway,
    );
  });

  it('shares its turns: twelve at once are all whole', async () => {
    const all = Array.from({ length: 12 }, () => ({
      ...newSpool(),
      whole: randomBytes(1_500_000),
    }));
    await Promise.all(
      all.map(({ id, key, whole }) => appendToSpool(id, key, 0, chunks(whole, 30_011), 2_000_000)),
    );
    for (const { id, key, whole } of all) {
      expect((await readAll(id, key)).equals(whole)).toBe(true);
    }
  });
});
