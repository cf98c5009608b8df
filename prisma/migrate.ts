import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { SetupProblem } from '~/platform/setup/setup-problem';

/** Where the migrations are, as `<timestamp>_<name>/migration.sql` in one folder. */
export interface MigrationsFolder {
  migrationsDir: string;
}

/** How a database stands against the migrations of this version of the portal. */
export interface MigrationStatus {
  /** Applied in the database. */
  applied: string[];
  /** Known to this version, not yet applied. */
  pending: string[];
  /** Applied, but not known to this version: a newer version wrote the database. */
  unknown: string[];
  /** Begun and never finished. */
  failed: string[];
}

/** The files of a Prisma schema: name and content. */
export type SchemaFiles = { path: string; content: string }[];

type Engine = import('@prisma/schema-engine-wasm').SchemaEngine;
type EngineModule = Pick<typeof import('@prisma/schema-engine-wasm'), 'SchemaEngine'> & {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
};

const NO_FILTERS = { externalTables: [], externalEnums: [] };
const SNAPSHOT = 'schema.snapshot.prisma';
/** Any number will do, as long as every copy of the portal asks for the same one. */
const MIGRATION_LOCK = 7_203_114;

let engineModule: Promise<EngineModule> | undefined;

/** Prisma's own schema engine, which npm carries as WebAssembly, loaded on first use. */
function loadEngineModule(): Promise<EngineModule> {
  engineModule ??= (async () => {
    const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
    const bytes = await readFile(path.join(path.dirname(entry), 'schema_engine_bg.wasm'));
    const glue =
      (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as unknown as EngineModule;
    const { instance } = await WebAssembly.instantiate(bytes, {
      './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports,
    });
    glue.__wbg_set_wasm(instance.exports);
    (instance.exports.__wbindgen_start as () => void)();
    return glue;
  })();
  return engineModule;
}

/**
 * The PostgreSQL adapter, sending a migration to the server as it is: the adapter's own way cuts
 * scripts at every semicolon, also inside a function's body.
 */
function adapterForScripts(url: string, pool: pg.Pool): PrismaPg {
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const connection = await connect();
    connection.executeScript = (script) =>
      withClient(url, async (client) => void (await client.query(script)));
    return connection;
  };
  return factory;
}

async function withEngine<T>(url: string, work: (engine: Engine) => Promise<T>): Promise<T> {
  const { SchemaEngine } = await loadEngineModule();
  // A pool of our own, since the engine closes none: no connection is left when this is done.
  const pool = new pg.Pool({ connectionString: url });
  pool.on('error', () => {
    // The query that needs the connection says so itself.
  });
  const adapter = bindMigrationAwareSqlAdapterFactory(adapterForScripts(url, pool));
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => {}, adapter);
  try {
    return await work(engine);
  } finally {
    engine.free();
    await pool.end();
  }
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Names of the migrations in a folder, oldest first. */
async function listMigrations(migrationsDir: string): Promise<string[]> {
  const entries = await readdir(migrationsDir, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function readStatus(client: pg.Client, migrationsDir: string): Promise<MigrationStatus> {
  const known = await listMigrations(migrationsDir);
  const { rows: found } = await client.query<{ there: boolean }>(
    `select to_regclass('_prisma_migrations') is not null as there`,
  );
  const { rows } = found[0]?.there
    ? await client.query<{ migration_name: string; done: boolean }>(
        `select migration_name, finished_at is not null as done
         from _prisma_migrations where rolled_back_at is null order by migration_name`,
      )
    : { rows: [] };
  const applied = rows.filter((row) => row.done).map((row) => row.migration_name);
  return {
    applied,
    pending: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
    failed: rows.filter((row) => !row.done).map((row) => row.migration_name),
  };
}

/** Compares a database with the migrations in a folder; changes nothing. */
export function migrationStatus(
  connectionString: string,
  { migrationsDir }: MigrationsFolder,
): Promise<MigrationStatus> {
  return withClient(connectionString, (client) => readStatus(client, migrationsDir));
}

function refuseForeign({ unknown, failed }: MigrationStatus) {
  if (unknown.length > 0) {
    throw new SetupProblem(
      `The database was left by a newer version of the portal (it knows the change ${unknown.at(-1)}, and this version does not). Start that version, or restore a backup made by this one.`,
    );
  }
  if (failed.length > 0) {
    throw new SetupProblem(
      `An earlier change of the database, ${failed[0]}, began and did not finish. Restore the backup made before the upgrade, or see "Upgrade" in docs/operations.md.`,
    );
  }
}

/**
 * Applies the migrations a database lacks, and gives their names. Several copies may call this at
 * once: one applies, the others wait and find nothing left to do.
 * Throws a SetupProblem where a newer version wrote the database, an earlier migration is half
 * done, the database holds something else, or a migration fails.
 */
export function applyMigrations(
  connectionString: string,
  { migrationsDir }: MigrationsFolder,
): Promise<string[]> {
  return withClient(connectionString, async (client) => {
    const before = await readStatus(client, migrationsDir);
    refuseForeign(before);
    if (before.pending.length === 0) return [];
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const status = await readStatus(client, migrationsDir);
    refuseForeign(status);
    if (status.pending.length === 0) return [];
    return runEngine(connectionString, migrationsDir);
  });
}

async function runEngine(connectionString: string, migrationsDir: string): Promise<string[]> {
  const migrationsList = await readMigrationsList(migrationsDir);
  return withEngine(connectionString, async (engine) => {
    try {
      const result = await engine.applyMigrations({ migrationsList, filters: NO_FILTERS });
      return result.appliedMigrationNames;
    } catch (cause) {
      throw explainEngineError(cause);
    }
  });
}

async function readMigrationsList(migrationsDir: string) {
  const names = await listMigrations(migrationsDir);
  const migrationDirectories = await Promise.all(
    names.map(async (name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok' as const,
          value: await readFile(path.join(migrationsDir, name, 'migration.sql'), 'utf8'),
        },
      },
    })),
  );
  return {
    baseDir: migrationsDir,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories,
  };
}

