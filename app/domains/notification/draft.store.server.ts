import { randomUUID } from 'node:crypto';
import { profile } from '~/platform/config/environment.server';
import { db, hot, inTransaction } from '~/platform/db/database.server';
import type { Language } from '~/platform/i18n/languages';
import { answersSchema, type Answers, type Task } from './answers.schema';
import { pruneAnswers, type Dropped } from './tasks.rules';

/** A notification being written, as its author may see it. */
export type Draft = {
  id: string;
  accountId: string;
  answers: Answers;
  /** Goes up with every save. */
  version: number;
  /** The language in which it was begun. */
  language: string;
  /** When it goes, unless something is changed before (instant, ISO, UTC). */
  expiresAt: string;
};

export type SavedDraft =
  | { kind: 'saved'; draft: Draft; dropped: Dropped[] }
  /** It does not exist, is not theirs, or its time is over. */
  | { kind: 'gone' }
  /** Somebody saved it since `version` was read. */
  | { kind: 'stale' };

export type DraftSummary = Pick<Draft, 'id' | 'answers' | 'expiresAt'> & {
  /** Instant, ISO, UTC. */
  updatedAt: string;
};

type Row = {
  id: string;
  account_id: string;
  answers: unknown;
  version: number;
  language: string;
  expires_at: Date;
};

/** As many drafts as one account may have at a time. */
export const MOST_DRAFTS = 20;

function toDraft(row: Row): Draft {
  return {
    id: row.id,
    accountId: row.account_id,
    answers: answersSchema.parse(row.answers),
    version: row.version,
    language: row.language,
    expiresAt: row.expires_at.toISOString(),
  };
}

/** The account's own draft that has not run out, or null. One query. */
export async function findDraft(accountId: string, draftId: string): Promise<Draft | null> {
  const [row] = await hot<Row>(
    'draft',
    `select id, account_id, answers, version, language, expires_at from notification_draft
     where id = $1 and account_id = $2 and expires_at > now()`,
    [draftId, accountId],
  );
  return row ? toDraft(row) : null;
}

/** The account's drafts, the one changed last first. */
export async function listDrafts(accountId: string): Promise<DraftSummary[]> {
  const rows = await db().notificationDraft.findMany({
    where: { accountId, expiresAt: { gt: new Date() } },
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
    select: { id: true, answers: true, expiresAt: true, updatedAt: true },
  });
  return rows.map((row) => ({
    id: row.id,
    answers: answersSchema.parse(row.answers),
    expiresAt: row.expiresAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }));
}

/**
 * Begins a draft. The same `key` begins it once: a repeated request gets the draft that is there. A
 * key that was used up (the draft was sent, or is somebody else's) begins another.
 */
export async function createDraft(
  accountId: string,
  language: Language,
  key: string,
): Promise<{ kind: 'created'; id: string } | { kind: 'too-many' }> {
  return inTransaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${accountId}, 11))`;
    const there = await tx.notificationDraft.findFirst({
      where: { id: key, accountId, expiresAt: { gt: new Date() } },
      select: { id: true },
    });
    if (there) return { kind: 'created', id: there.id };
    const mine = await tx.notificationDraft.count({
      where: { accountId, expiresAt: { gt: new Date() } },
    });
    if (mine >= MOST_DRAFTS) return { kind: 'too-many' };
    const used =
      (await tx.notificationDraft.findUnique({ where: { id: key }, select: { id: true } })) ??
      (await tx.notification.findUnique({ where: { draftId: key }, select: { id: true } }));
    const id = used ? randomUUID() : key;
    await tx.$executeRaw`insert into notification_draft (id, account_id, language, expires_at)
      values (${id}::uuid, ${accountId}::uuid, ${language}, now() + make_interval(days => ${profile().draftDays}::int))`;
    return { kind: 'created', id };
  });
}

/** Removes the account's own draft; false where there is none. */
export async function deleteDraft(accountId: string, draftId: string): Promise<boolean> {
  const { count } = await db().notificationDraft.deleteMany({ where: { id: draftId, accountId } });
  return count === 1;
}

/**
 * Changes the answers of the account's own draft, one change after another however many come at
 * once. Answers that the change makes irrelevant are dropped and named in the result. The draft
 * then keeps for the full time again.
 */
export async function changeAnswers(
  accountId: string,
  draftId: string,
  change: (answers: Answers) => Answers,
  options: { version?: number } = {},
): Promise<SavedDraft> {
  return inTransaction(async (tx) => {
    const [row] = await tx.$queryRaw<Row[]>`select answers, version from notification_draft
      where id = ${draftId}::uuid and account_id = ${accountId}::uuid and expires_at > now()
      for update`;
    if (!row) return { kind: 'gone' };
    if (options.version !== undefined && options.version !== row.version) return { kind: 'stale' };
    const pruned = pruneAnswers(change(answersSchema.parse(row.answers)));
    const [saved] = await tx.$queryRaw<Row[]>`update notification_draft
      set answers = ${JSON.stringify(pruned.answers)}::jsonb, version = version + 1,
        updated_at = now(), reminded = '{}',
        expires_at = now() + make_interval(days => ${profile().draftDays}::int)
      where id = ${draftId}::uuid
      returning id, account_id, answers, version, language, expires_at`;
    return { kind: 'saved', draft: toDraft(saved!), dropped: pruned.dropped };
  });
}

/** Saves the answer to one task and leaves the others as they are. See `changeAnswers`. */
export function saveTask<T extends Task>(
  accountId: string,
  draftId: string,
  task: T,
  value: Answers[T],
  options: { version?: number } = {},
): Promise<SavedDraft> {
  return changeAnswers(accountId, draftId, (answers) => ({ ...answers, [task]: value }), options);
}
