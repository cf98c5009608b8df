import type { IncomingHttpHeaders } from 'node:http';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * True where a request may change something: it was sent from a page of this portal. Browsers say so in
 * Origin, or Sec-Fetch-Site, or Referer; a request that says nothing is refused.
 */
export function comesFromHere(
  method: string,
  headers: IncomingHttpHeaders,
  here: ReadonlySet<string>,
): boolean {
  if (safe.has(method)) return true;
  if (headers.origin && headers.origin !== 'null') return here.has(headers.origin);
  const site = headers['sec-fetch-site'];
  if (typeof site === 'string') return site === 'same-origin';
  if (!headers.referer) return false;
  try {
    return here.has(new URL(headers.referer).origin);
  } catch {
    return false;
  }
}
