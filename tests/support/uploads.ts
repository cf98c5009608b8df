import { once } from 'node:events';
import http from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A signed-in parent with an open set of evidence that files can be sent to. */
export interface Sender {
  /** The `Cookie` header. */
  cookie: string;
  sendingId: string;
}

/** A file to send: its bytes are made while they go out, from any place in it. */
export interface FileToSend {
  name: string;
  length: number;
  bytes(from: number, to: number): Iterable<Buffer>;
}

export interface Answered {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** One request over a connection of its own, its body streamed. Throws where the line breaks. */
export async function send(
  url: URL,
  method: string,
  headers: http.OutgoingHttpHeaders,
  body: Iterable<Buffer> | string = '',
): Promise<Answered> {
  const request = http.request(url, { method, headers, agent: false });
  const answered = once(request, 'response') as Promise<[http.IncomingMessage]>;
  const sent =
    typeof body === 'string' ? request.end(body) : pipeline(Readable.from(body), request);
  // A server may answer, and close, before it has read everything.
  const over = Promise.resolve(sent).catch(() => undefined);
  const [response] = await answered;
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  await over;
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    body: Buffer.concat(chunks).toString(),
  };
}

/** A file of these bytes. */
export function fileOf(name: string, bytes: Buffer): FileToSend {
  return {
    name,
    length: bytes.length,
    *bytes(from, to) {
      for (let at = from; at < to; at += 65_536)
        yield bytes.subarray(at, Math.min(to, at + 65_536));
    },
  };
}

/** Where the plain form of a set of evidence sends its files. */
export function formAddress(origin: string, { sendingId }: Sender): URL {
  return new URL(`/en/family/sending/${sendingId}/files`, origin);
}

/** Sends a file through the plain form, which leads to `back`. The same `submitKey` sends it once. */
export function throughForm(
  origin: string,
  sender: Sender,
  file: FileToSend,
  submitKey: string = crypto.randomUUID(),
  back = '/en/family/plans',
): Promise<Answered> {
  const boundary = `boundary-${crypto.randomUUID()}`;
  const field = (name: string, value: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const head = Buffer.from(
    field('back', back) +
      field('submitKey', submitKey) +
      `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="${file.name}"\r\n` +
      'Content-Type: application/octet-stream\r\n\r\n',
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  function* body() {
    yield head;
    yield* file.bytes(0, file.length);
    yield tail;
  }
  const headers = {
    Cookie: sender.cookie,
    Origin: origin,
    'Content-Type': `multipart/form-data; boundary=${boundary}`,
    'Content-Length': head.length + file.length + tail.length,
  };
  return send(formAddress(origin, sender), 'POST', headers, body());
}

/** The headers of every request of a resumable upload. */
export function tusHeaders(origin: string, { cookie }: Sender): http.OutgoingHttpHeaders {
  return { Cookie: cookie, Origin: origin, 'Tus-Resumable': '1.0.0' };
}

/** Announces a file; gives the whole answer, whose `location` takes the bytes. */
export function announce(
  origin: string,
  sender: Sender,
  file: Pick<FileToSend, 'name' | 'length'>,
): Promise<Answered> {
  const coded = (text: string) => Buffer.from(text).toString('base64');
  return send(new URL('/upload', origin), 'POST', {
    ...tusHeaders(origin, sender),
    'Upload-Length': file.length,
    'Upload-Metadata': `filename ${coded(file.name)},sending ${coded(sender.sendingId)}`,
    'Content-Length': 0,
  });
}

/** Sends the bytes of a file from one place to another, to where it was announced. */
export function patch(
  url: URL,
  sender: Sender,
  file: FileToSend,
  from: number,
  to: number,
): Promise<Answered> {
  const headers = {
    ...tusHeaders(url.origin, sender),
    'Content-Type': 'application/offset+octet-stream',
    'Upload-Offset': from,
    'Content-Length': to - from,
  };
  return send(url, 'PATCH', headers, file.bytes(from, to));
}

/** How many bytes of an upload have arrived. */
export async function arrived(url: URL, sender: Sender): Promise<number> {
  const { status, headers } = await send(url, 'HEAD', tusHeaders(url.origin, sender));
  if (status !== 200) throw new Error(`The upload answered ${status}.`);
  return Number(headers['upload-offset']);
}

/** Throws where the answer is none of these. */
export function expectStatus(answer: Answered, expected: number[], what: string): void {
  if (expected.includes(answer.status)) return;
  throw new Error(`${what} answered ${answer.status}: ${answer.body.slice(0, 300)}`);
}
