import { z } from 'zod';
import { renderLetterPdf } from '~/domains/letter/index.server';
import { db } from '~/platform/db/database.server';
import { attachTo, type Attachment } from '~/platform/mail/deliver.server';
import { writeLetter } from './letters.server';
import { getNotification } from './submitted.store.server';

const postSchema = z.object({
  notificationId: z.uuid(),
  letter: z.string(),
  startsOn: z.iso.date(),
  writtenOn: z.iso.date(),
  forSchool: z.literal(1).optional(),
});

/** The letter of an email as PDF: with its translation for the parent, in English alone for a school. */
async function attachLetter(data: Record<string, unknown>): Promise<Attachment[]> {
  const post = postSchema.parse(data);
  const notification = await getNotification(post.notificationId);
  const letter = await writeLetter(post.letter, {
    ...notification,
    email: await emailOf(notification.accountId),
    startsOn: post.startsOn,
    writtenOn: post.writtenOn,
  });
  if (!letter) throw new Error('the notification has no such letter');
  const text = post.forSchool ? { ...letter.text, translation: undefined } : letter.text;
  return [
    {
      filename: `letter-${notification.reference}.pdf`,
      content: await renderLetterPdf(text),
      contentType: 'application/pdf',
    },
  ];
}

async function emailOf(accountId: string | null): Promise<string | null> {
  if (!accountId) return null;
  const account = await db().account.findUnique({
    where: { id: accountId },
    select: { email: true },
  });
  return account?.email ?? null;
}

/** Says how the letters of emails are made; called once when the portal starts. */
export function registerLetterAttachments(): void {
  attachTo('letter-for-parent', attachLetter);
  attachTo('letter-to-school', attachLetter);
}
