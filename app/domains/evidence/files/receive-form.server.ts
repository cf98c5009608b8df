import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { Busboy, type BusboyFileStream, type BusboyHeaders } from '@fastify/busboy';
import { db } from '~/platform/db/database.server';
import type { Refusal } from '~/platform/files/file-kinds';
import { isOwnDraft } from './open-sending.server';
import { MOST_FILES } from './file-limits.server';
import { keepFormFile, type FromForm } from './keep-form-file.server';

/** What a plain form brought, file by file. */
export type ReceivedForm =
  | {
      kind: 'received';
      files: { name: string; refusal: Refusal | null }[];
      values: Record<string, string>;
      /** Files could not be kept just now; what came before them is kept. */
      away: boolean;
    }
  | { kind: 'no-upload' }
  | { kind: 'not-open' };

/** The form broke off in the middle of a file. */
class BrokenOff extends Error {}

/**
 * Takes in the files of a plain multipart form while they arrive, each judged on its own: those that
 * can be kept are, although another is refused. A form that breaks off keeps the files that were
 * whole. `values` are its other fields; `submitKey`, where it comes before the files, makes a repeated
 * submit add nothing.
 */
export async function receiveForm(
  request: Request,
  accountId: string,
  sendingId: string,
): Promise<ReceivedForm> {
  const type = request.headers.get('Content-Type') ?? '';
  if (!/^multipart\/form-data\s*;/i.test(type) || !request.body) return { kind: 'no-upload' };
  if (!(await isOwnDraft(db(), accountId, sendingId))) return { kind: 'not-open' };
  const form = new FormTaker(type, accountId, sendingId);
  const whole = await form.take(Readable.fromWeb(request.body as WebStream));
  if (form.files.length === 0 && !whole) return { kind: 'no-upload' };
  return { kind: 'received', files: form.files, values: { ...form.values }, away: form.away };
}

/** One form on its way: its files go into the store one after the other, as they come. */
class FormTaker {
  readonly files: { name: string; refusal: Refusal | null }[] = [];
  readonly values = Object.create(null) as Record<string, string>;
  away = false;
  private readonly parser: ReturnType<typeof Busboy> | null;
  private work: Promise<void> = Promise.resolve();
  private position = 0;
  /** Nothing that comes now is taken any more. */
  private over = false;
  /** The file that came last: it is whole once something follows it, or the form comes to its end. */
  private last: { stream: BusboyFileStream; whole: Deferred } | null = null;

  constructor(
    type: string,
    private readonly accountId: string,
    private readonly sendingId: string,
  ) {
    this.parser = parserOf(type);
    this.parser?.on('field', (name, value) => {
      this.lastIsWhole();
      if (!(name in this.values)) this.values[name] = value;
    });
    this.parser?.on('file', (_field, stream, name) => this.file(stream, name));
  }

  /** Gives true where the form came to its end. */
  async take(body: Readable): Promise<boolean> {
    const { parser } = this;
    if (!parser) {
      body.resume();
      return false;
    }
    const whole = await new Promise<boolean>((resolve) => {
      parser.on('finish', () => {
        this.lastIsWhole();
        resolve(true);
      });
      const breakOff = () => {
        this.over = true;
        this.last?.whole.reject(new BrokenOff());
        // The parser leaves it open for ever; those before it are whole, and may still wait to be read.
        this.last?.stream.destroy(new BrokenOff());
        resolve(false);
      };
      parser.on('error', breakOff);
      // No form of ours has so many parts, and looking through all of them would keep others waiting.
      for (const limit of ['fieldsLimit', 'filesLimit', 'partsLimit'] as const) {
        parser.on(limit, () => {
          this.lastIsWhole();
          breakOff();
        });
      }
      body.on('error', () => {
        breakOff();
        parser.destroy();
      });
      body.on('close', () => {
        if (!body.readableEnded) breakOff();
      });
      body.pipe(parser);
    });
    if (!whole) body.unpipe(parser).resume();
    await this.work;
    return whole;
  }

  private lastIsWhole(): void {
    this.last?.whole.resolve();
    this.last = null;
  }

  private file(stream: BusboyFileStream, name: string | undefined): void {
    const position = this.position++;
    this.lastIsWhole();
    const whole = deferred();
    this.last = { stream, whole };
    // The reader of the bytes hears of a form that breaks off; here it must only not go unheard.
    stream.on('error', () => undefined);
    if (!name || this.over) {
      stream.resume();
      return;
    }
    this.work = this.work
      .then(() => this.keep({ name, position, bytes: bytesOf(stream, whole.promise) }))
      // Whatever became of it, the rest of the form must flow by.
      .finally(() => stream.resume());
    // A failure is thrown where the work is waited for.
    this.work.catch(() => undefined);
  }

  private async keep(file: { name: string; position: number; bytes: AsyncGenerator<Buffer> }) {
    const { accountId, sendingId } = this;
    if (this.away) return;
    const given: FromForm = {
      ...file,
      id: randomUUID(),
      submitKey: this.values.submitKey?.slice(0, 100),
      accountId,
      sendingId,
    };
    try {
      const kept = await keepFormFile(given);
      if (kept.kind === 'away' || kept.kind === 'not-open') this.away = kept.kind === 'away';
      else
        this.files.push({
          name: kept.name,
          refusal: kept.kind === 'refused' ? kept.refusal : null,
        });
    } catch (error) {
      if (!(error instanceof BrokenOff)) throw error;
    }
  }
}

function parserOf(type: string): ReturnType<typeof Busboy> | null {
  try {
    return Busboy({
      headers: { 'content-type': type } as BusboyHeaders,
      preservePath: true,
      limits: {
        files: MOST_FILES + 20,
        fields: 20,
        parts: MOST_FILES + 60,
        fieldSize: 2000,
        fieldNameSize: 100,
        headerPairs: 20,
      },
    });
  } catch {
    return null;
  }
}

/** The parser ends a file that breaks off as it ends one that is whole: what follows tells them apart. */
async function* bytesOf(stream: BusboyFileStream, whole: Promise<void>): AsyncGenerator<Buffer> {
  const chunks = stream.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>;
  try {
    for (;;) {
      const next = await chunks.next().catch(() => {
        throw new BrokenOff();
      });
      if (next.done) break;
      yield next.value;
    }
  } finally {
    // Whoever stops reading leaves the rest to flow by, which it does not while somebody listens.
    await chunks.return?.();
  }
  await whole;
}

type Deferred = { promise: Promise<void>; resolve: () => void; reject: (error: Error) => void };

function deferred(): Deferred {
  let settle: Omit<Deferred, 'promise'>;
  const promise = new Promise<void>((resolve, reject) => (settle = { resolve, reject }));
  promise.catch(() => undefined);
  return { promise, ...settle! };
}
