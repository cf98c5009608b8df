import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { startGround, type Ground } from '../support/ground';
import { filesOnDisk } from '../support/files-on-disk';
import { startPortal, type RunningPortal } from '../support/portal';
import { makeSender } from '../support/upload-parents';
import {
  announce,
  arrived,
  expectStatus,
  fileOf,
  patch,
  send,
  throughForm,
  tusHeaders,
  type FileToSend,
  type Sender,
} from '../support/uploads';

// Each test has a PostgreSQL and a portal of its own, which it may break.
test.describe.configure({ mode: 'default' });

/** A text that nothing is taken out of, so that what is kept must be what was sent, byte for byte. */
function someText(name: string, length: number): FileToSend & { sha256: string } {
  const bytes = Buffer.from(
    randomBytes(Math.ceil(length / 2))
      .toString('hex')
      .slice(0, length),
  );
  return { ...fileOf(name, bytes), sha256: createHash('sha256').update(bytes).digest('hex') };
}

function envOf(ground: Ground) {
  return { DATABASE_URL: ground.url, DATA_DIR: path.join(ground.folder, 'data'), DEMO: '0' };
}

async function listed(portal: RunningPortal, sender: Sender) {
  const answer = await send(
    new URL(`/en/family/sending/${sender.sendingId}/files`, portal.url),
    'GET',
    { Cookie: sender.cookie, Accept: 'application/json' },
  );
  expectStatus(answer, [200], 'The list of files');
  return (JSON.parse(answer.body) as { files: { id: string; name: string; state: string }[] })
    .files;
}

/** The SHA-256 of what a parent gets when downloading one of their files. */
async function downloaded(portal: RunningPortal, sender: Sender, file: string): Promise<string> {
  const answer = await fetch(
    `${portal.url}/en/family/sent-file/${file}?view=original&use=download`,
    { headers: { Cookie: sender.cookie } },
  );
  expect(answer.status).toBe(200);
  return createHash('sha256')
    .update(Buffer.from(await answer.arrayBuffer()))
    .digest('hex');
}

async function whenReady(portal: RunningPortal, sender: Sender, count: number) {
  let files = await listed(portal, sender);
  for (let tries = 0; tries < 240; tries += 1) {
    if (files.filter(({ state }) => state === 'ready').length === count) return files;
    await sleep(250);
    files = await listed(portal, sender);
  }
  throw new Error(`Not ready after a minute: ${JSON.stringify(files)}`);
}

test('killed 50 times while files arrive: every file acknowledged is there, byte for byte', async () => {
  test.setTimeout(600_000);
  const ground = await startGround();
  let portal = await startPortal(envOf(ground));
  const acknowledged: { sender: Sender; name: string; sha256: string }[] = [];
  let tried = 0;
  try {
    let seed = 20261122;
    for (let round = 0; round < 50; round += 1) {
      const sender = await makeSender(ground);
      let landed = 0;
      let over = false;
      const one = async (at: number) => {
        seed = (seed * 48271) % 2147483647;
        const file = someText(`text-${round}-${at}.txt`, 20_000 + (seed % 1_500_000));
        tried += 1;
        if (at % 2 === 0) {
          const answer = await throughForm(portal.url, sender, file);
          if (answer.status !== 303 && answer.status !== 302) return;
        } else {
          const announced = await announce(portal.url, sender, file);
          const url = new URL(announced.headers.location!, portal.url);
          const half = Math.floor(file.length / 2);
          await patch(url, sender, file, 0, half);
          const last = await patch(url, sender, file, half, file.length);
          if (last.status !== 204) return;
        }
        acknowledged.push({ sender, name: file.name, sha256: file.sha256 });
        landed += 1;
      };
      const sending = Promise.all([0, 1, 2, 3].map((at) => one(at).catch(() => undefined))).then(
        () => (over = true),
      );
      const wanted = seed % 4;
      while (landed < wanted && !over) await sleep(1);
      await sleep((seed >> 8) % 60);
      const ended = once(portal.process, 'exit');
      portal.process.kill('SIGKILL');
      await Promise.all([ended, sending]);
      portal = await startPortal(envOf(ground));
    }
    expect(acknowledged.length).toBeGreaterThan(20);
    expect(acknowledged.length).toBeLessThan(tried);
    for (const sender of new Set(acknowledged.map((one) => one.sender))) {
      const own = acknowledged.filter((one) => one.sender === sender);
      const names = own.map(({ name }) => name);
      let files = await listed(portal, sender);
      // A check that was broken off too often is asked for anew within two minutes.
      for (let tries = 0; tries < 720; tries += 1) {
        files = (await listed(portal, sender)).filter(({ name }) => names.includes(name));
        if (files.every(({ state }) => state === 'ready')) break;
        await sleep(250);
      }
      expect(files.filter(({ state }) => state !== 'ready')).toEqual([]);
      expect(files.map(({ name }) => name).sort()).toEqual(names.sort());
      for (const { id, name } of files) {
        const { sha256 } = own.find((one) => one.name === name)!;
        expect(await downloaded(portal, sender, id), name).toBe(sha256);
      }
    }
    // The rows and the bytes agree: nothing is named that is not there.
    const kept = await ground.query<{ key: string }>(
      `select store_key as key from stored_object where state = 'kept'`,
    );
    const there = new Set((await filesOnDisk(envOf(ground).DATA_DIR)).stored);
    expect(kept.filter(({ key }) => !there.has(key))).toEqual([]);
  } finally {
    await portal.stop();
    await ground.stop();
  }
});

