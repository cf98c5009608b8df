import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type CachedPage = {
  etag: string;
  headers: Record<string, string>;
  plain: Buffer;
  br: Buffer;
  gzip: Buffer;
  until: number;
};

const longestMs = 5 * 60_000;
// Public pages in eleven languages are some 450.
const mostPages = 800;
const pages = new Map<string, CachedPage>();
const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** A public page rendered a short while ago, or null. */
export function cachedPage(path: string): CachedPage | null {
  const page = pages.get(path);
  if (!page || page.until < Date.now()) return null;
  return page;
}

/** Keeps a public page, which is the same for everyone, with both compressions and a validator; the page kept. */
export async function keepPage(
  path: string,
  html: Buffer,
  headers: Record<string, string>,
): Promise<CachedPage> {
  const [br, zipped] = await Promise.all([
    toBrotli(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    toGzip(html, { level: 9 }),
  ]);
  // The one that was made longest ago gives way.
  pages.delete(path);
  const [oldest] = pages.keys();
  if (oldest !== undefined && pages.size >= mostPages) pages.delete(oldest);
  const page = {
    etag: `W/"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`,
    headers,
    plain: html,
    br,
    gzip: zipped,
    until: Date.now() + longestMs,
  };
  pages.set(path, page);
  return page;
}
