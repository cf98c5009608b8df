import { randomBytes } from 'node:crypto';
import { closeDatabase } from '~/platform/db/database.server';
import { storeFile } from './file-store.server';

/**
 * A process of its own that stores files, so that it can be given a small disk or be killed. Says what
 * happened, a line of JSON each. `full`: a file that does not fit, then one that does. `endless`: one
 * file, and then one whose end never comes.
 */
const say = (what: object) => process.stdout.write(`${JSON.stringify(what)}\n`);

async function store(bytes: number): Promise<void> {
  await storeFile(randomBytes(bytes)).then(say, (error: unknown) => {
    const { name, code } = error as { name?: string; code?: string };
    say({ name, code });
  });
}

async function* endless() {
  for (let sent = 0; ; sent += 1) {
    yield randomBytes(100_000);
    if (sent === 5) say({ writing: true });
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

if (process.argv[2] === 'full') {
  await store(3_000_000);
  await store(100_000);
  await closeDatabase();
} else {
  await store(100_000);
  await storeFile(endless());
}
