import { setTimeout as sleep } from 'node:timers/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { startClamd } from '../support/clamd';
import { startGround, type Ground } from '../support/ground';
import { hostileFiles } from '../support/hostile-files';
import { honestFiles } from '../support/hostile-files-honest';
import { startPortal } from '../support/portal';
import { makeSender } from '../support/upload-parents';
import {
  announce,
  expectStatus,
  fileOf,
  patch,
  send,
  type FileToSend,
  type Sender,
} from '../support/uploads';

test.describe.configure({ mode: 'default' });

/** A file whose bytes are made while they are sent, written out once to know their number. */
async function toSend(name: string, bytes: Buffer | AsyncIterable<Buffer>): Promise<FileToSend> {
  if (Buffer.isBuffer(bytes)) return fileOf(name, bytes);
  const chunks: Buffer[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return fileOf(name, Buffer.concat(chunks));
}

/** Sends a file in parts; false where it was refused before or while it came. */
async function upload(origin: string, sender: Sender, file: FileToSend): Promise<boolean> {
  const announced = await announce(origin, sender, file);
  expectStatus(announced, [201, 400, 413, 415, 422], `Announcing ${file.name.slice(0, 80)}`);
  if (announced.status !== 201) return false;
  const url = new URL(announced.headers.location!, origin);
  if (file.length === 0) return true;
  const answer = await patch(url, sender, file, 0, file.length);
  expectStatus(answer, [204, 400, 413, 415, 422], `Sending ${file.name.slice(0, 80)}`);
  return answer.status === 204;
}

type Row = {
  id: string;
  name: string;
  state: string;
  refusal: string;
  scan: string;
  cookie: string;
};

/** Every file of these senders, once each is ready or refused. */
async function settled(ground: Ground, senders: Sender[]): Promise<Row[]> {
  const ids = senders.map(({ sendingId }) => sendingId);
  for (let tries = 0; tries < 1200; tries += 1) {
    const rows = await ground.query<Row & { sending: string }>(
      `select id, name, state, refusal, scan, sending_id as sending from family_file
       where sending_id = any($1)`,
      [ids],
    );
    if (rows.every(({ state }) => state === 'ready' || state === 'refused')) {
      return rows.map((row) => ({
        ...row,
        cookie: senders.find(({ sendingId }) => sendingId === row.sending)!.cookie,
      }));
    }
    await sleep(250);
  }
  throw new Error('Files are not settled after five minutes.');
}

test('two hundred hostile files and more: none served, none marked clean; honest ones are taken', async () => {
  test.setTimeout(600_000);
  const ground = await startGround();
  const clamd = await startClamd();
  const portal = await startPortal({
    DATABASE_URL: ground.url,
    DATA_DIR: path.join(ground.folder, 'data'),
    CLAMD_URL: clamd.url,
    DEMO: '0',
  });
  try {
    // A name with half a character in it cannot be sent: it arrives as another, harmless one.
    const hostile = (await hostileFiles()).filter(({ name }) => name.isWellFormed());
    expect(hostile.length).toBeGreaterThanOrEqual(200);
    const senders: Sender[] = [];
    let taken = 0;
    for (const [at, file] of hostile.entries()) {
      if (at % 150 === 0) senders.push(await makeSender(ground));
      const body = await toSend(file.name, file.bytes());
      if (await upload(portal.url, senders.at(-1)!, body)) taken += 1;
    }
    // Most of them were really looked into.
    expect(taken).toBeGreaterThan(150);
    const rows = await settled(ground, senders);
    const wrong = rows.filter(({ state, scan }) => state !== 'refused' || scan === 'clean');
    expect(wrong).toEqual([]);
    for (const { id, cookie } of rows) {
      for (const view of ['original', 'screen', 'small', 'page']) {
        const address = new URL(`/en/family/sent-file/${id}?view=${view}&page=1`, portal.url);
        const answer = await send(address, 'GET', { Cookie: cookie });
        expect(answer.status, view).toBe(404);
      }
    }
    const [kept] = await ground.query<{ kept: number }>(
      `select count(*)::int as kept from stored_object where state = 'kept'`,
    );
    expect(kept!.kept).toBe(0);

    // Those that are more than the beginning of a file, which is all that inspection looks at.
    const honest = (await honestFiles()).filter(
      ({ sort, name }) => !['audio', 'video'].includes(sort) && !/\.(hei[cf]s?|tiff)$/i.test(name),
    );
    expect(honest.length).toBeGreaterThan(30);
    const sender = await makeSender(ground);
    for (const file of honest) {
      const body = fileOf(file.name, file.bytes);
      expect(await upload(portal.url, sender, body), file.name).toBe(true);
    }
    const refused = (await settled(ground, [sender])).filter(({ state }) => state === 'refused');
    expect(refused).toEqual([]);
    expect(portal.process.exitCode).toBeNull();
  } finally {
    await portal.stop();
    await clamd.remove();
    await ground.stop();
  }
});
