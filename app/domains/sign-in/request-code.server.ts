import { randomInt, randomUUID } from 'node:crypto';
import { hitLimit } from '~/platform/auth/rate-limit.server';
import { inTransaction } from '~/platform/db/database.server';
import type { Language } from '~/platform/i18n/languages';
import { queueMail } from '~/platform/mail/queue-mail.server';
import { signedInHereBefore } from './known-browser.server';
import { askLimits, codeMinutes, type Audience } from './sign-in.rules';
import { findListed, hashCode, storeCode } from './sign-in.store.server';

export type CodeRequest = {
  audience: Audience;
  /** In lower case. */
  email: string;
  browserKey: string;
  network: string;
  language: Language;
  /** A path of this site, already checked. */
  returnTo: string;
  request: Request;
};

export type CodeRequested = { kind: 'sent' } | { kind: 'wait'; minutes: number };

/**
 * Sends a code to an address, good for this browser only. Staff must be listed; for an address that
 * is not, the same rows are written and the same job is queued, and the job sends nothing: the answer
 * and the work are the same. Refuses with the minutes to wait where codes were asked for too often.
 */
export async function requestCode(ask: CodeRequest): Promise<CodeRequested> {
  const minutes = await minutesToWait(ask);
  if (minutes !== null) return { kind: 'wait', minutes };
  const id = randomUUID();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await inTransaction(async (tx) => {
    const listed = await findListed(tx, ask.email);
    const sends = ask.audience === 'family' || listed !== null;
    await storeCode(tx, {
      id,
      browserKey: ask.browserKey,
      audience: ask.audience,
      email: ask.email,
      codeHash: hashCode(id, sends ? code : randomUUID()),
      returnTo: ask.returnTo,
      expiresAt: new Date(Date.now() + codeMinutes * 60_000),
    });
    await queueMail(tx, {
      dedupeKey: `sign-in-code:${id}`,
      to: ask.email,
      template: sends ? 'sign-in-code' : 'nobody',
      language: ask.language,
      secret: code,
    });
  });
  return { kind: 'sent' };
}

async function minutesToWait(ask: CodeRequest): Promise<number | null> {
  const address = `${ask.audience}:${ask.email}`;
  const here = await hitLimit(askLimits.network, ask.network);
  if (here !== null) return here;
  const both = await hitLimit(askLimits.addressAndNetwork, `${address}|${ask.network}`);
  if (both !== null || signedInHereBefore(ask.request, ask.audience, ask.email)) return both;
  const all = await hitLimit(askLimits.address, address);
  if (all !== null || ask.audience === 'family') return all;
  return hitLimit(askLimits.staffDay, address);
}