/** Sends part of a file and breaks the line in the middle of it. */
function cutInTheMiddle(url: URL, sender: Sender, file: FileToSend, from: number, sent: number) {
  return new Promise<void>((resolve) => {
    const socket = net.connect(Number(url.port), url.hostname, () => {
      const headers = {
        Host: url.host,
        ...tusHeaders(url.origin, sender),
        'Content-Type': 'application/offset+octet-stream',
        'Upload-Offset': from,
        'Content-Length': file.length - from,
      };
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`);
      socket.write(`PATCH ${url.pathname} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
      for (const chunk of file.bytes(from, from + sent)) socket.write(chunk);
      setTimeout(() => socket.destroy(), 5 + (sent % 40));
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve());
  });
}

test('cut at random and gone on with: the bytes are the same', async () => {
  test.setTimeout(240_000);
  const ground = await startGround();
  const portal = await startPortal(envOf(ground));
  try {
    const sender = await makeSender(ground);
    const files = Array.from({ length: 6 }, (_, at) =>
      someText(`cut-${at}.txt`, 300_000 + at * 400_000),
    );
    let seed = 7;
    let cuts = 0;
    for (const file of files) {
      const announced = await announce(portal.url, sender, file);
      expectStatus(announced, [201], 'Announcing');
      const url = new URL(announced.headers.location!, portal.url);
      for (let tries = 0; tries < 12; tries += 1) {
        const offset = await arrived(url, sender);
        seed = (seed * 48271) % 2147483647;
        const left = file.length - offset;
        if (left < 2) break;
        await cutInTheMiddle(url, sender, file, offset, 1 + (seed % (left - 1)));
        cuts += 1;
        await sleep(50);
      }
      const offset = await arrived(url, sender);
      const last = await patch(url, sender, file, offset, file.length);
      expectStatus(last, [204], 'The rest');
    }
    expect(cuts).toBeGreaterThan(30);
    const ready = await whenReady(portal, sender, files.length);
    for (const { id, name } of ready) {
      expect(await downloaded(portal, sender, id), name).toBe(
        files.find((file) => file.name === name)!.sha256,
      );
    }
    // Nothing unfinished is left over.
    await expect(async () => {
      expect((await filesOnDisk(envOf(ground).DATA_DIR)).unfinished).toEqual([]);
    }).toPass({ timeout: 20_000 });
  } finally {
    await portal.stop();
    await ground.stop();
  }
});

test('a repeated form makes one record of each file', async () => {
  const ground = await startGround();
  const portal = await startPortal(envOf(ground));
  try {
    const sender = await makeSender(ground);
    const file = someText('twice.txt', 50_000);
    const key = crypto.randomUUID();
    const answers = await Promise.all([
      throughForm(portal.url, sender, file, key),
      throughForm(portal.url, sender, file, key),
    ]);
    answers.push(await throughForm(portal.url, sender, file, key));
    for (const answer of answers) expectStatus(answer, [302, 303], 'The form');
    expect((await listed(portal, sender)).map(({ name }) => name)).toEqual(['twice.txt']);
  } finally {
    await portal.stop();
    await ground.stop();
  }
});
