import type { Staff } from '~/platform/auth/session.server';
import { inTransaction, type Transaction } from '~/platform/db/database.server';
import { keepStored } from '~/platform/files/file-store.server';
import { isLanguage, type Language } from '~/platform/i18n/languages';
import { queueMail } from '~/platform/mail/queue-mail.server';
import { loadSchoolCalendar } from '~/domains/clock/index.server';
import {
  answersSchema,
  recordNotification,
  type Answers,
} from '~/domains/notification/index.server';
import { mayWorkItems } from '../item/item.access';
import type { EnterForm } from './enter-form.server';
import type { KeptScan } from './keep-scan.server';

export type EnteredResult =
  | { kind: 'entered'; itemId: string; reference: string }
  | { kind: 'repeated'; itemId: string }
  | { kind: 'not-allowed' };

/**
 * Writes down for a parent what came by phone, post, email or in person: a notice with its source and
 * the one who entered it, its item in the queue, and the scan. The clocks count from the day it was
 * received. Whoever signs in with the parent's address sees it and can say what is wrong in it. The
 * same `submitKey` enters it once.
 */
export async function enterForFamily(
  staff: Staff,
  form: EnterForm,
  scan: KeptScan | null,
): Promise<EnteredResult> {
  if (!mayWorkItems(staff)) return { kind: 'not-allowed' };
  await loadSchoolCalendar();
  const submitKey = `entered:${form.submitKey}`;
  return inTransaction(async (tx): Promise<EnteredResult> => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${submitKey}, 7))`;
    const there = await tx.queueItem.findUnique({ where: { submitKey }, select: { id: true } });
    if (there) return { kind: 'repeated', itemId: there.id };
    const answers = answersOf(form);
    const account = form.email
      ? await tx.account.findUnique({ where: { email: form.email }, select: { id: true } })
      : null;
    const { itemId, reference, id } = await recordNotification(tx, {
      actor: { kind: 'staff', id: staff.id },
      answers,
      language: languageOf(form),
      receivedOn: form.receivedOn,
      accountId: account?.id ?? null,
      email: form.email || null,
      source: form.source,
      enteredById: staff.id,
      submitKey,
    });
    if (scan) await keepWithItem(tx, staff, itemId, scan);
    if (form.tell && form.email && emailIsSafe(form)) {
      await tellParent(tx, form, { id, itemId, reference });
    }
    return { kind: 'entered', itemId, reference };
  });
}

/** Only somebody who said which ways are safe has ruled the others out. */
function emailIsSafe({ safe }: EnterForm): boolean {
  return safe.length === 0 || safe.includes('email');
}

function languageOf({ language }: EnterForm): Language {
  return isLanguage(language) ? language : 'en';
}

function answersOf(form: EnterForm): Answers {
  const { line1, line2, town, postcode } = form;
  const hasAddress = Boolean(line1 || line2 || town || postcode);
  return answersSchema.parse({
    you: { name: form.parentName, relation: form.relation, relationOther: form.relationOther },
    contact: {
      phone: form.phone,
      address: hasAddress ? { line1, line2, town, postcode } : null,
      addressSecret: form.addressSecret,
      safe: form.safe,
      safetyNote: form.safetyNote,
    },
    language: {
      language: form.language,
      languageOther: form.languageOther,
      interpreter: form.interpreter,
    },
    children: form.children.map((child) => ({
      key: crypto.randomUUID(),
      givenNames: child.givenNames,
      familyName: child.familyName,
      dateOfBirth: child.dateOfBirth,
      learning: { setting: child.setting, schoolName: child.schoolName },
      needs: child.needs ? { needs: child.needs } : undefined,
    })),
    why: form.words ? { words: form.words } : undefined,
  });
}

async function keepWithItem(
  tx: Transaction,
  staff: Staff,
  itemId: string,
  { storeKey, name, contentType, bytes, sha256 }: KeptScan,
): Promise<void> {
  await tx.storedFile.create({
    data: { itemId, storeKey, name, contentType, bytes, sha256, byStaffId: staff.id },
    select: { id: true },
  });
  await keepStored(tx, storeKey);
}

async function tellParent(
  tx: Transaction,
  form: EnterForm,
  { id, itemId, reference }: { id: string; itemId: string; reference: string },
): Promise<void> {
  const language = languageOf(form);
  await queueMail(tx, {
    dedupeKey: `notification-received:${id}`,
    to: form.email,
    template: 'notification-received',
    language,
    data: { path: `/${language}/family/matter/${itemId}`, reference },
  });
}
