import { Socket } from 'node:net';
import { setPriority } from 'node:os';
import { useStoreSettings } from '~/platform/files/object-place.server';
import { doTask } from './do-task.server';
import type { FromChild, Result, ToChild } from './messages';
import { StoreAccess } from './store-access.server';
import { watchFromThread } from './watch-thread';

/**
 * The process that reads files nobody vouches for. It has no session secret, no mail server and no
 * database: only the keys of the files it works on, one task at a time. It ends with its parent.
 */
const MEMORY_BYTES = 1536 * 1024 * 1024;

type Waiting = (answer: Extract<ToChild, { kind: 'reserved' | 'not-reserved' }>) => void;
const waiting: Waiting[] = [];

function say(message: FromChild): void {
  process.send?.(message);
}

function reserve(id: number): Promise<{ storeKey: string; dataKey: Buffer }> {
  return new Promise((resolve, reject) => {
    waiting.push((answer) => {
      if (answer.kind === 'not-reserved') reject(new Error('no place in the store'));
      else resolve({ storeKey: answer.storeKey, dataKey: Buffer.from(answer.dataKey) });
    });
    say({ kind: 'reserve', id });
  });
}

/** Kind, code and places of an error: its message may quote the file. */
function placesOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as { code?: unknown };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  const places = frames.slice(0, 6).map((line) => line.trim());
  return [error.name, ...(typeof code === 'string' ? [code] : []), ...places]
    .join(' | ')
    .slice(0, 2000);
}

async function run({ id, task, store }: Extract<ToChild, { kind: 'task' }>): Promise<void> {
  useStoreSettings(store);
  if (!store.s3) closeNetwork();
  const access = new StoreAccess();
  let result: Result = { kind: 'refused', refusal: 'damaged' };
  let trouble: string | undefined;
  say({ kind: 'begun', id });
  try {
    const reader = await access.open(task.input);
    try {
      result = await doTask(
        task,
        reader,
        access.outputs(() => reserve(id)),
      );
    } finally {
      await reader.close();
    }
  } catch (error) {
    trouble = placesOf(error);
  }
  if (access.trouble) say({ kind: 'store-away', id, trouble: placesOf(access.trouble.error) });
  else say({ kind: 'result', id, result, trouble });
}

/** Nothing here fetches anything; where the store is a disk, nothing may. */
function closeNetwork(): void {
  Socket.prototype.connect = () => {
    throw new Error('this process has no network');
  };
}

// The signals of a terminal or a service manager reach every process of a group: the portal decides.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit(0));
process.on('message', (message: ToChild) => {
  if (message.kind === 'task') void run(message);
  else waiting.shift()?.(message);
});

// Pages are answered first.
setPriority(10);
watchFromThread(MEMORY_BYTES);
say({ kind: 'ready' });
