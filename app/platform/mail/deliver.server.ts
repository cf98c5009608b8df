import { db } from '~/platform/db/database.server';
import { isLanguage, type Language } from '~/platform/i18n/languages';
import { unseal } from '~/platform/auth/secrets.server';
import { addJob } from '~/platform/jobs/jobs.server';
import { composeMail } from './compose.server';
import { isHeld } from './mail-hold.server';
import { mailTemplates, type MailTemplate } from './templates';
import {
  isRefused,
  openTransport,
  problemOf,
  type Attachment,
  type MailToSend,
} from './transport.server';

export type { Attachment };
type MailData = Record<string, unknown>;
export type AttachmentMaker = (data: MailData) => Promise<Attachment[]>;
/** Whom an email goes to, and in which language. */
export type MailReader = { to: string; language: Language };
export type MailFiller = (data: MailData, reader: MailReader) => Promise<MailData | null>;
export type NotSentHandler = (data: MailData) => Promise<void>;

const attachmentMakers = new Map<MailTemplate, AttachmentMaker>();
const fillers = new Map<MailTemplate, MailFiller>();
const notSentHandlers = new Map<MailTemplate, NotSentHandler>();

/** Says how the files of one kind of email are made when it goes out. */
export function attachTo(template: MailTemplate, make: AttachmentMaker): void {
  attachmentMakers.set(template, make);
}

/**
 * Says what one kind of email says, read at the moment when it goes out, from what was put in the outbox
 * with it. Null where it is no longer true: then it does not go, and leaves the outbox.
 */
export function fillWhenSent(template: MailTemplate, fill: MailFiller): void {
  fillers.set(template, fill);
}

/**
 * Says what happens where one kind of email cannot reach its reader: it is on hold by now, was refused,
 * or came back.
 */
export function whenNotSent(template: MailTemplate, handle: NotSentHandler): void {
  notSentHandlers.set(template, handle);
}

/** An email did not reach its reader, and will not. */
export async function tellNotSent(mail: { template: string; data: unknown }): Promise<void> {
  await notSentHandlers.get(mail.template as MailTemplate)?.(mail.data as MailData);
}

/**
 * Sends one email of the outbox, once: a mail that is already sent is left alone, and a repeat after a
 * crash carries the same Message-ID. One whose reader's email was put on hold meanwhile is taken out
 * of the outbox; one that the mail server refused for good is not tried again. Throws where the server
 * is away: the job tries again.
 */
export async function deliverMail(id: string): Promise<void> {
  const mail = await db().outgoingMail.findUnique({ where: { id } });
  if (!mail || mail.sentAt || mail.failedAt) return;
  const template = mailTemplates.find((name) => name === mail.template);
  if (await isHeld(db(), { to: mail.toAddress, template: mail.template })) {
    await tellNotSent(mail);
    return takeOut(id);
  }
  const language = isLanguage(mail.language) ? mail.language : 'en';
  if (template && template !== 'nobody') {
    const secret = mail.secret ? unseal('mail', mail.secret) : null;
    const fill = fillers.get(template);
    const stored = mail.data as MailData;
    const filled = fill ? await fill(stored, { to: mail.toAddress, language }) : stored;
    if (!filled) return takeOut(id);
    const data = { ...filled, ...(secret ? { secret } : {}) };
    const composed = composeMail(template, language, data);
    const attachments = (await attachmentMakers.get(template)?.(data)) ?? [];
    await db().outgoingMail.update({ where: { id }, data: { attempts: { increment: 1 } } });
    if (!isStale(mail)) {
      const sent = await send({ id, to: mail.toAddress, ...composed, attachments });
      if (sent === 'refused') return tellNotSent(mail);
    }
  }
  await db().outgoingMail.update({
    where: { id },
    data: { sentAt: new Date(), secret: null, problem: null },
  });
}

async function takeOut(id: string): Promise<void> {
  await db().outgoingMail.deleteMany({ where: { id, sentAt: null } });
}

const codeMinutes = 15;

/** A sign-in code that can no longer be used is not sent: it would only confuse. */
function isStale(mail: { template: string; createdAt: Date }): boolean {
  return (
    mail.template === 'sign-in-code' && Date.now() - mail.createdAt.getTime() > codeMinutes * 60_000
  );
}

/** Sends it, or keeps the kind of failure; fails the job where another try may do better. */
async function send(mail: MailToSend): Promise<'sent' | 'refused'> {
  const { id } = mail;
  const transport = await openTransport({ pooled: false });
  try {
    await transport.send(mail);
    return 'sent';
  } catch (error) {
    const refused = isRefused(error);
    await db().outgoingMail.update({
      where: { id },
      data: refused
        ? { problem: 'refused', failedAt: new Date(), secret: null }
        : { problem: problemOf(error) },
    });
    if (refused) return 'refused';
    throw error;
  } finally {
    transport.close();
  }
}

/** Asks again for every email that waits longer than an hour: a job that gave up starts anew. */
export async function retryWaitingMail(now = new Date()): Promise<void> {
  const waiting = await db().outgoingMail.findMany({
    where: {
      sentAt: null,
      failedAt: null,
      batchId: null,
      createdAt: { lt: new Date(now.getTime() - 3_600_000) },
    },
    select: { id: true },
    take: 1000,
  });
  for (const { id } of waiting) await addJob(db(), 'send-mail', { id }, { key: `mail:${id}` });
}
