import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AppLoadContext, EntryContext, ServerBuild } from '@remix-run/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { profile } from '~/platform/config/environment.server';
import { noteScripts } from './page-scripts.server';
import { remixHandler } from './remix-handler.server';

const page = (handle: object, data: object = {}) => ({
  default: () => null,
  loader: () => ({ inside: 'not on the page', ...data }),
  handle,
});
const route = (id: string, path: string, module: object) => [
  id,
  { id, path, parentId: id === 'root' ? undefined : 'root', module },
];
const routes = Object.fromEntries([
  route('root', '', { default: () => null }),
  route('plain', 'plain/:id', page({})),
  route('typed', 'typed', page({ scripts: ['keep-typed'] })),
  route('sends', 'sends', page({ scripts: ['keep-typed', 'send-files'] })),
  route('risk', 'risk', page({ leaveQuickly: true })),
  route(
    'guide-risk',
    'guide-risk',
    page({ leaveQuickly: (data: { at: string }) => data.at === 'risk' }, { at: 'risk' }),
  ),
  route(
    'guide-calm',
    'guide-calm',
    page({ leaveQuickly: (data: { at: string }) => data.at === 'risk' }, { at: 'calm' }),
  ),
  route('failing', 'failing', {
    ...page({ leaveQuickly: true, scripts: ['keep-typed'] }),
    loader: () => {
      throw new Response(null, { status: 404 });
    },
  }),
  route('everyone', 'everyone', page({})),
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
      default: (
        _: Request,
        status: number,
        headers: Headers,
        rendered: EntryContext,
        context: AppLoadContext,
      ) => {
        noteScripts(rendered, context);
        headers.set('Content-Type', 'text/html');
        if (rendered.staticHandlerContext.location.pathname === '/everyone')
          headers.set('Cache-Control', 'public, max-age=0, must-revalidate');
        return new Response('a page', { status, headers });
      },
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

test('what a loader gives is read with the page only', async () => {
  expect((await fetch(`${base}/plain/7`)).status).toBe(200);
  const beside = await fetch(`${base}/sends.data`);
  expect(beside.status).toBe(404);
  for (const path of ['plain/7', 'sends', 'typed']) {
    const data = await fetch(`${base}/${path}.data`);
    expect(await data.text()).not.toContain('not on the page');
  }
});

const headersOf = async (path: string) => {
  const { headers } = await fetch(base + path);
  return {
    csp: headers.get('Content-Security-Policy'),
    permissions: headers.get('Permissions-Policy'),
  };
};

test('a page that earns no script is sent with the headers of every answer', async () => {
  expect(await headersOf('/plain/7')).toEqual({ csp: null, permissions: null });
});

test('a page that keeps what is typed may run our scripts, and use no device', async () => {
  const { csp, permissions } = await headersOf('/typed');
  expect(csp).toContain("default-src 'none'; script-src 'self'; connect-src 'self';");
  expect(csp).not.toContain('blob:');
  expect(permissions).toBeNull();
});

test('a page that sends files may use camera and microphone, and show what they made', async () => {
  const { csp, permissions } = await headersOf('/sends');
  expect(csp).toContain("script-src 'self'; connect-src 'self';");
  expect(csp).toContain("img-src 'self' blob:; media-src 'self' blob:;");
  expect(csp).not.toContain('unsafe');
  expect(permissions).toContain('camera=(self), microphone=(self), geolocation=()');
});

test('a page that can be left quickly may run our scripts, and send its form on to the quiet site', async () => {
  for (const path of ['/risk', '/guide-risk']) {
    const { csp } = await headersOf(path);
    expect(csp).toContain("script-src 'self'; connect-src 'self';");
    expect(csp).toContain(`form-action 'self' ${new URL(profile().leaveTo).origin};`);
  }
});

test('of a route with many pages only those that say so can be left quickly', async () => {
  expect(await headersOf('/guide-calm')).toEqual({ csp: null, permissions: null });
});

test('a page that could not be made runs nothing', async () => {
  expect(await headersOf('/failing')).toEqual({ csp: null, permissions: null });
});

test('other pages send their forms to the portal alone', async () => {
  expect((await headersOf('/typed')).csp).toContain("form-action 'self';");
});

test('a page for everyone has its validator the first time, and by it is known when it is made again', async () => {
  const first = await fetch(`${base}/everyone`);
  const etag = first.headers.get('ETag') ?? '';
  expect(etag).toMatch(/^W\/"/);
  expect(await first.text()).toBe('a page');
  const again = await fetch(`${base}/everyone`, { headers: { 'If-None-Match': etag } });
  expect(again.status).toBe(304);
  expect(await again.text()).toBe('');
});

test('a page for one reader has no validator', async () => {
  const { headers } = await fetch(`${base}/plain/7`);
  expect(headers.get('ETag')).toBeNull();
  expect(headers.get('Cache-Control')).toBe('private, no-store');
});
