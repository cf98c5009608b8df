import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import {
  createRequestHandler,
  createReadableStreamFromReadable,
  type AppLoadContext,
  type ServerBuild,
} from '@remix-run/node';
import { environment } from '~/platform/config/environment.server';
import { languageCodes } from '~/platform/i18n/languages';
import { awayPage } from './away-page.server';
import { networkOf } from './network.server';
import { keepPage } from './page-cache.server';
import { sendPage, sendStream } from './respond.server';
import { sectionOf, splitBuild } from './sections';

export type BodyOf = (req: IncomingMessage) => Buffer | undefined;

const languages: ReadonlySet<string> = new Set(languageCodes);

/** Answers every page from the Remix build, one request handler a section of the site. */
export function remixHandler(build: ServerBuild, bodyOf: BodyOf) {
  const handlers = new Map(
    [...splitBuild(build)].map(([section, part]) => [
      section,
      createRequestHandler(part, 'production'),
    ]),
  );
  const rest = handlers.get('')!;
  return async (req: IncomingMessage, res: ServerResponse) => {
    const pathname = (req.url ?? '/').split('?', 1)[0]!;
    const handle = handlers.get(sectionOf(pathname, languages)) ?? rest;
    const context = loadContext(req);
    const request = toRequest(req, res, bodyOf(req));
    const response = await handle(request, context);
    if (context.away) {
      awayPage(req, res, bodyOf(req));
      return;
    }
    await answer(req, res, response, pathname);
  };
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

async function answer(
  req: IncomingMessage,
  res: ServerResponse,
  response: Response,
  pathname: string,
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
  const html = Buffer.from(await response.arrayBuffer());
  if (!res.hasHeader('Cache-Control')) res.setHeader('Cache-Control', 'private, no-store');
  const everyone = response.headers.get('Cache-Control')?.startsWith('public');
  if (everyone && response.status === 200 && req.method === 'GET' && req.url === pathname) {
    await keepPage(pathname, html, stringHeaders(res));
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

function toRequest(req: IncomingMessage, res: ServerResponse, body: Buffer | undefined): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) headers.append(name, one);
  }
  const controller = new AbortController();
  res.on('close', () => controller.abort());
  const init: RequestInit & { duplex?: 'half' } = {
    method: req.method,
    headers,
    signal: controller.signal,
  };
  if (req.method !== 'GET' && req.method !== 'HEAD') {
    init.body = body ? new Uint8Array(body) : createReadableStreamFromReadable(Readable.from(req));
    init.duplex = 'half';
  }
  return new Request(new URL(req.url ?? '/', environment().publicUrl.origin), init);
}
