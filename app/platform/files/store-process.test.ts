import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { environment } from '~/platform/config/environment.server';
import { db, inTransaction } from '~/platform/db/database.server';
import { keepStored, sweepStore } from './file-store.server';
import { bytesOf, openTestStore, rowOf, type TestStore } from './store.test-support';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

type Said = { storeKey?: string; name?: string; code?: string; writing?: true };

/** Starts the process with a limit on the size of one file, in KiB; gives it and its lines. */
function start(mode: 'full' | 'endless', limit: string) {
  const script = path.join(import.meta.dirname, 'store-process.test-support.ts');
  const line = 'ulimit -f "$0"; exec "$1" --import tsx "$2" "$3"';
  const child = spawn('bash', ['-c', line, limit, process.execPath, script, mode], {
    env: {
      PATH: process.env.PATH,
      FILES_DIR: store.folder,
      DATABASE_URL: environment().databaseUrl!,
      LOG_LEVEL: 'silent',
    } as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { child, lines: createInterface({ input: child.stdout }) };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

describe('a disk without room', () => {
  it('is said, nothing is left of the file, and a smaller one is taken', async () => {
    const { child, lines } = start('full', '1024');
    const said: Said[] = [];
    for await (const line of lines) said.push(JSON.parse(line) as Said);
    await ended(child);
    expect(said).toEqual([
      { name: 'StoreAway', code: 'EFBIG' },
      expect.objectContaining({ bytes: 100_000 }),
    ]);
    expect(await db().storedObject.count()).toBe(1);
    expect((await store.files()).length).toBe(1);
    expect((await bytesOf(said[1]!.storeKey!)).length).toBe(100_000);
    await inTransaction((tx) => keepStored(tx, said[1]!.storeKey!));
  });
});

describe('a process that is killed', () => {
  it('leaves rows that the sweep knows: written and not booked, and written in part', async () => {
    const before = { files: (await store.files()).sort(), rows: await db().storedObject.count() };
    const { child, lines } = start('endless', 'unlimited');
    let written = '';
    for await (const line of lines) {
      const said = JSON.parse(line) as Said;
      if (said.storeKey) written = said.storeKey;
      if (said.writing) break;
    }
    child.kill('SIGKILL');
    await ended(child);
    expect(await rowOf(written)).toMatchObject({ state: 'reserved', bytes: 100_000n });
    expect(await db().storedObject.count()).toBe(before.rows + 2);
    expect((await store.files()).length).toBe(before.files.length + 2);
    await sweepStore();
    expect(await db().storedObject.count()).toBe(before.rows + 2);
    const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000);
    await db().storedObject.updateMany({ data: { changedAt: yesterday } });
    await sweepStore();
    expect(await db().storedObject.count()).toBe(before.rows);
    expect((await store.files()).sort()).toEqual(before.files);
  });
});
