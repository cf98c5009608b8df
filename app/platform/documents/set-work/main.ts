import { setPriority } from 'node:os';
import { typeset } from '~/platform/documents/typesetter.server';
import type { FromSetter, ToSetter } from './messages';

/**
 * The process that sets large documents, one at a time, so that pages need not wait for them. It has
 * neither database nor store nor mail server; it ends with its parent.
 */
function say(message: FromSetter): void {
  process.send?.(message);
}

async function set({ house, document }: ToSetter): Promise<void> {
  try {
    say({ kind: 'set', pdf: await typeset(house, document) });
  } catch (error) {
    say({ kind: 'not-set', because: error instanceof Error ? error.message : typeof error });
  }
}

// The signals of a terminal or a service manager reach every process of a group: the portal decides.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit(0));
process.on('message', (message: ToSetter) => void set(message));

// Pages are answered first.
setPriority(10);
say({ kind: 'ready' });
