import type { Temporal } from 'temporal-polyfill';
import { recordAudit } from '~/platform/audit/audit.server';
import { inTransaction, type Transaction } from '~/platform/db/database.server';
import { goesToSchool, lettersFor } from './letters.rules';
import { queueLetterToParent, queueLetterToSchool, schoolLetterKey } from './queue-letter.server';
import { findOwnNotification } from './submitted.store.server';
import type { Sender } from './submit-notification.server';

/** As many times as one letter may be sent to a school: room for a wrong address or a changed date. */
export const MOST_SCHOOL_LETTERS = 5;

/** As many letters as one account may send to schools in a day, over all of its notices. */
export const MOST_SCHOOL_LETTERS_A_DAY = 20;

export type LetterToSend = {
  notificationId: string;
  letter: string;
  /** The start that the letter names (ISO date). */
  startsOn: string;
  today: Temporal.PlainDate;
  /** The school's email address, or null: to the parent. */
  to: string | null;
};

export type SentLetter =
  | { kind: 'queued' }
  | { kind: 'not-found' }
  | { kind: 'not-safe' }
  | { kind: 'not-for-schools' }
  | { kind: 'too-many'; most: number }
  | { kind: 'too-many-today'; most: number };

/** Sends a letter of the parent's own notice by email, to themselves or to the school. */
export async function sendLetter(actor: Sender, which: LetterToSend): Promise<SentLetter> {
  const notification = await findOwnNotification(actor.id, which.notificationId);
  const letter =
    notification && lettersFor(notification.answers).find((l) => l.key === which.letter);
  if (!notification || notification.withdrawn || !letter) return { kind: 'not-found' };
  const post = {
    notificationId: notification.id,
    letter: letter.key,
    startsOn: which.startsOn,
    writtenOn: which.today.toString(),
  };
  const { to } = which;
  if (to === null && !notification.emailIsSafe) return { kind: 'not-safe' };
  if (to !== null && !goesToSchool(letter)) return { kind: 'not-for-schools' };
  return inTransaction(async (tx) => {
    if (to !== null) {
      if (await isUsedUp(tx, notification.id, letter.key)) {
        return { kind: 'too-many', most: MOST_SCHOOL_LETTERS };
      }
      if (await isDayUsedUp(tx, actor.id)) {
        return { kind: 'too-many-today', most: MOST_SCHOOL_LETTERS_A_DAY };
      }
      await queueLetterToSchool(tx, { ...post, to });
    } else {
      await queueLetterToParent(tx, { ...post, to: actor.email, language: notification.language });
    }
    await recordAudit(tx, {
      actor: { kind: 'parent', id: actor.id },
      action: 'letter.sent',
      itemId: notification.itemId,
      detail: { kind: letter.kind, to: to === null ? 'parent' : 'school' },
    });
    return { kind: 'queued' };
  });
}

/** Counts under a lock, so that many requests at once do not pass the limit. */
async function isUsedUp(tx: Transaction, notificationId: string, letter: string): Promise<boolean> {
  const key = schoolLetterKey(notificationId, letter);
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${key}, 11))`;
  const sent = await tx.outgoingMail.count({ where: { dedupeKey: { startsWith: key } } });
  return sent >= MOST_SCHOOL_LETTERS;
}

/** Counts all letters to schools of the account in the last 24 hours, also those sent with a notice. */
async function isDayUsedUp(tx: Transaction, accountId: string): Promise<boolean> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`school-letters:${accountId}`}, 11))`;
  const [row] = await tx.$queryRaw<{ sent: number }[]>`
    select count(*)::int as sent from outgoing_mail m
    join notification n on n.id::text = split_part(m.dedupe_key, ':', 2)
    where m.template = 'letter-to-school' and m.created_at > now() - interval '24 hours'
      and n.account_id = ${accountId}::uuid`;
  return (row?.sent ?? 0) >= MOST_SCHOOL_LETTERS_A_DAY;
}
