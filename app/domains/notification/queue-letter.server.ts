import type { Transaction } from '~/platform/db/database.server';
import type { Language } from '~/platform/i18n/languages';
import { queueMail } from '~/platform/mail/queue-mail.server';

/** One letter on its way. Dates are ISO dates. */
export type LetterPost = {
  notificationId: string;
  letter: string;
  startsOn: string;
  writtenOn: string;
  to: string;
};

/** How the outbox knows the letters to schools of one notice and letter. */
export function schoolLetterKey(notificationId: string, letter: string): string {
  return `letter-to-school:${notificationId}:${letter}:`;
}

/** Emails the parent their letter with its translation, at most once a day for each start date. */
export async function queueLetterToParent(
  tx: Transaction,
  { to, language, ...post }: LetterPost & { language: Language },
): Promise<void> {
  await queueMail(tx, {
    dedupeKey: `letter-for-parent:${post.notificationId}:${post.letter}:${post.startsOn}:${post.writtenOn}`,
    to,
    template: 'letter-for-parent',
    language,
    data: { ...post, path: letterPath(language, post) },
  });
}

/**
 * Emails the English letter to a school, once to each address for each start date. Nothing in it leads
 * to the parent's pages.
 */
export async function queueLetterToSchool(
  tx: Transaction,
  { to, ...post }: LetterPost,
): Promise<void> {
  await queueMail(tx, {
    dedupeKey: `${schoolLetterKey(post.notificationId, post.letter)}${post.startsOn}:${to.toLowerCase()}`,
    to,
    template: 'letter-to-school',
    language: 'en',
    data: { ...post, forSchool: 1 },
  });
}

/** Takes back the letters of a notice that are still in the outbox: nobody is to act on them any more. */
export async function cancelLetters(tx: Transaction, notificationId: string): Promise<void> {
  const keys = ['letter-to-school', 'letter-for-parent'].map((kind) => ({
    dedupeKey: { startsWith: `${kind}:${notificationId}:` },
  }));
  await tx.outgoingMail.deleteMany({ where: { sentAt: null, OR: keys } });
}

function letterPath(
  language: Language,
  { notificationId, letter }: Omit<LetterPost, 'to'>,
): string {
  return `/${language}/family/notice/${notificationId}/letter/${letter}`;
}
