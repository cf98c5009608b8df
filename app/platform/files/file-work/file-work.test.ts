import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { sample } from '../../../../tests/support/media-samples';
import { dataKeyOf, reserveStored, storeFile } from '~/platform/files/file-store.server';
import { sizeOf, stopFileWork, workOnFile } from './file-work.server';
import { childPid, held, LIMITS, useFileWork, workWell } from './file-work.test-support';
import { addWork } from './work-queue.server';

const { folder } = useFileWork();
let small: Buffer;
let large: Buffer;

beforeAll(async () => {
  const grain = { type: 'gaussian' as const, mean: 128, sigma: 40 };
  const picture = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: 'grey', noise: grain } })
      .jpeg()
      .toBuffer();
  [small, large] = [await picture(60, 40), await picture(6000, 4000)];
});

/** A file in the store, as a task takes it. */
async function stored(bytes: Buffer) {
  const { storeKey } = await storeFile(bytes);
  return { storeKey, ...(await dataKeyOf(storeKey)) };
}

const patient = { limitMs: 60_000, reserve: reserveStored };
const never = () => new Promise<never>(() => undefined);

const alive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

async function gone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 100 && alive(pid); tries += 1) await wait(50);
  return !alive(pid);
}

/** A file that ends the process the first `times` it is worked on, just before it would be written anew. */
async function deadly(times: number) {
  const input = await stored(small);
  const killed = new Set<number>();
  const reserve = async () => {
    const pid = (await childPid())!;
    if (killed.size < times || killed.has(pid)) {
      killed.add(pid);
      if (alive(pid)) process.kill(pid, 'SIGKILL');
    }
    return reserveStored();
  };
  const task = { kind: 'work' as const, input, name: 'deadly.jpg', ...LIMITS };
  const { result } = await addWork({ task, size: 'small', limitMs: 60_000, reserve });
  return { result, killed: killed.size };
}

describe('the process that works on files', () => {
  it('gets none of the secrets of the portal, and lets others go first', async () => {
    const secrets = ['SESSION_SECRET', 'SMTP_URL', 'DATABASE_URL', 'FILE_KEYS'];
    for (const name of secrets)
      process.env[name] = `secret-${name}-${randomBytes(8).toString('hex')}`;
    await stopFileWork();
    await workWell(small, 'a.jpg');
    const pid = (await childPid())!;
    const given = await readFile(`/proc/${pid}/environ`, 'utf8');
    for (const name of secrets) {
      expect(given).not.toContain(name);
      expect(given).not.toContain(process.env[name]);
      delete process.env[name];
    }
    expect(getPriority(pid)).toBe(10);
  });

  it('does not hear the signals of the terminal, and ends when it is told', async () => {
    await workWell(small, 'a.jpg');
    const pid = (await childPid())!;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.kill(pid, signal);
    await workWell(small, 'a.jpg');
    expect(await childPid()).toBe(pid);
    await stopFileWork();
    expect(await gone(pid)).toBe(true);
  });

  it('is started again for a file it died of, once, and then the file is damaged', async () => {
    const once = await deadly(1);
    expect([once.result.kind, once.killed]).toEqual(['done', 1]);
    const always = await deadly(Infinity);
    expect(always).toEqual({ result: { kind: 'refused', refusal: 'damaged' }, killed: 2 });
    expect((await workWell(small, 'after.jpg')).kind).toBe('done');
  }, 60_000);

  it('ends with a portal that is killed', async () => {
    const support = join(import.meta.dirname, 'child.server.ts');
    const program = `
      import { WorkChild } from ${JSON.stringify(support)};
      const child = await WorkChild.start();
      process.stdout.write(String(child.process.pid) + '\\n');
      setInterval(() => {}, 1000);
    `;
    const file = join(folder(), 'parent.mts');
    await writeFile(file, program);
    const parent = spawn(process.execPath, ['--import', 'tsx', file], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        TSX_TSCONFIG_PATH: join(import.meta.dirname, '../../../../tsconfig.json'),
      },
    });
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(line.toString());
    expect(alive(pid)).toBe(true);
    parent.kill('SIGKILL');
    expect(await gone(pid)).toBe(true);
  }, 60_000);

  it('ends when it takes more memory than it may, also while it computes', async () => {
    const watch = join(import.meta.dirname, 'watch-thread.ts');
    const program = `
      import { watchFromThread } from ${JSON.stringify(watch)};
      watchFromThread(300 * 1024 * 1024);
      const taken = [];
      for (;;) if (taken.length < 40) taken.push(Buffer.alloc(16 * 1024 * 1024, 1));
    `;
    const file = join(folder(), 'greedy.mts');
    await writeFile(file, program);
    const greedy = spawn(process.execPath, ['--import', 'tsx', file], { stdio: 'ignore' });
    const [, signal] = (await once(greedy, 'exit')) as [number | null, string | null];
    expect(signal).toBe('SIGUSR2');
  }, 60_000);
});

