import { connect, type Socket } from 'node:net';
import { environment } from '~/platform/config/environment.server';
import { log } from '~/platform/log/log.server';

/**
 * What the scanner says of a file. `away`: no verdict was had, so the file waits. It was not there
 * (`unreachable`), or it was and could not judge: over a limit of its own (`limit`), the line was cut in
 * the middle, which is also how it ends what is too large (`cut`), or anything else (`error`).
 */
export type Verdict =
  | { kind: 'clean' }
  | { kind: 'found'; finding: string }
  | { kind: 'away'; reason: 'unreachable' | 'cut' | 'limit' | 'error' };

/** The scanner took the line up and broke it off without a word. */
class LineCut extends Error {}

const connectMs = 10_000;
/** The longest silence: the scanner works on what it has, or takes no more for now. */
const silenceMs = 5 * 60_000;
const mostReply = 4096;
const mostChunk = 1024 * 1024;

/** True where a scanner is set for this portal. */
export function hasScanner(): boolean {
  return environment().clamdUrl !== null;
}

/** True where the scanner answers just now. */
export async function scannerAnswers(): Promise<boolean> {
  const reply = await talk([Buffer.from('zPING\0')], connectMs).catch(() => '');
  return reply === 'PONG';
}

/**
 * Has a file scanned by clamd (INSTREAM), streamed and never held whole. Anything but a plain OK or a
 * finding is no verdict: clamd says ERROR, or names a limit, for what it did not read to its end.
 * Throws what reading `source` throws.
 */
export async function scanFile(source: AsyncIterable<Uint8Array>): Promise<Verdict> {
  let broken: { error: unknown } | null = null;
  async function* watched() {
    try {
      yield* inChunks(source);
    } catch (error) {
      broken = { error };
      throw error;
    }
  }
  try {
    return verdictOf(await talk(watched(), silenceMs));
  } catch (error) {
    if (broken) throw (broken as { error: unknown }).error;
    const reason = error instanceof LineCut ? 'cut' : 'unreachable';
    log.warn('scanner away', { reason, code: (error as NodeJS.ErrnoException).code });
    return { kind: 'away', reason };
  }
}

function verdictOf(reply: string): Verdict {
  if (reply === 'stream: OK') return { kind: 'clean' };
  const finding = /^stream: (\S.*) FOUND$/.exec(reply)?.[1];
  // With AlertExceedsMax clamd reports a limit as a finding; it says nothing of the content.
  if (finding && !/^Heuristics\.Limits\./.test(finding)) {
    return { kind: 'found', finding: finding.slice(0, 200) };
  }
  const reason = finding || /size limit exceeded/i.test(reply) ? 'limit' : 'error';
  log.warn('scanner gave no verdict', { reason });
  return { kind: 'away', reason };
}

async function* inChunks(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield Buffer.from('zINSTREAM\0');
  for await (const whole of source) {
    for (let at = 0; at < whole.byteLength; at += mostChunk) {
      const part = whole.subarray(at, at + mostChunk);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(part.byteLength);
      yield length;
      yield part;
    }
  }
  yield Buffer.alloc(4);
}

/** Sends what is to be sent and gives the reply, without its closing NUL. A reply may come before all was sent. */
async function talk(
  sending: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  patienceMs: number,
): Promise<string> {
  const socket = open();
  const reply = replyOf(socket);
  // Whoever waits for the reply sees the failure; here it only stops the sending.
  reply.catch(() => undefined);
  let over = false;
  socket.once('close', () => (over = true));
  socket.setTimeout(connectMs, () => socket.destroy(new Error('the scanner is silent')));
  socket.once('connect', () => socket.setTimeout(patienceMs));
  try {
    for await (const bytes of sending) {
      if (over) break;
      if (!socket.write(bytes)) await drained(socket);
    }
    return await reply;
  } finally {
    socket.destroy();
  }
}

function open(): Socket {
  const url = environment().clamdUrl;
  if (!url) throw new Error('no scanner is set');
  if (url.startsWith('unix:')) return connect({ path: url.slice('unix:'.length) });
  const { hostname, port } = new URL(url);
  return connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 3310) });
}

function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      socket.off('drain', done);
      socket.off('close', done);
      resolve();
    };
    socket.on('drain', done);
    socket.on('close', done);
  });
}

function replyOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    let failure: Error | null = null;
    let connected = false;
    socket.once('connect', () => (connected = true));
    socket.on('data', (bytes: Buffer) => {
      if (text.length < mostReply) text += bytes.toString('utf8');
    });
    socket.on('error', (error) => (failure = error));
    socket.on('close', () => {
      const end = text.indexOf('\0');
      if (end >= 0) resolve(text.slice(0, end).trim());
      else reject(connected || !failure ? new LineCut() : failure);
    });
  });
}
