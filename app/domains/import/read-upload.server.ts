import { createHash, type Hash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { Busboy, type BusboyHeaders } from '@fastify/busboy';
import type { FormValues } from '~/platform/form/parse.server';

/** A file that was sent, as a caller takes it in while it arrives. */
export type SentFile = {
  field: string;
  /** As the sender's machine called it; never to be used as a path. */
  name: string;
  bytes: Readable;
};

export type UploadRefusal = { kind: 'no-upload' } | { kind: 'file-too-big'; values: FormValues };

export type Upload<T> =
  | { kind: 'read'; values: FormValues; file: T | null; sha256: string; bytes: number }
  | UploadRefusal;

/** What `readUpload` allows: bytes of the one file, and how many text fields of what size. */
export type UploadLimits = { fileBytes: number; fields?: number; fieldBytes?: number };

/** A file came that is larger than it may be; thrown into the stream that `take` reads. */
class TooBig extends Error {}

/** The form broke off in the middle of the file. */
class BrokenOff extends Error {}

/**
 * Reads a multipart form with at most one file while it arrives, without keeping the file: `take`
 * reads its bytes as they come and gives back what it made of them. A file field left empty is no
 * file. Works without scripts: a plain form with `encType="multipart/form-data"`.
 */
export async function readUpload<T>(
  request: Request,
  limits: UploadLimits,
  take: (file: SentFile) => Promise<T>,
): Promise<Upload<T>> {
  const type = request.headers.get('Content-Type') ?? '';
  if (!type.startsWith('multipart/form-data') || !request.body) return { kind: 'no-upload' };
  const values: FormValues = Object.create(null) as FormValues;
  const hash = createHash('sha256');
  const count = { bytes: 0 };
  let taking: Promise<T | null> = Promise.resolve(null);
  const parser = Busboy({
    headers: { 'content-type': type } as BusboyHeaders,
    limits: {
      files: 1,
      fileSize: limits.fileBytes,
      fields: limits.fields ?? 200,
      fieldSize: limits.fieldBytes ?? 100_000,
    },
  });
  parser.on('field', (name, value) => addValue(values, name, value));
  parser.on('file', (field, stream, name) => {
    if (!name) {
      stream.resume();
      return;
    }
    taking = take({ field, name, bytes: Readable.from(counted(stream, hash, count)) });
    // The reader of the bytes hears of a form that breaks off; here it must only not go unheard.
    stream.on('error', () => undefined);
    // Whatever was made of the file, the rest of the form must still flow by.
    const goOn = () => void stream.resume();
    taking.then(goOn, goOn);
  });
  const failed = await through(request, parser);
  const taken = await taking.then(
    (file) => ({ file }),
    (error: unknown) => ({ error }),
  );
  if ('error' in taken) {
    if (taken.error instanceof TooBig) {
      return { kind: 'file-too-big', values: { ...values } };
    }
    if (taken.error instanceof BrokenOff) return { kind: 'no-upload' };
    throw taken.error;
  }
  if (failed) return { kind: 'no-upload' };
  return {
    kind: 'read',
    values: { ...values },
    file: taken.file,
    sha256: hash.digest('hex'),
    ...count,
  };
}

/** Sends the request through the parser; true where the form breaks off or is no form. */
function through(request: Request, parser: ReturnType<typeof Busboy>): Promise<boolean> {
  const body = Readable.fromWeb(request.body as ReadableStream);
  return new Promise((resolve) => {
    parser.on('finish', () => resolve(false));
    parser.on('error', () => resolve(true));
    body.on('error', () => {
      parser.destroy();
      resolve(true);
    });
    body.pipe(parser);
  });
}

async function* counted(
  stream: Readable & { truncated?: boolean },
  hash: Hash,
  count: { bytes: number },
): AsyncGenerator<Buffer> {
  const chunks = stream.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>;
  for (;;) {
    const next = await chunks.next().catch(() => {
      throw new BrokenOff();
    });
    if (next.done) break;
    hash.update(next.value);
    count.bytes += next.value.length;
    yield next.value;
  }
  if (stream.truncated) throw new TooBig();
}

function addValue(values: FormValues, name: string, value: string): void {
  const there = values[name];
  values[name] = there === undefined ? value : [there, value].flat();
}

/** All the bytes of a file, for those small enough to be held. */
export async function wholeFile({ bytes }: SentFile): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of bytes as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
