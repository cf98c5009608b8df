import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServerBuild } from '@remix-run/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHttpServer } from './http.server';
import { keepPage } from './page-cache.server';

let server: Server;
let base: string;

beforeAll(async () => {
  server = createHttpServer({ routes: {} } as ServerBuild, 'no-such-folder');
  await new Promise<void>((resolve) => server.listen(0, resolve));
  base = `http://localhost:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

test('a kept page is found whatever a passed on link has behind it', async () => {
  await keepPage('/en/kept', Buffer.from('kept'), {});
  for (const behind of ['', '?', '?fbclid=x', '?a=1&b=/en/other?'])
    expect(await (await fetch(`${base}/en/kept${behind}`)).text()).toBe('kept');
});
