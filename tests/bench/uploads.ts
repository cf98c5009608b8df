import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  announce,
  expectStatus,
  fileOf,
  formAddress,
  patch,
  send,
  throughForm,
  type FileToSend,
  type Sender,
} from '../support/uploads';
import type { Ask } from './ask';
import { load, median, quantile } from './load';
import { megabytes, watchMemory } from './process';

/** What ten uploads at once did, in one way of sending. */
export interface UploadRound {
  way: 'form' | 'tus';
  /** Bytes a second of all ten together, and of the bare server writing the same bytes to disk. */
  portal: number;
  bare: number;
  /** Megabytes by which the server's memory grew at most. */
  grew: number;
  /** Milliseconds that 99 of 100 answers of a page stayed below: alone, and while the files came. */
  quiet: number;
  meanwhile: number;
}

const MEGABYTE = 1024 * 1024;
const FILE_BYTES = 100 * MEGABYTE - 4096;
const PATCH_BYTES = 8 * MEGABYTE;
const CHUNK_BYTES = 64 * 1024;
const block = randomBytes(MEGABYTE);

/** A sound file as long as may be, made while it is sent. */
const sound: FileToSend = {
  name: 'sound.wav',
  length: FILE_BYTES,
  *bytes(from, to) {
    for (let at = from; at < to;) {
      const end = Math.min(to, at + CHUNK_BYTES);
      const chunk = block.subarray(at % MEGABYTE, (at % MEGABYTE) + (end - at));
      yield at === 0 ? Buffer.concat([waveHeader(), chunk.subarray(44)]) : chunk;
      at = end;
    }
  },
};

function waveHeader(): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(FILE_BYTES - 8, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(2, 22);
  header.writeUInt32LE(44_100, 24);
  header.writeUInt32LE(176_400, 28);
  header.writeUInt16LE(4, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(FILE_BYTES - 44, 40);
  return header;
}

async function sendByForm(origin: string, sender: Sender): Promise<void> {
  expectStatus(await throughForm(origin, sender, sound), [302, 303], 'The plain form');
}

/** Sends one file in parts that can be resumed. */
async function sendInParts(origin: string, sender: Sender, file: FileToSend): Promise<void> {
  const announced = await announce(origin, sender, file);
  expectStatus(announced, [201], 'Announcing an upload');
  const url = new URL(announced.headers.location!, origin);
  for (let at = 0; at < file.length; at += PATCH_BYTES) {
    const end = Math.min(file.length, at + PATCH_BYTES);
    expectStatus(await patch(url, sender, file, at, end), [204], 'A part of an upload');
  }
}

/** Asks for a page again and again, a tenth of a second apart at most, until told to stop. */
function watchPage(origin: string, ask: Ask) {
  const times: number[] = [];
  let going = true;
  const ended = (async () => {
    while (going) {
      const began = performance.now();
      const { status } = await send(new URL(ask.path, origin), 'GET', { ...ask.headers });
      if (status !== 200) throw new Error(`${ask.path} answered ${status} during uploads.`);
      times.push(performance.now() - began);
      await sleep(10);
    }
  })();
  return async () => {
    going = false;
    await ended;
    return quantile(times, 0.99);
  };
}

async function bytesPerSecond(senders: Sender[], one: (sender: Sender) => Promise<unknown>) {
  const began = performance.now();
  await Promise.all(senders.map(one));
  return (senders.length * FILE_BYTES * 1000) / (performance.now() - began);
}

async function startBare() {
  const child = fork(path.join(import.meta.dirname, 'upload-server.ts'));
  const [port] = (await once(child, 'message')) as [number];
  return { origin: `http://127.0.0.1:${port}`, stop: () => child.disconnect() };
}

/** Ten files of 100 MB at once through the plain form, then through tus, beside a bare server. */
export async function measureUploads(
  portal: { url: string; pid: number },
  senders: Sender[],
  page: Ask,
): Promise<UploadRound[]> {
  const bare = await startBare();
  const ways = {
    form: sendByForm,
    tus: (origin: string, sender: Sender) => sendInParts(origin, sender, sound),
  };
  const rounds: UploadRound[] = [];
  try {
    for (const way of ['form', 'tus'] as const) {
      // The heap is as large as pages make it, so that what grows later grew by files.
      await load(portal.url, page, 200, 5);
      const quietPage = watchPage(portal.url, page);
      await sleep(6000);
      const quiet = await quietPage();
      const before = megabytes(portal.pid);
      const memory = watchMemory(portal.pid);
      const busyPage = watchPage(portal.url, page);
      const speed = await bytesPerSecond(senders, (sender) => ways[way](portal.url, sender));
      const meanwhile = await busyPage();
      const grew = memory.stop() - before;
      const bareSpeed = await bytesPerSecond(senders, () =>
        send(
          new URL('/', bare.origin),
          'POST',
          { 'Content-Length': FILE_BYTES },
          sound.bytes(0, FILE_BYTES),
        ),
      );
      rounds.push({ way, portal: speed, bare: bareSpeed, grew, quiet, meanwhile });
    }
  } finally {
    bare.stop();
  }
  return rounds;
}

interface ListedFile {
  name: string;
  state: string;
  small: string | null;
}

/** Milliseconds from a photograph's last byte to its being ready to look at: the median of `times`. */
export async function measurePhotograph(
  origin: string,
  sender: Sender,
  photograph: Buffer,
  times: number,
): Promise<number> {
  const taken: number[] = [];
  for (let at = 0; at < times; at++) {
    const name = `photograph-${at}.jpg`;
    await sendInParts(origin, sender, fileOf(name, photograph));
    const began = performance.now();
    await untilReady(origin, sender, name, began);
    taken.push(performance.now() - began);
  }
  return median(taken);
}

async function untilReady(origin: string, sender: Sender, name: string, began: number) {
  const list = formAddress(origin, sender);
  for (;;) {
    const { body } = await send(list, 'GET', { Cookie: sender.cookie, Accept: 'application/json' });
    const { files } = JSON.parse(body) as { files: ListedFile[] };
    const file = files.find((one) => one.name === name);
    if (file?.state === 'ready' && file.small) return;
    if (file?.state === 'refused' || performance.now() - began > 60_000) {
      throw new Error(`The photograph is ${file?.state ?? 'nowhere'} after a minute.`);
    }
    await sleep(25);
  }
}
