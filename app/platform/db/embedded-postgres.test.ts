import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEmbeddedPostgres } from './embedded-postgres.server';

let folder: string;
let dataDir: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'portal-embedded-'));
  dataDir = path.join(folder, 'data', 'postgres');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** Only root on Linux may try a small disk of its own. */
const canMount = process.getuid?.() === 0 && spawnSync('unshare', ['--mount', 'true']).status === 0;

const start = (port = 0) => startEmbeddedPostgres({ dataDir, port, fast: true });

async function ask(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const postmaster = async () =>
  Number.parseInt(await readFile(path.join(dataDir, 'postmaster.pid'), 'utf8'), 10);

async function killServer() {
  const pid = await postmaster();
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => existsSync(`/proc/${pid}`)).toBe(false);
}

describe('the built-in PostgreSQL', () => {
  it('keeps what was written from one start to the next', async () => {
    const first = await start();
    await ask(first.url, 'create table note as select 17 as n');
    await first.stop();
    const second = await start();
    expect(await ask(second.url, 'select n from note')).toEqual([{ n: 17 }]);
    await second.stop();
    expect(existsSync(path.join(dataDir, 'postmaster.pid'))).toBe(false);
  });

  it('brings the extensions, sorts by Unicode rules, and gives the owner no more than that', async () => {
    const server = await start();
    for (const name of ['pg_trgm', 'unaccent', 'btree_gist', 'citext']) {
      await ask(server.url, `create extension ${name}`);
    }
    const [row] = await ask(
      server.url,
      `select lower('ŁÓDŹ') as lower, current_setting('TimeZone') as zone,
              array(select w from unnest(array['zeta', 'Łukasz', 'alpha', 'Zed']) w order by w) as sorted,
              (select rolsuper from pg_roles where rolname = current_user) as super`,
    );
    expect(row).toEqual({
      lower: 'łódź',
      zone: 'UTC',
      sorted: ['alpha', 'Łukasz', 'Zed', 'zeta'],
      super: false,
    });
    await server.stop();
  });

  it('takes another port when the one wanted is busy', async () => {
    const busy = net.createServer().listen(0, '127.0.0.1');
    await once(busy, 'listening');
    const { port } = busy.address() as net.AddressInfo;
    const server = await start(port);
    expect(new URL(server.url).port).not.toBe(String(port));
    await server.stop();
    busy.close();
  });

  it('comes back after the server was killed', async () => {
    const first = await start();
    await ask(first.url, 'create table note as select 1 as n');
    await killServer();
    const second = await start();
    expect(await ask(second.url, 'select n from note')).toEqual([{ n: 1 }]);
    await second.stop();
    await first.stop();
  });

  it('is not misled by a process number that now belongs to something else', async () => {
    const first = await start();
    await killServer();
    const file = path.join(dataDir, 'postmaster.pid');
    const bystander = spawn('sleep', ['60']);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(/^\d+/, String(bystander.pid)));
    const second = await start();
    expect(await postmaster()).not.toBe(bystander.pid);
    await second.stop();
    bystander.kill();
    await first.stop();
  });

  it('joins a server that still runs, and leaves it to whoever started it', async () => {
    const first = await start();
    await writeFile(path.join(dataDir, 'portal-owner.pid'), String(process.ppid));
    const second = await start();
    expect(second.url).toBe(first.url);
    await second.stop();
    expect(await ask(first.url, 'select 1 as n')).toEqual([{ n: 1 }]);
    await first.stop();
  });

  it('can be started by two at the same moment', async () => {
    const [one, other] = await Promise.all([start(), start()]);
    expect(one.url).toBe(other.url);
    await one.stop();
    await other.stop();
  });

  it('works inside a folder closed to other accounts', async () => {
    await chmod(folder, 0o700);
    const server = await start();
    expect(await ask(server.url, 'select 1 as n')).toEqual([{ n: 1 }]);
    await server.stop();
  });
});

describe('what it says when it cannot start', () => {
  it('names the version that wrote the folder', async () => {
    await (await start()).stop();
    await writeFile(path.join(dataDir, 'PG_VERSION'), '16\n');
    await expect(start()).rejects.toMatchObject({
      name: 'SetupProblem',
      message: expect.stringMatching(
        /written by PostgreSQL 16, and this portal brings PostgreSQL 18/,
      ),
    });
  });

  it('leaves a folder with other things in it alone', async () => {
    await mkdir(dataDir, { recursive: true });
    await writeFile(path.join(dataDir, 'letter.txt'), 'keep me');
    await expect(start()).rejects.toThrow('holds files that are not a database');
    expect(await readFile(path.join(dataDir, 'letter.txt'), 'utf8')).toBe('keep me');
  });

  it.skipIf(!canMount)('says that the disk is full', async () => {
    const disk = path.join(folder, 'small');
    await mkdir(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', disk]);
    try {
      const small = startEmbeddedPostgres({ dataDir: path.join(disk, 'postgres'), port: 0 });
      await expect(small).rejects.toMatchObject({
        name: 'SetupProblem',
        message: expect.stringMatching(/^The disk is full: /),
      });
    } finally {
      execFileSync('umount', [disk]);
    }
  });

  it('says where something other than a folder is in the way', async () => {
    await writeFile(path.join(folder, 'data'), 'a file');
    await expect(start()).rejects.toMatchObject({ name: 'SetupProblem' });
  });
});
