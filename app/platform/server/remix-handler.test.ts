import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServerBuild } from '@remix-run/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { remixHandler } from './remix-handler.server';

const page = (handle: object) => ({
  default: () => null,
  loader: () => ({ inside: 'not on the page' }),
  handle,
});
const route = (id: string, path: string, module: object) => [
  id,
  { id, path, parentId: id === 'root' ? undefined : 'root', module },
];
const routes = Object.fromEntries([
  route('root', '', { default: () => null }),
  route('plain', 'plain/:id', page({})),
  route('lively', 'lively', page({ hydrate: true })),
  route('rest', '*', {
    default: () => null,
    loader: () => {
      throw new Response(null, { status: 404 });
    },
  }),
]);
const build = {
  routes,
  assets: { routes, version: '1', entry: { module: '', imports: [] }, url: '' },
  entry: {
    module: {
      default: (_: Request, status: number, headers: Headers) =>
        new Response('a page', { status, headers }),
    },
  },
  future: { v3_singleFetch: true },
  basename: '/',
  publicPath: '/',
  mode: 'production',
  isSpaMode: false,
} as unknown as ServerBuild;

let server: Server;
let base: string;

beforeAll(async () => {
  const handle = remixHandler(build, () => undefined);
  server = createServer((req, res) => void handle(req, res));
  await new Promise<void>((resolve) => server.listen(0, resolve));
  base = `http://localhost:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

test('what a loader gives is read with the page only, unless the page has scripts', async () => {
  expect((await fetch(`${base}/plain/7`)).status).toBe(200);
  const beside = await fetch(`${base}/plain.data`);
  expect(beside.status).toBe(404);
  const data = await fetch(`${base}/plain/7.data`);
  expect(await data.text()).not.toContain('not on the page');
  const asked = await fetch(`${base}/lively.data`);
  expect(await asked.text()).toContain('not on the page');
});
