import { mkdir, writeFile } from 'node:fs/promises';
import type { Transporter } from 'nodemailer';
import { environment, profile } from '~/platform/config/environment.server';
import { db } from '~/platform/db/database.server';
import { isLanguage } from '~/platform/i18n/languages';
import { unseal } from '~/platform/auth/secrets.server';
import { addJob } from '~/platform/jobs/jobs.server';
import { composeMail } from './compose.server';
import { isHeld } from './mail-hold.server';
import { mailTemplates, type MailTemplate } from './templates';

export type Attachment = { filename: string; content: Uint8Array; contentType: string };
export type AttachmentMaker = (data: Record<string, unknown>) => Promise<Attachment[]>;

const attachmentMakers = new Map<MailTemplate, AttachmentMaker>();

/** Says how the files of one kind of email are made when it goes out. */
export function attachTo(template: MailTemplate, make: AttachmentMaker): void {
  attachmentMakers.set(template, make);
}

let transport: Transporter | undefined;

async function smtp(url: string): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  return (transport ??= createTransport(url, {
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  } as never));
}

/**
 * Sends one email of the outbox, once: a mail that is already sent is left alone, and a repeat after a
 * crash carries the same Message-ID. One whose reader's email was put on hold meanwhile is taken out
 * of the outbox. Throws where the mail server is away: the job tries again.
 */
export async function deliverMail(id: string): Promise<void> {
  const mail = await db().outgoingMail.findUnique({ where: { id } });
  if (!mail || mail.sentAt) return;
  if (await isHeld(db(), { to: mail.toAddress, template: mail.template })) {
    await db().outgoingMail.deleteMany({ where: { id, sentAt: null } });
    return;
  }
  const template = mailTemplates.find((name) => name === mail.template);
  const language = isLanguage(mail.language) ? mail.language : 'en';
  if (template && template !== 'nobody') {
    const secret = mail.secret ? unseal('mail', mail.secret) : null;
    const data = { ...(mail.data as Record<string, unknown>), ...(secret ? { secret } : {}) };
    const composed = composeMail(template, language, data);
    const attachments = (await attachmentMakers.get(template)?.(data)) ?? [];
    await db().outgoingMail.update({ where: { id }, data: { attempts: { increment: 1 } } });
    if (!isStale(mail)) {
      await send(mail.id, mail.toAddress, composed, attachments).catch((error) =>
        noteProblem(id, error),
      );
    }
  }
  await db().outgoingMail.update({
    where: { id },
    data: { sentAt: new Date(), secret: null, problem: null },
  });
}

const codeMinutes = 15;

/** A sign-in code that can no longer be used is not sent: it would only confuse. */
function isStale(mail: { template: string; createdAt: Date }): boolean {
  return (
    mail.template === 'sign-in-code' && Date.now() - mail.createdAt.getTime() > codeMinutes * 60_000
  );
}

/** Keeps the kind of failure (never its text, which may quote an address) and fails the job. */
async function noteProblem(id: string, error: unknown): Promise<never> {
  const code = (error as { code?: unknown }).code;
  const problem = typeof code === 'string' ? code : 'unknown';
  await db().outgoingMail.update({ where: { id }, data: { problem } });
  throw error;
}

/** Asks again for every email that waits longer than an hour: a job that gave up starts anew. */
export async function retryWaitingMail(now = new Date()): Promise<void> {
  const waiting = await db().outgoingMail.findMany({
    where: { sentAt: null, createdAt: { lt: new Date(now.getTime() - 3_600_000) } },
    select: { id: true },
    take: 1000,
  });
  for (const { id } of waiting) await addJob(db(), 'send-mail', { id }, { key: `mail:${id}` });
}

async function send(
  id: string,
  to: string,
  composed: ReturnType<typeof composeMail>,
  attachments: Attachment[],
) {
  const { smtpUrl, dataDir, publicUrl } = environment();
  const { council, team } = profile();
  const messageId = `<${id}@${publicUrl.hostname}>`;
  if (!smtpUrl) {
    await mkdir(`${dataDir}/mail`, { recursive: true });
    const kept = {
      id,
      to,
      at: new Date().toISOString(),
      ...composed,
      attachments: attachments.map((file) => ({
        filename: file.filename,
        contentType: file.contentType,
        base64: Buffer.from(file.content).toString('base64'),
      })),
    };
    await writeFile(`${dataDir}/mail/${id}.json`, JSON.stringify(kept));
    return;
  }
  const transporter = await smtp(smtpUrl);
  await transporter.sendMail({
    messageId,
    from: { name: council.name, address: team.email },
    to: { name: '', address: to },
    ...composed,
    attachments: attachments.map((file) => ({ ...file, content: Buffer.from(file.content) })),
    disableUrlAccess: true,
    disableFileAccess: true,
  });
}
