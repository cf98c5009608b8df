import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase } from '../../../tests/support/database';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { openStoredFile } from './file-store.server';

export type TestStore = {
  folder: string;
  /** Sets the environment anew, with `variables` on top. */
  use(variables: Record<string, string>): void;
  /** Every file in the folder, as paths. */
  files(): Promise<string[]>;
  close(): Promise<void>;
};

/** A file store in a folder and a database of its own. */
export async function openTestStore(variables: Record<string, string> = {}): Promise<TestStore> {
  const database = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'file-store-'));
  const use = (more: Record<string, string>) =>
    useEnvironment(readEnvironment({ FILES_DIR: folder, DATABASE_URL: database.url, ...more }));
  use(variables);
  useDatabase(database.url);
  await prepareJobs();
  return {
    folder,
    use,
    files: async () =>
      (await readdir(folder, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name)),
    close: async () => {
      await closeDatabase();
      await database.drop();
      await rm(folder, { recursive: true });
    },
  };
}

/** The bytes of a stored file, or a range of them. */
export async function bytesOf(key: string, range?: { start: number; end: number }) {
  return Buffer.from(await new Response(await openStoredFile(key, range)).arrayBuffer());
}

/** The row of a stored file. */
export function rowOf(storeKey: string) {
  return db().storedObject.findUnique({ where: { storeKey } });
}
