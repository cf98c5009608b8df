import type { Transaction } from '~/platform/db/database.server';
import type { MailTemplate } from './templates';

/** What somebody asked for at the moment of signing in, and what goes to a school, not to the parent. */
const goesAnyway: readonly MailTemplate[] = ['sign-in-code', 'letter-to-school', 'nobody'];

/**
 * True where an email must not go: its reader is a parent whose email is on hold. Sign-in codes, which
 * a person asks for there and then, and letters to schools are never held.
 */
export async function isHeld(
  tx: Pick<Transaction, 'account'>,
  mail: { to: string; template: string },
): Promise<boolean> {
  if ((goesAnyway as readonly string[]).includes(mail.template)) return false;
  const account = await tx.account.findUnique({
    where: { email: mail.to },
    select: { mailHeldSince: true },
  });
  return Boolean(account?.mailHeldSince);
}

/** True where email to the account is on hold. */
export async function isMailHeld(tx: Pick<Transaction, 'account'>, id: string): Promise<boolean> {
  const account = await tx.account.findUnique({ where: { id }, select: { mailHeldSince: true } });
  return Boolean(account?.mailHeldSince);
}

/** Stops email to an account from now on, what still waits in the outbox included; a later hold counts anew. */
export async function holdMail(tx: Transaction, accountId: string): Promise<void> {
  await tx.account.update({
    where: { id: accountId },
    data: { mailHeldSince: new Date() },
    select: { id: true },
  });
}

/** Lets email go to an account again. What was held meanwhile is not sent later. */
export async function releaseMail(tx: Transaction, accountId: string): Promise<void> {
  await tx.account.update({
    where: { id: accountId },
    data: { mailHeldSince: null },
    select: { id: true },
  });
}