describe('the queue', () => {
  it('lets a picture pass what takes long', async () => {
    const files = {
      'one.mp4': await stored(sample('mp4')),
      'two.mp4': await stored(sample('mp4')),
      'three.mov': await stored(sample('mov')),
      'photo.jpg': await stored(small),
    };
    const done: string[] = [];
    // All are added in one go: the first is under way when the others come.
    await Promise.all(
      Object.entries(files).map(async ([name, input]) => {
        const task = { kind: 'work' as const, input, name, ...LIMITS };
        const { result } = await addWork({ ...patient, task, size: sizeOf(name) });
        expect(result.kind).toBe('done');
        done.push(name);
      }),
    );
    expect(done).toEqual(['one.mp4', 'photo.jpg', 'two.mp4', 'three.mov']);
  }, 60_000);

  it('gives a file only so long', async () => {
    await workWell(small, 'a.jpg');
    const task = { kind: 'work' as const, input: await stored(large), name: 'a.jpg', ...LIMITS };
    const { result } = await addWork({ task, size: 'small', limitMs: 3_000, reserve: never });
    expect(result).toEqual({ kind: 'refused', refusal: 'damaged' });
  });

  it('throws for what waits when it is stopped, and starts again for what comes later', async () => {
    const input = await stored(large);
    const task = { kind: 'work' as const, input, name: 'a.jpg', ...LIMITS };
    let begin: () => void;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const reserve = () => {
      begin();
      return never();
    };
    const all = [
      addWork({ ...patient, task, size: 'small', reserve }),
      addWork({ ...patient, task, size: 'small' }),
    ].map((one) => one.catch(String));
    await begun;
    await stopFileWork();
    for (const said of await Promise.all(all)) expect(said).toContain('stopped');
    expect((await workWell(small, 'later.jpg')).kind).toBe('done');
  }, 60_000);
});

describe('the store', () => {
  it('fails: the file is not to blame, and nothing is left behind', async () => {
    const { storeKey } = await storeFile(large);
    const path = join(folder(), storeKey.slice(0, 2), `${storeKey}.sealed`);
    const bytes = await readFile(path);
    bytes[bytes.length - 40_000]! ^= 1;
    await writeFile(path, bytes);
    const before = await held(folder());
    await expect(workOnFile(storeKey, { name: 'a.jpg', ...LIMITS })).rejects.toThrow(
      'store is away',
    );
    expect(await held(folder())).toEqual(before);
  });

  it('has no room: the file is not to blame', async () => {
    const input = await stored(small);
    const full = addWork({
      task: { kind: 'work', input, name: 'a.jpg', ...LIMITS },
      size: 'small',
      limitMs: 60_000,
      reserve: () => Promise.reject(new Error('no room')),
    });
    await expect(full).rejects.toThrow('store is away');
  });

  it('does not have the file', async () => {
    await expect(workOnFile('0'.repeat(32), { name: 'a.jpg', ...LIMITS })).rejects.toThrow(
      'nothing is stored',
    );
  });

  it('keeps nothing of a file that is refused', async () => {
    const cut = small.subarray(0, small.length - 300);
    const { storeKey } = await storeFile(cut);
    const before = await held(folder());
    const result = await workOnFile(storeKey, { name: 'cut.jpg', ...LIMITS });
    expect(result).toEqual({ kind: 'refused', refusal: 'damaged' });
    expect(await held(folder())).toEqual(before);
  });
});
