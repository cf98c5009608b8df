import type { Temporal } from 'temporal-polyfill';
import { addDays, today } from '~/platform/calendar';
import { recordAudit } from '~/platform/audit/audit.server';
import { profile } from '~/platform/config/environment.server';
import { db, inTransaction } from '~/platform/db/database.server';
import { asDate, asPlainDate } from '~/domains/clock/index.server';
import { queueMail } from '~/platform/mail/queue-mail.server';
import { NOTICE_KINDS } from './steps.codes';

/**
 * Which reminder of a notice is due on `day`: the days before its last day that come next, once they
 * have come (the nearest where several have); null before the first and after the last day.
 */
export function reminderDue(
  lastDay: Temporal.PlainDate,
  day: Temporal.PlainDate,
  before: readonly number[],
): number | null {
  const left = day.until(lastDay).days;
  if (left < 0) return null;
  const come = before.filter((days) => left <= days);
  return come.length > 0 ? Math.min(...come) : null;
}

/**
 * The daily job `remind-notices`: an email to the officer who owns the case (else to the one who
 * proposed the notice) some days before the last day of a served notice, with no personal data. Each
 * reminder of a notice goes once, also where the job runs twice or missed its day.
 */
export async function remindNotices(day: Temporal.PlainDate = today()): Promise<{ sent: number }> {
  const before = profile().casework.noticeReminderDays;
  if (before.length === 0) return { sent: 0 };
  const notices = await db().formalStep.findMany({
    where: {
      kind: { in: [...NOTICE_KINDS] },
      state: 'served',
      lastDay: { gte: asDate(day), lte: asDate(addDays(day, Math.max(...before))) },
    },
    select: { id: true, itemId: true, childId: true, lastDay: true, proposedById: true },
  });
  let sent = 0;
  for (const notice of notices) {
    const days = reminderDue(asPlainDate(notice.lastDay!), day, before);
    if (days !== null && (await remind(notice, days))) sent += 1;
  }
  return { sent };
}

type Notice = { id: string; itemId: string; childId: string; proposedById: string };

/** True where the reminder went into the outbox now; false where it went before, or nobody is there to get it. */
function remind(notice: Notice, days: number): Promise<boolean> {
  const dedupeKey = `notice-reminder:${notice.id}:${days}`;
  return inTransaction(async (tx) => {
    const there = await tx.outgoingMail.findUnique({ where: { dedupeKey }, select: { id: true } });
    if (there) return false;
    const item = await tx.queueItem.findUniqueOrThrow({
      where: { id: notice.itemId },
      select: { reference: true, ownerId: true },
    });
    const staff = await tx.staffMember.findMany({
      where: {
        id: { in: [item.ownerId ?? notice.proposedById, notice.proposedById] },
        active: true,
      },
      select: { id: true, email: true },
    });
    const who = staff.find(({ id }) => id === item.ownerId) ?? staff[0];
    if (!who) return false;
    await queueMail(tx, {
      dedupeKey,
      to: who.email,
      template: 'staff-alert',
      language: 'en',
      data: { path: `/officer/step/${notice.id}`, reference: item.reference },
    });
    await recordAudit(tx, {
      actor: { kind: 'system' },
      action: 'step.reminded',
      itemId: notice.itemId,
      childId: notice.childId,
      detail: { stepId: notice.id, daysBefore: days },
    });
    return true;
  });
}
