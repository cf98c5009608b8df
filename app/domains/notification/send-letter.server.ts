import type { Temporal } from 'temporal-polyfill';
import { recordAudit } from '~/platform/audit/audit.server';
import { inTransaction, type Transaction } from '~/platform/db/database.server';
import { goesToSchool, lettersFor } from './letters.rules';
import { queueLetterToParent, queueLetterToSchool, schoolLetterKey } from './queue-letter.server';
import { findOwnNotification } from './submitted.store.server';
import type { Sender } from './submit-notification.server';

/** As many times as one letter may be sent to a school: room for a wrong address or a changed date. */
export const MOST_SCHOOL_LETTERS = 5;

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
  | { kind: 'too-many'; most: number };

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
