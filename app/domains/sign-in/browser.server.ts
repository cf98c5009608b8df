import { cookieHeader, readCookie } from '~/platform/auth/cookies.server';
import { hashSecret, newSecret } from '~/platform/auth/secrets.server';

const cookie = 'browser';
const wellFormed = /^[A-Za-z0-9_-]{43}$/;

/** A browser that nobody has signed in with yet. The database knows only the hash of its secret. */
export type Browser = {
  key: string;
  /** Whose typed text may be kept for it. */
  ownerKey: string;
  /** The `Set-Cookie` text that lets the browser be known again, until it is closed. */
  setCookie: string;
};

/** The browser that asks; one that carries no secret yet gets one with `setCookie`. */
export function browserOf(request: Request): Browser {
  const sent = readCookie(request, cookie);
  const secret = sent && wellFormed.test(sent) ? sent : newSecret();
  const key = hashSecret(secret);
  return { key, ownerKey: `browser:${key}`, setCookie: cookieHeader(cookie, secret) };
}

/** The `Set-Cookie` text that forgets the browser's secret. */
export function forgetBrowser(): string {
  return cookieHeader(cookie, '', 0);
}
