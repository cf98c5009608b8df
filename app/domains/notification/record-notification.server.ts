import { recordAudit, recordAudits, type Actor } from '~/platform/audit/audit.server';
import type { Transaction } from '~/platform/db/database.server';
import type { Language } from '~/platform/i18n/languages';
import { isMailHeld } from '~/platform/mail/mail-hold.server';
import { asDate } from '~/domains/clock/index.server';
import { addAdult, joinOrCreateFamily } from '~/domains/family/index.server';
import {
  newReference,
  openQueueItem,
  type ItemFlag,
  type ItemSource,
} from '~/domains/intake/index.server';
import { Temporal } from 'temporal-polyfill';
import type { Answers } from './answers.schema';
import { adultsTold, childrenTold, searchWords } from './told-facts';
import { clocksFor, flagsFor, yearGroupsFor } from './notice.rules';

export type NewNotification = {
  actor: Actor;
  answers: Answers;
  language: Language;
  /** The calendar day it was received, in England (ISO). */
  receivedOn: string;
  /** Null where staff entered it for a parent without an account. */
  accountId: string | null;
  email: string | null;
  draftId?: string;
  source?: ItemSource;
  enteredById?: string;
  /** The same key is the same notice. */
  submitKey: string;
};

export type RecordedNotification = { id: string; reference: string; itemId: string };

/**
 * Records one complete notice in the transaction of the caller: the notification with the answers as
 * told, its family, children and adults, and the queue item with its clocks and flags.
 */
export async function recordNotification(
  tx: Transaction,
  notice: NewNotification,
): Promise<RecordedNotification> {
  const { answers, receivedOn, actor } = notice;
  const reference = newReference();
  const { familyId, children } = await joinOrCreateFamily(tx, childrenTold(answers));
  const { id } = await tx.notification.create({
    data: {
      reference,
      draftId: notice.draftId ?? null,
      accountId: notice.accountId,
      familyId,
      language: notice.language,
      answers,
      source: notice.source ?? 'portal',
      enteredById: notice.enteredById ?? null,
      receivedOn: asDate(receivedOn),
      children: { create: children.map(({ key, childId }) => ({ key, childId })) },
    },
    select: { id: true },
  });
  const held = notice.accountId !== null && (await isMailHeld(tx, notice.accountId));
  for (const adult of adultsTold(notice)) {
    const isSender = adult.role === 'parent';
    const safeToEmail = adult.safeToEmail && !(held && isSender);
    await addAdult(tx, familyId, id, { ...adult, safeToEmail });
  }
  const today = Temporal.PlainDate.from(receivedOn);
  const joined = children.some((child) => child.known);
  const childIds = new Map(children.map(({ key, childId }) => [key, childId]));
  const item = await openQueueItem(tx, {
    actor,
    kind: 'notification',
    reference,
    title: answers.children.map((child) => `${child.givenNames} ${child.familyName}`).join(', '),
    language: notice.language,
    receivedOn,
    clocks: clocksFor(answers, receivedOn, childIds),
    accountId: notice.accountId,
    contactEmail: notice.email,
    familyId,
    notificationId: id,
    childIds: [...new Set(childIds.values())],
    yearGroups: yearGroupsFor(answers, today),
    schools: schoolNames(answers),
    flags: [...new Set([...flagsFor(answers, today, joined), ...heldFlag(held)])],
    findBy: searchWords(answers),
    source: notice.source,
    submitKey: notice.submitKey,
  });
  await recordAudit(tx, {
    actor,
    action: 'notification.sent',
    itemId: item.id,
    familyId,
    detail: { children: children.length, joined, source: notice.source ?? 'portal' },
  });
  await recordAudits(
    tx,
    children.map(({ childId, known }) => ({
      actor,
      action: known ? 'child.notified-again' : 'child.recorded',
      itemId: item.id,
      childId,
      familyId,
    })),
  );
  return { id, reference, itemId: item.id };
}

/** Email that is on hold stays so, whatever a further notice leaves out, until an officer has recorded it. */
function heldFlag(held: boolean): ItemFlag[] {
  return held ? ['not-safe-to-email'] : [];
}

function schoolNames(answers: Answers): string[] {
  return [...new Set(answers.children.map((c) => c.learning?.schoolName ?? '').filter(Boolean))];
}
