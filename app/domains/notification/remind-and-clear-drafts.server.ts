import { profile } from '~/platform/config/environment.server';
import { db, inTransaction } from '~/platform/db/database.server';
import { isLanguage } from '~/platform/i18n/languages';
import { queueMail } from '~/platform/mail/queue-mail.server';
import { answersSchema } from './answers.schema';
import { dueReminders } from './draft-reminders.rules';
import { isSafe } from './safety.rules';

const DAY_MS = 86_400_000;

type Row = {
  answers: unknown;
  expires_at: Date;
  reminded: string[];
  email: string;
  language: string;
  held: boolean;
};

/**
 * Reminds parents of drafts that soon go (once for each of the profile's days; late, one reminder
 * stands for all that are due) and deletes those whose time is over. Nobody is emailed who said that
 * email is not safe, nor about a draft in which nothing was ever saved. `now` is an instant; gives how
 * many reminders were queued and how many drafts were deleted.
 */
export async function remindAndClearDrafts(
  now: Date = new Date(),
): Promise<{ reminded: number; deleted: number }> {
  const { count: deleted } = await db().notificationDraft.deleteMany({
    where: { expiresAt: { lte: now } },
  });
  const furthest = Math.max(0, ...profile().draftReminderDays);
  const soon = await db().notificationDraft.findMany({
    where: { version: { gt: 0 }, expiresAt: { lte: new Date(now.getTime() + furthest * DAY_MS) } },
    select: { id: true },
  });
  let reminded = 0;
  for (const { id } of soon) if (await remind(id, now)) reminded += 1;
  return { reminded, deleted };
}

/** Queues one reminder of a draft where one is due; true where an email goes out. */
function remind(id: string, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    const [row] = await tx.$queryRaw<Row[]>`
      select d.answers, d.expires_at, d.reminded, a.email, a.language,
        a.mail_held_since is not null as held
      from notification_draft d join account a on a.id = d.account_id
      where d.id = ${id}::uuid for update of d`;
    if (!row) return false;
    const expiresAt = row.expires_at.getTime();
    const draft = { expiresAt, reminded: row.reminded };
    const due = dueReminders(draft, profile().draftReminderDays, now.getTime());
    if (due.length === 0) return false;
    await tx.notificationDraft.update({
      where: { id },
      data: { reminded: [...row.reminded, ...due.map(String)] },
    });
    if (row.held || !isSafe(answersSchema.parse(row.answers).contact, 'email')) return false;
    const language = isLanguage(row.language) ? row.language : 'en';
    await queueMail(tx, {
      dedupeKey: `draft-expiring:${id}:${expiresAt}:${due[0]}`,
      to: row.email,
      template: 'draft-expiring',
      language,
      data: { path: `/${language}/notify` },
    });
    return true;
  });
}
