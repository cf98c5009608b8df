import { keyedHash } from '~/platform/auth/secrets.server';
import { db, hot, type Transaction } from '~/platform/db/database.server';
import type { Prisma } from '~/platform/db/generated/client';
import { mostTries, type Audience } from './sign-in.rules';

/** A code as it is stored: a keyed hash, bound to its row. */
export function hashCode(id: string, code: string): string {
  return keyedHash('sign-in-code', `${id}:${code}`);
}

/** Keeps a code that was asked for. */
export async function storeCode(
  tx: Transaction,
  code: Prisma.SignInCodeUncheckedCreateInput,
): Promise<void> {
  await tx.signInCode.create({ data: code, select: { id: true } });
}

export type AskedCode = {
  id: string;
  email: string;
  returnTo: string;
  tries: number;
  used: boolean;
  expired: boolean;
};

/** The newest code that this browser asked for; older ones no longer count. */
export async function findNewestCode(
  browserKey: string,
  audience: Audience,
): Promise<AskedCode | null> {
  const row = await db().signInCode.findFirst({
    where: { browserKey, audience },
    orderBy: { createdAt: 'desc' },
  });
  return (
    row && {
      id: row.id,
      email: row.email,
      returnTo: row.returnTo,
      tries: row.tries,
      used: row.usedAt !== null,
      expired: row.expiresAt <= new Date(),
    }
  );
}

export type CountedTry = {
  id: string;
  email: string;
  code_hash: string;
  return_to: string;
  tries: number;
};

/**
 * Counts one try of the browser's newest code, in one statement, so that simultaneous tries count
 * each; null where it may not be tried (none, used, expired, or tried too often).
 */
export async function countTry(browserKey: string, audience: Audience): Promise<CountedTry | null> {
  const [row] = await hot<CountedTry>(
    'count-code-try',
    `update sign_in_code set tries = tries + 1
     where id = (select id from sign_in_code where browser_key = $1 and audience = $2
                 order by created_at desc limit 1)
       and used_at is null and tries < ${mostTries} and expires_at > now()
     returning id, email, code_hash, return_to, tries`,
    [browserKey, audience],
  );
  return row ?? null;
}

/** Marks a code as used; false where it was used already. */
export async function useCode(tx: Transaction, id: string): Promise<boolean> {
  const { count } = await tx.signInCode.updateMany({
    where: { id, usedAt: null },
    data: { usedAt: new Date() },
  });
  return count === 1;
}

/** The account of an address, made where there is none yet, with the language of the page. */
export async function enterAccount(
  tx: Transaction,
  email: string,
  language: string,
): Promise<string> {
  const seen = { language, lastSignedInAt: new Date() };
  const account = await tx.account.upsert({
    where: { email },
    create: { email, ...seen },
    update: seen,
    select: { id: true },
  });
  return account.id;
}

/** Hands over what was sent with this address before anybody had signed in with it. */
export async function linkItems(tx: Transaction, email: string, accountId: string): Promise<void> {
  await tx.queueItem.updateMany({
    where: { contactEmail: email, accountId: null },
    data: { accountId },
  });
  await tx.notification.updateMany({
    where: { accountId: null, item: { accountId } },
    data: { accountId },
  });
}

/** The member of staff whom an administrator listed with this address and at least one role, or null. */
export async function findListed(tx: Transaction, email: string): Promise<string | null> {
  const found = await tx.staffMember.findFirst({
    where: { email, active: true, roles: { isEmpty: false } },
    select: { id: true },
  });
  return found?.id ?? null;
}
