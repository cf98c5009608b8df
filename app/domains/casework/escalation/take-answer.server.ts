import { instantToLondonDate } from '~/platform/calendar';
import { recordAudit } from '~/platform/audit/audit.server';
import { inTransaction, type Transaction } from '~/platform/db/database.server';
import { keepStored } from '~/platform/files/file-store.server';
import { queueMail } from '~/platform/mail/queue-mail.server';
import type { KeptScan } from '../enter/keep-scan.server';
import { alertStaff, ownerAddresses } from './alert-staff.server';
import type { AnswerForm } from './escalation.schema';
import { addEvent, readDetail } from './events.server';
import { keepAnswer } from './keep-answer.server';
import { lockEscalation, raiseFlag, type LockedEscalation } from './lock-escalation.server';
import { digestOf } from './open-question.server';
import { endLinks } from './send-link.server';

export type AnswerTaken = { kind: 'taken' } | { kind: 'repeated' } | { kind: 'gone' };

/**
 * Takes what the other side sends through its link, once. The same form a second time counts as
 * repeated and changes nothing; anything else through a link that was used, ended or ran out is gone.
 */
export function takeAnswer(
  token: string,
  form: AnswerForm,
  scan: KeptScan | null,
  now = new Date(),
): Promise<AnswerTaken> {
  return inTransaction(async (tx): Promise<AnswerTaken> => {
    const tokenHash = digestOf(token);
    const seen = tokenHash && (await tx.escalationLink.findUnique({ where: { tokenHash } }));
    const locked = seen && (await lockEscalation(tx, seen.escalationId));
    if (!seen || !locked) return { kind: 'gone' };
    const link = await tx.escalationLink.findUniqueOrThrow({ where: { id: seen.id } });
    if (link.usedAt) {
      return (await wasSent(tx, link, form.submitKey)) ? { kind: 'repeated' } : { kind: 'gone' };
    }
    const { escalation, item } = locked;
    if (link.endedAt || link.expiresAt <= now || escalation.state !== 'open') {
      return { kind: 'gone' };
    }
    await tx.escalationLink.update({ where: { id: link.id }, data: { usedAt: now } });
    const detail = {
      link: link.id,
      submitKey: form.submitKey,
      ...(scan && { file: await keepWithItem(tx, item.id, scan) }),
    };
    if (form.sort === 'answer') {
      const saidOn = instantToLondonDate(now).toString();
      const { by, text } = form;
      await keepAnswer(tx, locked, { text, by, at: now, saidOn, staffId: null, detail });
    } else {
      await keepNotForUs(tx, locked, form, now, detail);
    }
    await backToOwner(tx, locked, now, form.sort);
    await queueMail(tx, {
      dedupeKey: `service-answered:${link.id}`,
      to: link.sentTo,
      template: 'service-answered',
      language: 'en',
      data: { reference: item.reference },
    });
    return { kind: 'taken' };
  });
}

async function wasSent(
  tx: Transaction,
  link: { id: string; escalationId: string },
  submitKey: string,
): Promise<boolean> {
  const events = await tx.escalationEvent.findMany({
    where: { escalationId: link.escalationId, kind: { in: ['answered', 'not-for-us'] } },
    select: { detail: true },
  });
  return events.some((event) => {
    const detail = readDetail(event.detail);
    return detail.link === link.id && detail.submitKey === submitKey;
  });
}

async function keepWithItem(tx: Transaction, itemId: string, scan: KeptScan): Promise<string> {
  const { storeKey, name, contentType, bytes, sha256 } = scan;
  const { id } = await tx.storedFile.create({
    data: { itemId, storeKey, name, contentType, bytes, sha256 },
    select: { id: true },
  });
  await keepStored(tx, storeKey);
  return id;
}

/** It stays open, and its clock runs on: somebody else is to be asked. */
async function keepNotForUs(
  tx: Transaction,
  { escalation }: LockedEscalation,
  form: AnswerForm,
  at: Date,
  detail: Record<string, string>,
): Promise<void> {
  const { askInstead, by } = form;
  await tx.escalation.update({
    where: { id: escalation.id },
    data: { answeredHow: 'not-for-us', answer: askInstead, answeredBy: by, answeredAt: at },
    select: { id: true },
  });
  await addEvent(tx, escalation.id, {
    kind: 'not-for-us',
    at,
    level: escalation.level,
    detail: { text: askInstead, by, ...detail },
  });
  await endLinks(tx, escalation.id, at);
}

/** The item is with its owner again, marked as unread; forms opened before are out of date. */
async function backToOwner(
  tx: Transaction,
  { escalation, item }: LockedEscalation,
  now: Date,
  sort: string,
): Promise<void> {
  await tx.queueItem.update({
    where: { id: item.id },
    data: { status: 'open', version: { increment: 1 } },
    select: { id: true },
  });
  await raiseFlag(tx, item.id, 'unread-message');
  await alertStaff(tx, {
    escalationId: escalation.id,
    reference: item.reference,
    occasion: `answered:${now.toISOString()}`,
    to: await ownerAddresses(tx, item.ownerId),
  });
  await recordAudit(tx, {
    actor: { kind: 'anonymous' },
    action: 'escalation.answered',
    itemId: item.id,
    childId: escalation.childId,
    familyId: escalation.familyId,
    detail: { sort },
  });
}
