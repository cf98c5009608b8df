import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { openStoredFile, storeFile, type FileSource } from '~/platform/files/file-store.server';
import { pdfPages, stopFileWork, workOnFile, type WorkResult } from './file-work.server';

/** A database, a folder of files and the process that works on them, for one test file. */
export function useFileWork(): { folder: () => string } {
  let database: TestDatabase;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'file-work-'));
    database = await createTestDatabase();
    useEnvironment(readEnvironment({ FILES_DIR: folder }));
    useDatabase(database.url);
  });
  afterAll(async () => {
    await stopFileWork();
    await closeDatabase();
    await database.drop();
    await rm(folder, { recursive: true });
  });
  return { folder: () => folder };
}

export const LIMITS = { megapixels: 50 };

/** Stores a file and has it worked on. */
export async function work(source: FileSource, name: string, limits = LIMITS): Promise<WorkResult> {
  const { storeKey } = await storeFile(source);
  return workOnFile(storeKey, { name, ...limits });
}

/** As `work`, for a file that must be taken. */
export async function workWell(source: FileSource, name: string) {
  const result = await work(source, name);
  if (result.kind === 'refused') throw new Error(`refused: ${result.refusal}`);
  return result;
}

/** Stores a PDF and draws its pages. */
export async function drawPages(source: FileSource, range: { from: number; to: number }) {
  const { storeKey } = await storeFile(source);
  return pdfPages(storeKey, range);
}

/** The plain bytes of a stored file. */
export async function stored(storeKey: string): Promise<Buffer> {
  return Buffer.from(await new Response(await openStoredFile(storeKey)).arrayBuffer());
}

/** How many objects the store holds, by its rows and by its folder. */
export async function held(folder: string): Promise<{ rows: number; files: number }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).length;
  return { rows: await db().storedObject.count(), files };
}

/** The process that works on files, as a child of this one. Reads `/proc`. */
export async function childPid(parent = process.pid): Promise<number | null> {
  const tasks = await readdir(`/proc/${parent}/task`);
  for (const task of tasks) {
    const children = await readFile(`/proc/${parent}/task/${task}/children`, 'utf8');
    for (const child of children.split(' ').filter(Boolean)) {
      const command = await readFile(`/proc/${child}/cmdline`, 'utf8').catch(() => '');
      if (command.includes('file-work')) return Number(child);
    }
  }
  return null;
}
