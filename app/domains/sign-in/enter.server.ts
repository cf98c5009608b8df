import { openSession } from '~/platform/auth/session.server';
import { recordAudit } from '~/platform/audit/audit.server';
import type { Transaction } from '~/platform/db/database.server';
import type { Language } from '~/platform/i18n/languages';
import { rememberBrowser } from './known-browser.server';
import type { Audience } from './sign-in.rules';
import { enterAccount, findListed, linkItems } from './sign-in.store.server';

export type Identity = { audience: Audience; email: string; language: Language };

/**
 * The one door through which somebody comes in, whoever vouched for the address: a code by email now,
 * another provider later. Opens the session in the caller's transaction and returns the cookies to
 * send; null where a member of staff is not, or no longer, listed.
 */
export async function enter(
  tx: Transaction,
  request: Request,
  { audience, email, language }: Identity,
): Promise<string[] | null> {
  const remembered = rememberBrowser(request, audience, email);
  if (audience === 'staff') {
    const staffId = await findListed(tx, email);
    if (staffId === null) return null;
    const session = await openSession(tx, request, { audience, staffId });
    await recordAudit(tx, { actor: { kind: 'staff', id: staffId }, action: 'signed-in' });
    return [session, remembered];
  }
  const accountId = await enterAccount(tx, email, language);
  await linkItems(tx, email, accountId);
  const session = await openSession(tx, request, { audience, accountId });
  await recordAudit(tx, { actor: { kind: 'parent', id: accountId }, action: 'signed-in' });
  return [session, remembered];
}
