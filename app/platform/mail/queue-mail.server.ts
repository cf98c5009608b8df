import { randomUUID } from 'node:crypto';
import type { Transaction } from '~/platform/db/database.server';
import { seal } from '~/platform/auth/secrets.server';
import type { Language } from '~/platform/i18n/languages';
import { addJob } from '~/platform/jobs/jobs.server';
import { isHeld } from './mail-hold.server';
import type { MailTemplate } from './templates';

export type MailRequest = {
  /** The same key is the same email: it goes once. */
  dedupeKey: string;
  to: string;
  template: MailTemplate;
  language: Language;
  /** What the text needs; no names, no details of a child. */
  data?: Record<string, string | number>;
  /** Something that must not stay in the database (a sign-in code); wiped when sent. */
  secret?: string;
};

/**
 * Puts an email in the outbox in the transaction of the change it tells of; it is delivered after
 * commit. Nothing is put there for a parent whose email is on hold.
 */
export async function queueMail(tx: Transaction, mail: MailRequest): Promise<void> {
  if (await isHeld(tx, mail)) return;
  const id = randomUUID();
  const { count } = await tx.outgoingMail.createMany({
    data: [
      {
        id,
        dedupeKey: mail.dedupeKey,
        toAddress: mail.to,
        template: mail.template,
        language: mail.language,
        data: mail.data ?? {},
        secret: mail.secret === undefined ? null : seal('mail', mail.secret),
      },
    ],
    skipDuplicates: true,
  });
  if (count === 1) await addJob(tx, 'send-mail', { id }, { key: `mail:${id}` });
}
