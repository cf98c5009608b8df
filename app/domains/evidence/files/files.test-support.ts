import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Parent } from '~/platform/auth/session.server';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { stopFileWork } from '~/platform/files/file-work/file-work.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { useLogLevel } from '~/platform/log/log.server';
import { createTestDatabase } from '../../../../tests/support/database';
import { createAccount, signedIn } from '../../../../tests/factories';
import { hashSecret } from '~/platform/auth/secrets.server';
import type { Sender } from '../../../../tests/support/uploads';
import { answerFileForm, uploadServer } from './index.server';

/** A parent who is signed in and has a draft to send files into. */
export type TestSender = Sender & { parent: Parent };

/** A database, a store and a server for one test file, which `close` removes. */
export async function openFilesGround(given: Record<string, string> = {}) {
  const database = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'evidence-files-'));
  const variables = (more: Record<string, string>) =>
    readEnvironment({
      DATA_DIR: folder,
      DATABASE_URL: database.url,
      PUBLIC_URL: 'http://localhost:3000',
      ...given,
      ...more,
    });
  useLogLevel('silent');
  useEnvironment(variables({}));
  useDatabase(database.url);
  await prepareJobs();
  const uploads = uploadServer();
  const server = http.createServer((req, res) => {
    uploads(req, res).catch(() => res.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    folder,
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Takes these variables from now on. */
    use(more: Record<string, string>) {
      const environment = variables(more);
      useEnvironment(environment);
      return environment;
    },
    /** Every file under the folder of the store and of the unfinished uploads. */
    async bytesOnDisk(): Promise<string[]> {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await stopFileWork();
      await closeDatabase();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type FilesGround = Awaited<ReturnType<typeof openFilesGround>>;

/** A parent who is signed in, with an evidence draft. */
export async function makeTestSender(): Promise<TestSender> {
  const account = await createAccount();
  const cookie = await signedIn({ accountId: account.id });
  const parent: Parent = {
    kind: 'parent',
    id: account.id,
    email: account.email,
    language: 'en',
    sessionId: hashSecret(cookie.split('=')[1]!),
  };
  return { cookie, parent, sendingId: await makeDraft(account.id) };
}

/** The evidence draft of an account; one that was there before counts as sent. */
export async function makeDraft(accountId: string): Promise<string> {
  const expiresAt = new Date(Date.now() + 86_400_000);
  const data = { accountId, kind: 'evidence', expiresAt };
  await db().sending.updateMany({
    where: { accountId, state: 'draft' },
    data: { state: 'sent', sentAt: new Date() },
  });
  return (await db().sending.create({ data, select: { id: true } })).id;
}

type FormFile = { name: string; bytes: Buffer | string };

/** Posts the plain form; gives where it leads. */
export async function postForm(
  sender: Sender,
  files: FormFile[],
  fields: Record<string, string> = {},
): Promise<URL> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  for (const { name, bytes } of files) {
    body.append('files', new Blob([bytes as BlobPart]), name);
  }
  return postBody(sender, body);
}

/** Posts any body to the files of a sending. */
export async function postBody(
  sender: Sender,
  body: BodyInit,
  headers: Record<string, string> = {},
): Promise<URL> {
  const address = `http://localhost:3000/en/family/sending/${sender.sendingId}/files`;
  const request = new Request(address, {
    method: 'POST',
    headers: { Cookie: sender.cookie, ...headers },
    body,
    duplex: 'half',
  } as RequestInit);
  const params = { lang: 'en', sending: sender.sendingId };
  const context = { network: '192.0.2.1' };
  const response = await answerFileForm({ request, params, context } as never);
  return new URL(response.headers.get('Location')!, 'http://localhost:3000');
}

/** The files of a sending as rows, oldest first. */
export function rowsOf(sender: Sender) {
  return db().familyFile.findMany({
    where: { sendingId: sender.sendingId },
    orderBy: [{ createdAt: 'asc' }, { name: 'asc' }],
    include: { piece: true, views: true },
  });
}

/** The jobs that wait, of one kind. */
export async function jobsOf(task: string): Promise<{ id: string }[]> {
  const rows = await db().$queryRaw<{ payload: { id: string } }[]>`
    select j.payload from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = ${task}`;
  return rows.map((row) => row.payload);
}
