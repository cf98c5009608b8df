import type { Transaction } from '~/platform/db/database.server';
import { isLanguage } from '~/platform/i18n';
import { queueMail } from '~/platform/mail/queue-mail.server';
import type { ReviewAdult } from './review.store.server';

/**
 * Tells a parent by email that something of a review waits for them, where they have an account and
 * email is safe; true where it went. The same `key` goes once.
 */
export async function tellParent(
  tx: Transaction,
  reviewId: string,
  adult: ReviewAdult,
  key: string,
  page = '',
): Promise<boolean> {
  if (!adult.account || !adult.safeToEmail || (await isUnsafe(tx, adult.accountId!))) return false;
  const language = isLanguage(adult.account.language) ? adult.account.language : 'en';
  await queueMail(tx, {
    dedupeKey: `review:${key}:${adult.id}`,
    to: adult.account.email,
    template: 'review-waiting',
    language,
    data: { path: `/${language}/family/review/${reviewId}${page}` },
  });
  return true;
}

/** The parent's newest notice says what is safe now, whatever an older record has. */
async function isUnsafe(tx: Transaction, accountId: string): Promise<boolean> {
  const newest = await tx.queueItem.findFirst({
    where: { accountId, kind: 'notification' },
    orderBy: { receivedAt: 'desc' },
    select: { flags: true },
  });
  return newest?.flags.includes('not-safe-to-email') ?? false;
}
