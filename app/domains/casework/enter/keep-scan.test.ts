import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eicar, startClamd, type RunningClamd } from '../../../../tests/support/clamd';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, useDatabase } from '~/platform/db/database.server';
import { useLogLevel } from '~/platform/log/log.server';
import { keepScan } from './index.server';

let clamd: RunningClamd;
let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  useLogLevel('silent');
  clamd = await startClamd();
  database = await createTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'portal-files-'));
  const { url } = clamd;
  useEnvironment(
    readEnvironment({
      FILES_DIR: folder,
      DATABASE_URL: database.url,
      CLAMD_URL: url,
      LOG_LEVEL: 'silent',
    }),
  );
  useDatabase(database.url);
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
  await rm(folder, { recursive: true });
  await clamd.remove();
});

const send = (words: string) =>
  keepScan({ field: 'file', name: 'a.pdf', bytes: Readable.from([Buffer.from(words)]) });
const kept = async () => (await readdir(folder, { recursive: true })).length;

it('goes past the virus check, or is not kept', async () => {
  const before = await kept();
  expect(await send(`%PDF-1.7\n${eicar}`)).toEqual({ kind: 'file-unsafe' });
  expect(await kept()).toBe(before);
  expect(await send('%PDF-1.7\nplain words')).toMatchObject({ kind: 'kept' });
  await clamd.stop();
  const then = await kept();
  expect(await send('%PDF-1.7\nplain words')).toEqual({ kind: 'file-unchecked' });
  expect(await kept()).toBe(then);
});
