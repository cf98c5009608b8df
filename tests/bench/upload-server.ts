import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

// The yardstick of uploads: Node's own server in a process of its own, which writes each body to the disk as it is.
const folder = await mkdtemp(join(tmpdir(), 'bare-uploads-'));
let count = 0;

const server = createServer((req, res) => {
  const file = join(folder, String(count++));
  pipeline(req, createWriteStream(file, { flush: true })).then(
    () => res.writeHead(204).end(),
    () => res.destroy(),
  );
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.once('disconnect', () => {
  void rm(folder, { recursive: true, force: true }).finally(() => process.exit(0));
});
