import { cookieHeader, readCookie } from '~/platform/auth/cookies.server';
import { keyedHash, newSecret, sameHash } from '~/platform/auth/secrets.server';
import type { Audience } from './sign-in.rules';

const cookie = 'known';
const mostAddresses = 4;
const keptSeconds = 180 * 24 * 3600;

function mark(nonce: string, audience: Audience, email: string): string {
  return keyedHash('known-browser', `${nonce}:${audience}:${email.toLowerCase()}`);
}

function read(request: Request): { nonce: string; marks: string[] } {
  const [nonce, ...marks] = (readCookie(request, cookie) ?? '').split('.');
  return { nonce: nonce || newSecret(), marks: marks.slice(0, mostAddresses) };
}

/** True where this browser signed in to the address before. The cookie cannot be made without our key. */
export function signedInHereBefore(request: Request, audience: Audience, email: string): boolean {
  const { nonce, marks } = read(request);
  const expected = mark(nonce, audience, email);
  return marks.some((each) => sameHash(each, expected));
}

/** The `Set-Cookie` text that remembers for 180 days that this browser signed in to the address; the last four are kept. */
export function rememberBrowser(request: Request, audience: Audience, email: string): string {
  const { nonce, marks } = read(request);
  const own = mark(nonce, audience, email);
  const kept = [own, ...marks.filter((each) => each !== own)].slice(0, mostAddresses);
  return cookieHeader(cookie, [nonce, ...kept].join('.'), keptSeconds);
}

/** The `Set-Cookie` text by which the browser keeps nothing of who signed in to it. */
export function forgetBrowser(): string {
  return cookieHeader(cookie, '', 0);
}
