import type { Temporal } from 'temporal-polyfill';
import { addDays, instantToLondonDate } from '~/platform/calendar';
import { hashSecret, newSecret } from '~/platform/auth/secrets.server';
import { profile } from '~/platform/config/environment.server';
import type { Transaction } from '~/platform/db/database.server';
import { formatDate } from '~/platform/i18n';
import { queueMail } from '~/platform/mail/queue-mail.server';
import { loadSchoolCalendar } from '~/domains/clock/index.server';
import { linkLastDay, londonMoment } from './escalation.rules';

export type NewLink = {
  escalationId: string;
  reference: string;
  to: string;
  dueOn: Temporal.PlainDate;
  template: 'service-asked' | 'service-chased';
  now: Date;
};

/**
 * Makes a one-time link and mails it. Only its SHA-256 is kept; the link itself is in the outbox as a
 * sealed secret until the email has gone. Earlier links work on until one of them is used.
 */
export async function sendLink(tx: Transaction, link: NewLink): Promise<void> {
  const { casework } = profile();
  const token = newSecret();
  const lastDay = linkLastDay(instantToLondonDate(link.now), link.dueOn, {
    linkDays: casework.answerLinkDays,
    firstChase: casework.chaseSchoolDays[0] ?? 0,
    calendar: await loadSchoolCalendar(tx),
  });
  const { id } = await tx.escalationLink.create({
    data: {
      escalationId: link.escalationId,
      tokenHash: hashSecret(token),
      sentTo: link.to,
      createdAt: link.now,
      expiresAt: londonMoment(addDays(lastDay, 1), { hour: 0 }),
    },
    select: { id: true },
  });
  await queueMail(tx, {
    dedupeKey: `${link.template}:${id}`,
    to: link.to,
    template: link.template,
    language: 'en',
    data: {
      path: '/en/answer/{secret}',
      reference: link.reference,
      date: formatDate('en', link.dueOn.toString()),
    },
    secret: token,
  });
}

/** From now on no link of the escalation works. */
export async function endLinks(tx: Transaction, escalationId: string, at: Date): Promise<void> {
  await tx.escalationLink.updateMany({
    where: { escalationId, endedAt: null, usedAt: null },
    data: { endedAt: at },
  });
}
