/** A path of this site to go on to, or the fallback: never another site, a scheme or a protocol-relative address. */
export function safeReturnTo(value: string | null | undefined, fallback: string): string {
  // eslint-disable-next-line no-control-regex
  if (!value || !/^\/(?![/\\])[^\\\u0000-\u0020\u007F]*$/.test(value)) return fallback;
  const url = new URL(value, 'https://portal.invalid');
  // `/.//elsewhere` comes out of the parser as `//elsewhere`.
  if (url.origin !== 'https://portal.invalid' || url.pathname.startsWith('//')) return fallback;
  return url.pathname + url.search + url.hash;
}
