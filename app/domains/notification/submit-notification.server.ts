import { inTransaction, type Transaction } from '~/platform/db/database.server';
import { isLanguage, type Language } from '~/platform/i18n/languages';
import { queueMail } from '~/platform/mail/queue-mail.server';
import type { Temporal } from 'temporal-polyfill';
import { loadSchoolCalendar } from '~/domains/clock/index.server';
import { answersSchema, type Answers } from './answers.schema';
import { choiceFor, goesToSchool, lettersFor, letterStart } from './letters.rules';
import { missingFrom, type Missing } from './notice.rules';
import { queueLetterToParent, queueLetterToSchool } from './queue-letter.server';
import { recordNotification } from './record-notification.server';
import { isSafe } from './safety.rules';

/** The parent who sends, as their session knows them. */
export type Sender = { id: string; email: string };

export type SubmitResult =
  | { kind: 'sent'; id: string; reference: string; repeated: boolean }
  | { kind: 'incomplete'; missing: Missing[] }
  | { kind: 'not-found' };

/**
 * Sends a parent's own draft: all of it in one transaction, so that it is either a notice in the
 * officers' queue or still the draft it was. Sending the same draft again, at the same moment or
 * later, gives the same notice. `today` is the date in England.
 */
export async function submitNotification(
  actor: Sender,
  draftId: string,
  today: Temporal.PlainDate,
): Promise<SubmitResult> {
  await loadSchoolCalendar();
  return inTransaction(async (tx) => {
    const draft = await lockDraft(tx, actor.id, draftId);
    if (!draft) return alreadySent(tx, actor.id, draftId);
    const missing = missingFrom(draft.answers);
    if (missing.length > 0) return { kind: 'incomplete', missing };
    const receivedOn = today.toString();
    const recorded = await recordNotification(tx, {
      actor: { kind: 'parent', id: actor.id },
      answers: draft.answers,
      language: draft.language,
      receivedOn,
      accountId: actor.id,
      email: actor.email,
      draftId,
      submitKey: `notification:${draftId}`,
    });
    await tellParent(tx, actor, draft, recorded);
    await sendLetters(tx, actor, draft, recorded.id, receivedOn);
    await tx.notificationDraft.delete({ where: { id: draftId }, select: { id: true } });
    return { kind: 'sent', id: recorded.id, reference: recorded.reference, repeated: false };
  });
}

type LockedDraft = { answers: Answers; language: Language };

async function lockDraft(
  tx: Transaction,
  accountId: string,
  draftId: string,
): Promise<LockedDraft | null> {
  const [row] = await tx.$queryRaw<{ answers: unknown; language: string }[]>`
    select answers, language from notification_draft
    where id = ${draftId}::uuid and account_id = ${accountId}::uuid and expires_at > now()
    for update`;
  if (!row) return null;
  return {
    answers: answersSchema.parse(row.answers),
    language: isLanguage(row.language) ? row.language : 'en',
  };
}

async function alreadySent(
  tx: Transaction,
  accountId: string,
  draftId: string,
): Promise<SubmitResult> {
  const sent = await tx.notification.findFirst({
    where: { draftId, accountId },
    select: { id: true, reference: true },
  });
  return sent ? { kind: 'sent', ...sent, repeated: true } : { kind: 'not-found' };
}

async function tellParent(
  tx: Transaction,
  actor: Sender,
  { answers, language }: LockedDraft,
  { id, reference }: { id: string; reference: string },
): Promise<void> {
  if (!isSafe(answers.contact, 'email')) return;
  await queueMail(tx, {
    dedupeKey: `notification-received:${id}`,
    to: actor.email,
    template: 'notification-received',
    language,
    data: { path: `/${language}/family/notice/${id}`, reference },
  });
}

async function sendLetters(
  tx: Transaction,
  actor: Sender,
  { answers, language }: LockedDraft,
  notificationId: string,
  receivedOn: string,
): Promise<void> {
  const startsOn = letterStart(answers, receivedOn);
  if (!startsOn) return;
  for (const letter of lettersFor(answers)) {
    const choice = choiceFor(answers, letter.key);
    const post = { notificationId, letter: letter.key, startsOn, writtenOn: receivedOn };
    if (choice?.way === 'email-me' && isSafe(answers.contact, 'email')) {
      await queueLetterToParent(tx, { ...post, to: actor.email, language });
    }
    if (choice?.way === 'send-for-me' && goesToSchool(letter) && choice.sendTo) {
      await queueLetterToSchool(tx, { ...post, to: choice.sendTo });
    }
  }
}
