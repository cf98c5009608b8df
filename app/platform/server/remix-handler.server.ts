import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import {
  createRequestHandler,
  createReadableStreamFromReadable,
  type AppLoadContext,
  type ServerBuild,
} from '@remix-run/node';
import { environment } from '~/platform/config/environment.server';
import type { ScriptName } from '~/platform/permissions/access';
import { awayPage } from './away-page.server';
import { networkOf } from './network.server';
import { keepPage } from './page-cache.server';
import { sendCached, sendPage, sendStream } from './respond.server';
import { branchOf, routeFinder } from './route-branches';
import { scriptHeaders } from './security-headers.server';

export type BodyOf = (req: IncomingMessage) => Buffer | undefined;

type Handle = ReturnType<typeof createRequestHandler>;

declare module '@remix-run/node' {
  interface AppLoadContext {
    /** The page as it was rendered; sent from here, so that it need not be read out of a stream. */
    html?: string;
  }
}

/** Answers every page from the Remix build, each route by a request handler of its own branch. */
export function remixHandler(build: ServerBuild, bodyOf: BodyOf) {
  const findRoute = routeFinder(build.routes);
  const handlers = new Map<string, Handle>();
  const whole = createRequestHandler(build, 'production');
  const routeOf = (pathname: string) =>
    findRoute(pathname.replace(/\.data$/, '').replace(/^\/_root$/, '/'));
  const handlerFor = (pathname: string): Handle => {
    const id = routeOf(pathname);
    if (id === null || pathname === '/__manifest') return whole;
    const made = handlers.get(id);
    if (made) return made;
    const handler = createRequestHandler(branchOf(build, id), 'production');
    handlers.set(id, handler);
    return handler;
  };
  return async (req: IncomingMessage, res: ServerResponse) => {
    const url = addressOf(req);
    // No page asks for what its loader gives, so it is not to be read beside the page.
    if (url.pathname.endsWith('.data')) url.pathname += '/';
    const context = loadContext(req);
    const request = toRequest(req, res, url, bodyOf(req));
    const response = await handlerFor(url.pathname)(request, context);
    if (context.away) {
      awayPage(req, res, bodyOf(req));
      return;
    }
    await answer(req, res, response, {
      html: context.html,
      scripts: context.scripts ?? [],
    });
  };
}

/** The address as our own, whatever the request line says (`//elsewhere/…`, `http://elsewhere/…`). */
function addressOf(req: IncomingMessage): URL {
  const path = req.url?.startsWith('/') ? req.url : '/';
  return new URL(environment().publicUrl.origin + path);
}

function loadContext(req: IncomingMessage): AppLoadContext {
  const forwarded = req.headers['x-forwarded-for'];
  return {
    network: networkOf(
      req.socket.remoteAddress,
      Array.isArray(forwarded) ? forwarded.join(',') : forwarded,
      environment().trustedProxies,
    ),
  };
}

// One way of writing an address is kept, so that others cannot push the kept pages out.
const plainPath = /^(\/[a-z0-9-]+)+$/;

async function answer(
  req: IncomingMessage,
  res: ServerResponse,
  response: Response,
  page: { html?: string; scripts: readonly ScriptName[] },
) {
  res.statusCode = response.status;
  for (const [name, value] of response.headers) {
    if (name === 'set-cookie') res.appendHeader(name, value);
    else res.setHeader(name, value);
  }
  if (!response.headers.get('Content-Type')?.startsWith('text/html')) {
    await sendStream(req, res, response);
    return;
  }
  if (page.scripts.length > 0) {
    for (const [name, value] of Object.entries(scriptHeaders(page.scripts)))
      res.setHeader(name, value);
  }
  const html = Buffer.from(page.html ?? (await response.text()));
  if (!res.hasHeader('Cache-Control')) res.setHeader('Cache-Control', 'private, no-store');
  const everyone = response.headers.get('Cache-Control')?.startsWith('public');
  if (
    everyone &&
    response.status === 200 &&
    req.method === 'GET' &&
    plainPath.test(req.url ?? '')
  ) {
    // With its validator the first time too: whoever comes back has the page, however old ours is.
    sendCached(req, res, await keepPage(req.url ?? '/', html, stringHeaders(res)));
    return;
  }
  sendPage(req, res, html);
}

function stringHeaders(res: ServerResponse): Record<string, string> {
  const own = ['vary', 'content-length', 'content-encoding', 'set-cookie'];
  return Object.fromEntries(
    Object.entries(res.getHeaders())
      .filter(([name]) => !own.includes(name))
      .map(([name, value]) => [name, String(value)]),
  );
}

// One reason for all: making an error for every answer costs more than it tells.
const over = new Error('The connection is over.');

function toRequest(
  req: IncomingMessage,
  res: ServerResponse,
  url: URL,
  body: Buffer | undefined,
): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) headers.append(name, one);
  }
  const controller = new AbortController();
  // After an answer too: Remix then lets go of what it kept for a stream.
  res.on('close', () => controller.abort(over));
  const init: RequestInit & { duplex?: 'half' } = {
    method: req.method,
    headers,
    signal: controller.signal,
  };
  if (req.method !== 'GET' && req.method !== 'HEAD') {
    init.body = body ? new Uint8Array(body) : createReadableStreamFromReadable(Readable.from(req));
    init.duplex = 'half';
  }
  return new Request(url, init);
}
