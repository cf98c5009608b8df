import { environment } from '~/platform/config/environment.server';

/** A cookie may carry the `__Host-` prefix only where it is Secure; plain http is for development. */
function secure(): boolean {
  return environment().publicUrl.protocol === 'https:';
}

/** The full name of one of our cookies. */
export function cookieName(name: string): string {
  return secure() ? `__Host-${name}` : name;
}

/** The value of one of our cookies, or null. */
export function readCookie(request: Request, name: string): string | null {
  const wanted = `${cookieName(name)}=`;
  for (const part of (request.headers.get('Cookie') ?? '').split(';')) {
    const pair = part.trim();
    if (pair.startsWith(wanted)) return pair.slice(wanted.length) || null;
  }
  return null;
}

/** The `Set-Cookie` text that keeps a value for `maxAge` seconds (0 removes it; undefined: until the browser closes). */
export function cookieHeader(name: string, value: string, maxAge?: number): string {
  const parts = [`${cookieName(name)}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Lax'];
  if (secure()) parts.push('Secure');
  if (maxAge !== undefined) parts.push(`Max-Age=${maxAge}`);
  return parts.join('; ');
}