function explainEngineError(cause: unknown): SetupProblem {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (/schema is not empty/.test(message)) {
    return new SetupProblem(
      'The database holds tables that this portal did not make. Give it a database of its own.',
      { cause },
    );
  }
  return new SetupProblem(`A change of the database could not be applied: ${message.trim()}`, {
    cause,
  });
}

/** Reads the `*.prisma` files of a folder, by name. */
export async function readSchema(schemaDir: string): Promise<SchemaFiles> {
  const names = (await readdir(schemaDir)).filter((name) => name.endsWith('.prisma')).sort();
  return Promise.all(
    names.map(async (name) => ({
      path: name,
      content: await readFile(path.join(schemaDir, name), 'utf8'),
    })),
  );
}

/**
 * The SQL that leads from one schema to another; an empty string where they say the same.
 * Needs a database address only because the engine asks which kind of server it writes for.
 */
export function diffSchema(
  connectionString: string,
  from: SchemaFiles,
  to: SchemaFiles,
): Promise<string> {
  const target = (files: SchemaFiles) =>
    files.length === 0
      ? { tag: 'empty' as const }
      : { tag: 'schemaDatamodel' as const, files: files };
  return withEngine(connectionString, async (engine) => {
    const { stdout } = await engine.diff({
      from: target(from),
      to: target(to),
      script: true,
      exitCode: null,
      filters: NO_FILTERS,
    });
    const sql = (stdout ?? '').trim();
    return sql === '-- This is an empty migration.' ? '' : sql;
  });
}

/** The schema as the newest migration left it; no files before the first migration. */
export async function readSnapshot({ migrationsDir }: MigrationsFolder): Promise<SchemaFiles> {
  try {
    const content = await readFile(path.join(migrationsDir, SNAPSHOT), 'utf8');
    return [{ path: SNAPSHOT, content }];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/**
 * Writes the next migration, from what changed in the schema since the last one, and gives its
 * folder; null where nothing changed. `now` names it (UTC).
 */
export async function createMigration(
  connectionString: string,
  options: MigrationsFolder & { schemaDir: string; name: string; now: Date },
): Promise<string | null> {
  const { migrationsDir, schemaDir, name, now } = options;
  const schema = await readSchema(schemaDir);
  const sql = await diffSchema(connectionString, await readSnapshot({ migrationsDir }), schema);
  if (!sql) return null;
  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = path.join(migrationsDir, `${stamp}_${name.replace(/\W+/g, '_')}`);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'migration.sql'), `${sql}\n`);
  await writeFile(
    path.join(migrationsDir, 'migration_lock.toml'),
    '# Read by Prisma.\nprovider = "postgresql"\n',
  );
  await writeSnapshot(migrationsDir, schema);
  return folder;
}

async function writeSnapshot(migrationsDir: string, schema: SchemaFiles) {
  const heading = '// Written by prisma/migrate.ts: the schema as of the newest migration.\n\n';
  const content = heading + schema.map((file) => file.content.trim()).join('\n\n') + '\n';
  await writeFile(path.join(migrationsDir, SNAPSHOT), content);
}

/** `tsx prisma/migrate.ts create <name> | apply | status`, on DATABASE_URL or the built-in server. */
async function runCommand([command, name]: string[]) {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const folder = { migrationsDir: path.join(here, 'migrations') };
  const { startEmbeddedPostgres } = await import('~/platform/db/embedded-postgres.server');
  const server = process.env.DATABASE_URL
    ? null
    : await startEmbeddedPostgres({ dataDir: path.resolve(here, '../data/postgres') });
  const url = process.env.DATABASE_URL ?? server!.url;
  try {
    if (command === 'create' && name) {
      const schemaDir = path.join(here, 'schema');
      const made = await createMigration(url, { ...folder, schemaDir, name, now: new Date() });
      console.log(made ? `Written: ${made}. Review it.` : 'The schema has not changed.');
    } else if (command === 'apply') {
      const applied = await applyMigrations(url, folder);
      console.log(applied.length ? `Applied: ${applied.join(', ')}` : 'Nothing to apply.');
    } else if (command === 'status') {
      console.log(JSON.stringify(await migrationStatus(url, folder), null, 2));
    } else {
      throw new SetupProblem('Say one of: create <name>, apply, status.');
    }
  } finally {
    await server?.stop();
  }
}

if (path.basename(process.argv[1] ?? '') === 'migrate.ts') {
  runCommand(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof SetupProblem ? error.message : error);
    process.exitCode = 1;
  });
}
