import { hitLimit } from '~/platform/auth/rate-limit.server';
import { sameHash } from '~/platform/auth/secrets.server';
import { inTransaction } from '~/platform/db/database.server';
import type { Language } from '~/platform/i18n/languages';
import { forgetBrowser } from './browser.server';
import { enter } from './enter.server';
import { mostTries, tryLimit, type Audience } from './sign-in.rules';
import { countTry, findNewestCode, hashCode, useCode } from './sign-in.store.server';

export type CodeTry = {
  audience: Audience;
  /** Six digits. */
  code: string;
  browserKey: string;
  network: string;
  language: Language;
  request: Request;
};

export type CodeTried =
  | { kind: 'signed-in'; cookies: string[]; returnTo: string }
  | { kind: 'wrong'; triesLeft: number }
  | { kind: 'no-tries-left' }
  | { kind: 'expired' }
  | { kind: 'none' }
  | { kind: 'wait'; minutes: number };

/**
 * Tries a code in the browser that asked for it. Right: in one transaction the code is used, the
 * account is there, the session is open and the audit says so. The try is counted before the code is
 * looked at, so a failure half-way costs a try and never gives one.
 */
export async function verifyCode(attempt: CodeTry): Promise<CodeTried> {
  const minutes = await hitLimit(tryLimit, attempt.network);
  if (minutes !== null) return { kind: 'wait', minutes };
  const counted = await countTry(attempt.browserKey, attempt.audience);
  if (!counted) return whyNot(attempt);
  const wrong: CodeTried =
    counted.tries >= mostTries
      ? { kind: 'no-tries-left' }
      : { kind: 'wrong', triesLeft: mostTries - counted.tries };
  if (!sameHash(counted.code_hash, hashCode(counted.id, attempt.code))) return wrong;
  return inTransaction(async (tx) => {
    if (!(await useCode(tx, counted.id))) return { kind: 'none' };
    const cookies = await enter(tx, attempt.request, {
      audience: attempt.audience,
      email: counted.email,
      language: attempt.language,
    });
    if (!cookies) return wrong;
    return {
      kind: 'signed-in',
      cookies: [...cookies, forgetBrowser()],
      returnTo: counted.return_to,
    };
  });
}

async function whyNot({ browserKey, audience }: CodeTry): Promise<CodeTried> {
  const newest = await findNewestCode(browserKey, audience);
  if (!newest || newest.used) return { kind: 'none' };
  return newest.tries >= mostTries ? { kind: 'no-tries-left' } : { kind: 'expired' };
}
