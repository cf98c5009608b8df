import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  applyMigrations,
  createMigration,
  diffSchema,
  migrationStatus,
  readSchema,
  readSnapshot,
} from './migrate';
import { createEmptyDatabase, type TestDatabase } from '../tests/support/database';

const BASE = `datasource db {\n  provider = "postgresql"\n}\n`;
const SHELF = `model Shelf {\n  id Int @id\n  label String\n}\n`;
const WIDER_SHELF = `model Shelf {\n  id Int @id\n  label String\n  width Int?\n}\n`;

let database: TestDatabase;
let folder: string;
let migrationsDir: string;
let schemaDir: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'portal-migrate-'));
});

beforeEach(async () => {
  const place = await mkdtemp(path.join(folder, 'case-'));
  migrationsDir = path.join(place, 'migrations');
  schemaDir = path.join(place, 'schema');
  await mkdir(migrationsDir);
  await mkdir(schemaDir);
  await writeFile(path.join(schemaDir, 'base.prisma'), BASE);
  await writeFile(path.join(schemaDir, 'shelf.prisma'), SHELF);
  database = await createEmptyDatabase();
  return () => database.drop();
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function create(name: string, second: number) {
  const now = new Date(Date.UTC(2026, 0, 5, 9, 0, second));
  return createMigration(database.url, { migrationsDir, schemaDir, name, now });
}

async function query(sql: string) {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}

describe('writing migrations', () => {
  it('writes the first one from nothing, in a folder named by time', async () => {
    const made = await create('first shelves', 1);
    expect(path.basename(made!)).toBe('20260105090001_first_shelves');
    const sql = await readFile(path.join(made!, 'migration.sql'), 'utf8');
    expect(sql).toContain('CREATE TABLE "Shelf"');
  });

  it('writes only what changed, and nothing when nothing did', async () => {
    await create('first', 1);
    expect(await create('again', 2)).toBeNull();
    await writeFile(path.join(schemaDir, 'shelf.prisma'), WIDER_SHELF);
    const made = await create('wider', 3);
    const sql = await readFile(path.join(made!, 'migration.sql'), 'utf8');
    expect(sql).toContain('ADD COLUMN     "width"');
    expect(sql).not.toContain('CREATE TABLE');
  });
});

describe('applying migrations', () => {
  it('applies each once, in order, and says where the database stands', async () => {
    await create('first', 1);
    await writeFile(path.join(schemaDir, 'shelf.prisma'), WIDER_SHELF);
    await create('wider', 2);
    const names = ['20260105090001_first', '20260105090002_wider'];
    expect((await migrationStatus(database.url, { migrationsDir })).pending).toEqual(names);
    expect(await applyMigrations(database.url, { migrationsDir })).toEqual(names);
    expect(await applyMigrations(database.url, { migrationsDir })).toEqual([]);
    await query(`insert into "Shelf" (id, label, width) values (1, 'Maths', 80)`);
    expect(await migrationStatus(database.url, { migrationsDir })).toEqual({
      applied: names,
      pending: [],
      unknown: [],
      failed: [],
    });
  });

  it('leaves no connection behind', async () => {
    await create('first', 1);
    await applyMigrations(database.url, { migrationsDir });
    const others = await query(
      `select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
    );
    expect(others).toEqual([]);
  });

  it('lets one of several copies do it', async () => {
    await create('first', 1);
    const copies = Array.from({ length: 4 }, () =>
      applyMigrations(database.url, { migrationsDir }),
    );
    const applied = await Promise.all(copies);
    expect(applied.flat()).toEqual(['20260105090001_first']);
  });

  it('refuses a database that a newer version left', async () => {
    const made = await create('first', 1);
    await applyMigrations(database.url, { migrationsDir });
    await rm(made!, { recursive: true });
    await expect(applyMigrations(database.url, { migrationsDir })).rejects.toThrow(
      /left by a newer version .*20260105090001_first/,
    );
  });

  it('says in a sentence that a migration failed, and does not go on from there', async () => {
    const made = await create('first', 1);
    await writeFile(path.join(made!, 'migration.sql'), 'create table "Shelf" (id nonsense);');
    await expect(applyMigrations(database.url, { migrationsDir })).rejects.toMatchObject({
      name: 'SetupProblem',
      message: expect.stringContaining('could not be applied'),
    });
    await expect(applyMigrations(database.url, { migrationsDir })).rejects.toThrow(
      /20260105090001_first, began and did not finish/,
    );
  });

  it('leaves a database that holds something else alone', async () => {
    await create('first', 1);
    await query('create table somebody_elses (id int)');
    await expect(applyMigrations(database.url, { migrationsDir })).rejects.toThrow(
      'tables that this portal did not make',
    );
  });
});

describe('the portal’s own schema', () => {
  const own = path.join(import.meta.dirname, 'migrations');

  it('has a migration for every change', async () => {
    const snapshot = await readSnapshot({ migrationsDir: own });
    const schema = await readSchema(path.join(import.meta.dirname, 'schema'));
    expect(await diffSchema(database.url, snapshot, schema)).toBe('');
  });

  it('applies to an empty database', async () => {
    const applied = await applyMigrations(database.url, { migrationsDir: own });
    expect(applied.length).toBeGreaterThan(0);
  });
});
