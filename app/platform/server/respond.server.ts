import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';
import { log } from '~/platform/log/log.server';
import { hasAlready, takenEncoding } from './known-and-taken';
import type { CachedPage } from './page-cache.server';

/** Answers with a kept page: 304 where the browser has it already. */
export function sendCached(req: IncomingMessage, res: ServerResponse, page: CachedPage): void {
  for (const [name, value] of Object.entries(page.headers)) res.setHeader(name, value);
  res.setHeader('ETag', page.etag);
  res.setHeader('Vary', 'Accept-Encoding');
  if (hasAlready(req.headers['if-none-match'], page.etag)) {
    res.statusCode = 304;
    res.end();
    return;
  }
  const encoding = takenEncoding(req.headers['accept-encoding'], ['br', 'gzip']);
  const body = encoding ? page[encoding] : page.plain;
  if (encoding) res.setHeader('Content-Encoding', encoding);
  res.setHeader('Content-Length', body.length);
  res.end(req.method === 'HEAD' ? undefined : body);
}

/** Answers with a page made just now, lightly compressed where it pays. */
export function sendPage(req: IncomingMessage, res: ServerResponse, html: Buffer): void {
  const zip = html.length > 1400 && takenEncoding(req.headers['accept-encoding'], ['gzip']);
  const body = zip ? gzipSync(html, { level: 3 }) : html;
  if (zip) res.setHeader('Content-Encoding', 'gzip');
  res.setHeader('Vary', 'Accept-Encoding');
  res.setHeader('Content-Length', body.length);
  res.end(req.method === 'HEAD' ? undefined : body);
}

/** Passes on a download as it comes, no faster than it is taken; lets go of it where the line is cut. */
export async function sendStream(
  req: IncomingMessage,
  res: ServerResponse,
  response: Response,
): Promise<void> {
  if (!response.body || req.method === 'HEAD') {
    await response.body?.cancel();
    res.end();
    return;
  }
  const body = Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]);
  await pipeline(body, res).catch((error: unknown) => {
    // Half an answer is no answer: the line is cut, so that nobody takes it for the whole.
    res.destroy();
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') {
      log.error('download failed', error);
    }
  });
}
