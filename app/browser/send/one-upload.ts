import { Upload } from 'tus-js-client/lib/browser/index.js';
import { REFUSALS, type Refusal } from '~/platform/files/file-kinds';
import type { TroubleName } from './send-words';

/** Small enough that a cut line loses little where what is between keeps whole requests only. */
const chunkBytes = 4 * 1024 * 1024;
const retryMs = [500, 2000, 5000];
/** After so long without a byte the line is taken for cut. The last piece is stored before its answer. */
const silenceMs = 120_000;

export type Trouble =
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'trouble'; code: TroubleName }
  | { kind: 'offline' }
  | { kind: 'unreadable' };

type Events = {
  /** The address at which the upload can be gone on with. */
  begun(url: string): void;
  progress(bytes: number): void;
  done(): void;
  stopped(trouble: Trouble): void;
};

type Answer = { status: number; word: string };

export type RunningUpload = {
  /** Stops sending; what arrived stays with the server. */
  pause(): void;
  /** Stops sending, and has the server let go of what arrived. */
  cancel(): void;
};

type Order = {
  file: File;
  sending: string;
  /** The same for each attempt at this file, so that a beginning whose answer was lost is no second one. */
  key: string;
  /** Where it was begun before; null where it was not. */
  url: string | null;
};

/** Sends a file into a sending, going on where it was begun before. */
export function sendFile({ file, sending, key, url }: Order, on: Events): RunningUpload {
  let last: Answer | null = null;
  let over = false;
  let silence: ReturnType<typeof setTimeout> | undefined;
  const end = () => {
    over = true;
    clearTimeout(silence);
  };
  const listen = () => {
    clearTimeout(silence);
    silence = setTimeout(() => {
      if (over) return;
      end();
      void upload.abort();
      on.stopped({ kind: 'offline' });
    }, silenceMs);
  };
  const upload = new Upload(file, {
    endpoint: '/upload',
    uploadUrl: url,
    metadata: { filename: file.name, sending, key },
    chunkSize: chunkBytes,
    retryDelays: retryMs,
    storeFingerprintForResuming: false,
    onBeforeRequest() {
      last = null;
      listen();
    },
    onAfterResponse(request, response) {
      last = { status: response.getStatus(), word: wordOf(response.getBody()) };
      // Only an upload that is gone is begun anew; the client would do so at any other answer too.
      if (request.getMethod() === 'HEAD' && last.status >= 400 && !isGone(last.status)) {
        throw new Error(`The upload cannot be gone on with: ${last.status}`);
      }
    },
    onShouldRetry: () => isWorthRetrying(last),
    onUploadUrlAvailable() {
      if (upload.url) on.begun(upload.url);
    },
    onProgress(bytes) {
      listen();
      if (!over) on.progress(bytes);
    },
    onSuccess() {
      end();
      on.done();
    },
    onError() {
      const answer = last;
      end();
      void troubleOf(answer, file).then(on.stopped);
    },
  });
  upload.start();
  return {
    pause() {
      end();
      void upload.abort();
    },
    cancel() {
      end();
      // What the server does not hear of now, it clears by itself later.
      upload.abort(true).catch(() => undefined);
    },
  };
}

/** A random identifier (UUID version 4), also where the page did not come over HTTPS. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

const isGone = (status: number) => status === 404 || status === 410;

const wordOf = (body: string) => /[a-z]+(?:-[a-z]+)*/.exec(body)?.[0] ?? '';

function isWorthRetrying(answer: Answer | null): boolean {
  if (answer === null) return navigator.onLine;
  const { status, word } = answer;
  if (status === 409) return word !== 'not-open';
  return status === 423 || (status >= 500 && word !== 'store-away');
}

async function troubleOf(answer: Answer | null, file: File): Promise<Trouble> {
  if (answer === null)
    return (await isReadable(file)) ? { kind: 'offline' } : { kind: 'unreadable' };
  const { status, word } = answer;
  const refusal = REFUSALS.find((one) => one === word);
  if (refusal) return { kind: 'refused', refusal };
  if (status === 401 || word === 'signed-out') return { kind: 'trouble', code: 'signed-out' };
  if (word === 'not-open') return { kind: 'trouble', code: 'not-open' };
  if (status === 429) return { kind: 'trouble', code: 'too-often' };
  if (status === 413) return { kind: 'refused', refusal: 'too-big' };
  return { kind: 'trouble', code: word === 'store-away' ? word : 'failed' };
}

/** A file in a cloud or on a card that was taken out cannot be read, which looks like a cut line. */
async function isReadable(file: File): Promise<boolean> {
  try {
    await new Response(file.slice(0, 1)).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
