import type { Transaction } from '~/platform/db/database.server';
import type { Refusal } from '~/platform/files/file-kinds';
import { isLanguage } from '~/platform/i18n/languages';
import { queueMail } from '~/platform/mail/queue-mail.server';
import type { ItemFlag } from '~/domains/intake';

type Refused = { sendingId: string; accountId: string; itemId: string | null; refusal: Refusal };

/**
 * Tells whoever is concerned that a file was refused after it had arrived: the parent by email, once
 * an hour for each sending, and officers by a flag on its item. The email says neither which file nor why.
 */
export async function tellOfRefusal(tx: Transaction, refused: Refused): Promise<void> {
  const { sendingId, accountId, itemId, refusal } = refused;
  if (itemId) {
    await raise(tx, itemId, 'file-refused');
    if (refusal === 'found') await raise(tx, itemId, 'file-found-bad');
    // What was told with the item may be newer than the account: email may have become unsafe.
    if (await isUnsafeToEmail(tx, itemId)) return;
  }
  const account = await tx.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { email: true, language: true },
  });
  const language = isLanguage(account.language) ? account.language : 'en';
  const hour = Math.floor(Date.now() / 3_600_000);
  await queueMail(tx, {
    dedupeKey: `file-not-taken:${sendingId}:${hour}`,
    to: account.email,
    template: 'file-not-taken',
    language,
    data: { path: `/${language}/family/files` },
  });
}

async function raise(tx: Transaction, itemId: string, flag: ItemFlag): Promise<void> {
  await tx.$executeRaw`
    update queue_item set flags = flags || array[${flag}]::text[]
    where id = ${itemId}::uuid and not ${flag} = any(flags)`;
}

async function isUnsafeToEmail(tx: Transaction, itemId: string): Promise<boolean> {
  return (
    (await tx.queueItem.count({
      where: { id: itemId, flags: { has: 'not-safe-to-email' satisfies ItemFlag } },
    })) > 0
  );
}
