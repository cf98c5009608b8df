import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Ask } from './ask';
import { median, quantile } from './load';
import { megabytes, watchMemory } from './process';

/** Where a signed-in parent may send files to: an open set of evidence. */
export interface Sender {
  cookie: string;
  sendingId: string;
}

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
const block = randomBytes(MEGABYTE);

/** A sound file as long as may be, made while it is sent. */
function* soundFile(from = 0, to = FILE_BYTES): Generator<Buffer> {
  for (let at = from; at < to;) {
    const end = Math.min(to, at + 64 * 1024);
    if (at < 44) {
      yield Buffer.concat([waveHeader(), block.subarray(44, 64 * 1024)]).subarray(at, end);
    } else yield block.subarray(at % MEGABYTE, (at % MEGABYTE) + (end - at));
    at = end;
  }
}

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

interface Answered {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
}

async function send(
  url: URL,
  method: string,
  headers: http.OutgoingHttpHeaders,
  body: Iterable<Buffer> | string = '',
): Promise<Answered> {
  const request = http.request(url, { method, headers, agent: false });
  const answered = once(request, 'response') as Promise<[http.IncomingMessage]>;
  const sent =
    typeof body === 'string' ? request.end(body) : pipeline(Readable.from(body), request);
  const [response] = await answered;
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  await sent;
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    body: Buffer.concat(chunks).toString(),
  };
}

function expectStatus(answer: Answered, expected: number[], what: string): void {
  if (expected.includes(answer.status)) return;
  throw new Error(`${what} answered ${answer.status}: ${answer.body.slice(0, 200)}`);
}

/** Sends one file through the plain form. */
async function throughForm(origin: string, { cookie, sendingId }: Sender): Promise<void> {
  const boundary = `bench${randomBytes(12).toString('hex')}`;
  const field = (name: string, value: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const head = Buffer.from(
    field('back', '/en/family/plans') +
      field('submitKey', crypto.randomUUID()) +
      `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="sound.wav"\r\n` +
      'Content-Type: audio/wav\r\n\r\n',
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  function* body() {
    yield head;
    yield* soundFile();
    yield tail;
  }
  const answer = await send(
    new URL(`/en/family/sending/${sendingId}/files`, origin),
    'POST',
    {
      Cookie: cookie,
      Origin: origin,
      'Content-Type': `multipart/form-data; boundary=${boundary}`,
      'Content-Length': head.length + FILE_BYTES + tail.length,
    },
    body(),
  );
  expectStatus(answer, [302, 303], 'The plain form');
}

const tusHeaders = (cookie: string, origin: string) => ({
  Cookie: cookie,
  Origin: origin,
  'Tus-Resumable': '1.0.0',
});

/** Announces a file; gives the address to send its bytes to. */
async function announce(
  origin: string,
  { cookie, sendingId }: Sender,
  name: string,
  length: number,
): Promise<URL> {
  const coded = (text: string) => Buffer.from(text).toString('base64');
  const made = await send(new URL('/upload', origin), 'POST', {
    ...tusHeaders(cookie, origin),
    'Upload-Length': length,
    'Upload-Metadata': `filename ${coded(name)},sending ${coded(sendingId)}`,
    'Content-Length': 0,
  });
  expectStatus(made, [201], 'Announcing an upload');
  return new URL(made.headers.location!, origin);
}

async function patch(
  url: URL,
  { cookie }: Sender,
  offset: number,
  length: number,
  body: Iterable<Buffer>,
): Promise<void> {
  const answer = await send(
    url,
    'PATCH',
    {
      ...tusHeaders(cookie, url.origin),
      'Content-Type': 'application/offset+octet-stream',
      'Upload-Offset': offset,
      'Content-Length': length,
    },
    body,
  );
  expectStatus(answer, [204], 'A part of an upload');
}

/** Sends one file in parts that can be resumed. */
async function throughTus(origin: string, sender: Sender): Promise<void> {
  const url = await announce(origin, sender, 'sound.wav', FILE_BYTES);
  for (let at = 0; at < FILE_BYTES; at += PATCH_BYTES) {
    const end = Math.min(FILE_BYTES, at + PATCH_BYTES);
    await patch(url, sender, at, end - at, soundFile(at, end));
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
  const ways = { form: throughForm, tus: throughTus };
  const rounds: UploadRound[] = [];
  try {
    for (const way of ['form', 'tus'] as const) {
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
        send(new URL('/', bare.origin), 'POST', { 'Content-Length': FILE_BYTES }, soundFile()),
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
    const url = await announce(origin, sender, name, photograph.length);
    await patch(url, sender, 0, photograph.length, [photograph]);
    const began = performance.now();
    await untilReady(origin, sender, name, began);
    taken.push(performance.now() - began);
  }
  return median(taken);
}

async function untilReady(origin: string, sender: Sender, name: string, began: number) {
  const list = new URL(`/en/family/sending/${sender.sendingId}/files`, origin);
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
