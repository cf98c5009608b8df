import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import express from 'express';
import type { ServerBuild } from '@remix-run/node';
import { environment } from '~/platform/config/environment.server';
import { pageUnderWay } from '~/platform/files/turns.server';
import { log } from '~/platform/log/log.server';
import { observeRequest } from './metrics.server';
import { comesFromHere } from './origin.server';
import { cachedPage } from './page-cache.server';
import { plainPage } from './plain-page.server';
import { remixHandler } from './remix-handler.server';
import { sendCached } from './respond.server';
import { securityHeaders } from './security-headers.server';
import { staticFiles } from './static-files.server';

const mostFormBytes = 512 * 1024;
/** 100 MB over a slow phone line take the better part of an hour. */
const longestFileMs = 2 * 3_600_000;
const longestFormMs = 10 * 60_000;
/** The longest pause in a file on its way, before the line is taken for cut. */
const longestPauseMs = 2 * 60_000;
const bodies = new WeakMap<IncomingMessage, Buffer>();

type Next = (error?: unknown) => void;

/** Answers requests at `/upload`, whose bodies are taken in as they come. */
export type Uploads = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/**
 * The web server of the portal. `clientDir` holds what the build made for browsers; `uploads` takes
 * in files that come piece by piece.
 */
export function createHttpServer(build: ServerBuild, clientDir: string, uploads?: Uploads): Server {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  const answer = remixHandler(build, (req) => bodies.get(req));

  app.use(setHeaders);
  app.use(staticFiles(clientDir));
  app.use('/__manifest', (_req, res) => res.status(404).end());
  app.use(refuseForeign);
  if (uploads) app.use(answerUploads(uploads));
  app.use(endSlowForms);
  app.use(readForm);
  app.use((req, res, next) => {
    answer(req, res).catch(next);
  });
  app.use((error: unknown, req: IncomingMessage, res: ServerResponse, _next: Next) => {
    log.error('server failed', error);
    if (res.headersSent) res.destroy();
    else plainPage(req, res, 500);
  });

  const server = createServer((req, res) => {
    observeRequest(req, res);
    const reads = req.method === 'GET' || req.method === 'HEAD';
    // No page that is the same for everyone reads its query, and links are passed on with all kinds.
    const page = reads ? cachedPage((req.url ?? '').split('?')[0]!) : null;
    if (page) sendCached(req, res, page);
    else {
      if (!bringsFiles(req)) res.once('close', pageUnderWay());
      app(req, res);
    }
  });
  server.requestTimeout = longestFileMs;
  server.headersTimeout = 20_000;
  server.keepAliveTimeout = 65_000;
  return server;
}

/** Where the built client files are, seen from the working folder. */
export const builtClient = join('build', 'client');

function bringsFiles(req: IncomingMessage): boolean {
  return req.method === 'PATCH' || /^multipart\//i.test(req.headers['content-type'] ?? '');
}

function setHeaders(req: IncomingMessage, res: ServerResponse, next: Next) {
  for (const [name, value] of Object.entries(securityHeaders())) res.setHeader(name, value);
  next();
}

function here(req: IncomingMessage): ReadonlySet<string> {
  const { publicUrl, production } = environment();
  const origins = new Set([publicUrl.origin]);
  if (!production && req.headers.host) origins.add(`http://${req.headers.host}`);
  return origins;
}

/** What is sent there says by a secret of its own where it comes from, and no cookie counts. */
const MAIL_RETURNED = '/mail-returned';

function refuseForeign(req: IncomingMessage, res: ServerResponse, next: Next) {
  if (req.url === MAIL_RETURNED || comesFromHere(req.method ?? 'GET', req.headers, here(req)))
    next();
  else plainPage(req, res, 403);
}

function answerUploads(uploads: Uploads) {
  return (req: IncomingMessage, res: ServerResponse, next: Next) => {
    if (!/^\/upload(?:[/?]|$)/.test(req.url ?? '')) {
      next();
      return;
    }
    req.setTimeout(longestPauseMs, () => req.destroy());
    res.setHeader('Cache-Control', 'no-store');
    uploads(req, res).catch(next);
  };
}

/** Only files may take long to arrive; and they may not pause for long. */
function endSlowForms(req: IncomingMessage, _res: ServerResponse, next: Next) {
  if (req.method !== 'GET' && req.method !== 'HEAD') {
    if (bringsFiles(req)) {
      req.setTimeout(longestPauseMs, () => req.destroy());
    } else {
      const timer = setTimeout(() => req.destroy(), longestFormMs);
      timer.unref();
      req.once('close', () => clearTimeout(timer));
    }
  }
  next();
}

/** Ordinary forms are read whole (they are small), so that nothing typed is lost where a page cannot be made. */
function readForm(req: IncomingMessage, res: ServerResponse, next: Next) {
  if (!/^application\/x-www-form-urlencoded\b/i.test(req.headers['content-type'] ?? '')) {
    next();
    return;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  req.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= mostFormBytes) chunks.push(chunk);
  });
  req.on('error', next);
  req.on('end', () => {
    if (size > mostFormBytes) {
      plainPage(req, res, 413);
      return;
    }
    bodies.set(req, Buffer.concat(chunks));
    next();
  });
}
