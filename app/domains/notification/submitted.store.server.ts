import { db } from '~/platform/db/database.server';
import type { Prisma } from '~/platform/db/generated/client';
import { isLanguage, type Language } from '~/platform/i18n/languages';
import { answersSchema, type Answers } from './answers.schema';
import { schoolLetterKey } from './queue-letter.server';

/** A notice that was sent, with the answers as they were sent. Dates are ISO dates, moments ISO instants. */
export type SentNotification = {
  id: string;
  accountId: string | null;
  reference: string;
  language: Language;
  answers: Answers;
  receivedOn: string;
  sentAt: string;
  withdrawn: boolean;
  itemId: string | null;
  /** By what is recorded now, which may differ from the answers: officers record what has changed since. */
  emailIsSafe: boolean;
  /** When what follows is due, clock by clock, the soonest first. */
  due: { rule: string; dueOn: string; running: boolean }[];
};

const select = {
  id: true,
  accountId: true,
  reference: true,
  language: true,
  answers: true,
  receivedOn: true,
  sentAt: true,
  withdrawnAt: true,
  account: { select: { mailHeldSince: true } },
  item: {
    select: {
      id: true,
      flags: true,
      clocks: {
        orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
        select: { rule: true, dueOn: true, status: true },
      },
    },
  },
} satisfies Prisma.NotificationSelect;

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

function findRow(where: { id: string; accountId?: string }) {
  return db().notification.findFirst({ where, select });
}

function toSent(row: Row): SentNotification {
  return {
    id: row.id,
    accountId: row.accountId,
    reference: row.reference,
    language: isLanguage(row.language) ? row.language : 'en',
    answers: answersSchema.parse(row.answers),
    receivedOn: row.receivedOn.toISOString().slice(0, 10),
    sentAt: row.sentAt.toISOString(),
    withdrawn: row.withdrawnAt !== null,
    itemId: row.item?.id ?? null,
    emailIsSafe: !row.account?.mailHeldSince && !row.item?.flags.includes('not-safe-to-email'),
    due: (row.item?.clocks ?? []).map(({ rule, dueOn, status }) => ({
      rule,
      dueOn: dueOn.toISOString().slice(0, 10),
      running: status === 'running',
    })),
  };
}

/** A notice that this account sent, or null: nobody else's, the other parent's least of all. */
export async function findOwnNotification(
  accountId: string,
  id: string,
): Promise<SentNotification | null> {
  const row = await findRow({ id, accountId });
  return row && toSent(row);
}

/** A notice for the portal's own work on it, such as the letter of an email; not for showing. */
export async function getNotification(id: string): Promise<SentNotification> {
  const row = await findRow({ id });
  if (!row) throw new Error('there is no such notification');
  return toSent(row);
}

/** One letter that was asked to go to a school: to which address, when (instant), and whether it has gone. */
export type SchoolLetter = { to: string; at: string; gone: boolean };

/** The letters that were sent to schools for this notice and letter, the first one first. */
export async function listSchoolLetters(
  notificationId: string,
  letter: string,
): Promise<SchoolLetter[]> {
  const rows = await db().outgoingMail.findMany({
    where: {
      template: 'letter-to-school',
      dedupeKey: { startsWith: schoolLetterKey(notificationId, letter) },
    },
    orderBy: { createdAt: 'asc' },
    select: { toAddress: true, createdAt: true, sentAt: true },
  });
  return rows.map((row) => ({
    to: row.toAddress,
    at: row.createdAt.toISOString(),
    gone: row.sentAt !== null,
  }));
}
