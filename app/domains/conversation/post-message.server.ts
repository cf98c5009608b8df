import { randomUUID } from 'node:crypto';
import { recordAudit, type Actor } from '~/platform/audit/audit.server';
import { db, type Transaction } from '~/platform/db/database.server';
import type { Prisma } from '~/platform/db/generated/client';
import { isLanguage, type Language } from '~/platform/i18n';
import { queueMail } from '~/platform/mail/queue-mail.server';
import { asDate } from '~/domains/clock/index.server';

export type NewMessage = {
  itemId: string;
  text: string;
  language: Language;
  submitKey: string;
  /** `message`: words; `outcome` and `ask` are made of codes in `data`, shown in the reader's language. */
  kind?: 'message' | 'outcome' | 'ask';
  data?: Prisma.InputJsonObject;
  childKeys?: string[];
  dueOn?: string;
};

export type Posted = { kind: 'posted' } | { kind: 'repeated' };

/**
 * Writes one message from the council on a matter and tells the parent by email that something is
 * waiting, where email is safe; in the language in which they wrote on it last. The same `submitKey`
 * writes it once.
 */
export async function postFromCouncil(
  tx: Transaction,
  staffId: string,
  message: NewMessage,
): Promise<Posted> {
  const posted = await write(tx, { from: 'council', staffId, accountId: null }, message);
  if (posted.kind === 'repeated') return posted;
  const item = await tx.queueItem.findUniqueOrThrow({
    where: { id: message.itemId },
    select: {
      contactEmail: true,
      flags: true,
      accountId: true,
      language: true,
      account: { select: { email: true } },
      messages: {
        where: { from: 'parent' },
        orderBy: { at: 'desc' },
        take: 1,
        select: { language: true },
      },
    },
  });
  const to = item.account?.email ?? item.contactEmail;
  const flags = [...item.flags, ...(await flagsOfNewestNotice(tx, item))];
  if (to && !flags.includes('not-safe-to-email')) {
    const wrote = item.messages[0]?.language ?? item.language;
    const language = isLanguage(wrote) ? wrote : message.language;
    await queueMail(tx, {
      dedupeKey: `message:${message.submitKey}`,
      to,
      template: message.kind === 'outcome' ? 'outcome-waiting' : 'message-waiting',
      language,
      data: { path: `/${language}/family/matter/${message.itemId}` },
    });
  }
  return posted;
}

type Reached = { accountId: string | null; contactEmail: string | null };

/**
 * What is safe may have changed since: the parent's newest notice counts for their older matters too. A
 * matter on no account is told of at an address alone: for it, the newest notice with that address counts.
 */
async function flagsOfNewestNotice(
  tx: Transaction,
  { accountId, contactEmail }: Reached,
): Promise<string[]> {
  if (!accountId && !contactEmail) return [];
  const who = accountId ? { accountId } : await withAddress(tx, contactEmail!);
  const newest = await tx.queueItem.findFirst({
    where: { ...who, kind: 'notification' },
    orderBy: { receivedAt: 'desc' },
    select: { flags: true },
  });
  return newest?.flags ?? [];
}

/** Everything of an address: what hangs on its account, and what only names it. */
async function withAddress(tx: Transaction, contactEmail: string) {
  const account = await tx.account.findUnique({
    where: { email: contactEmail },
    select: { id: true },
  });
  return { OR: [{ contactEmail }, ...(account ? [{ accountId: account.id }] : [])] };
}

/** Writes one message from the parent on their own matter, and brings the item back to the officer's eye. */
export async function postFromParent(
  tx: Transaction,
  accountId: string,
  message: NewMessage,
): Promise<Posted> {
  const posted = await write(tx, { from: 'parent', staffId: null, accountId }, message);
  if (posted.kind === 'repeated') return posted;
  await tx.$executeRaw`
    update queue_item set
      flags = case when 'unread-message' = any(flags) then flags else flags || '{unread-message}'::text[] end,
      status = case when status in ('waiting-parent', 'decided', 'closed') then 'open' else status end,
      closed_at = null,
      version = version + 1
    where id = ${message.itemId}::uuid`;
  return posted;
}

type Sender = { from: 'council' | 'parent'; staffId: string | null; accountId: string | null };

async function write(tx: Transaction, sender: Sender, message: NewMessage): Promise<Posted> {
  const { count } = await tx.message.createMany({
    data: [
      {
        ...sender,
        itemId: message.itemId,
        text: message.text,
        language: message.language,
        kind: message.kind ?? 'message',
        data: message.data ?? {},
        childKeys: message.childKeys ?? [],
        dueOn: message.dueOn ? asDate(message.dueOn) : null,
        submitKey: message.submitKey,
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) {
    const there = await tx.message.findUnique({
      where: { submitKey: message.submitKey },
      select: { itemId: true, text: true },
    });
    // A page that was gone back to, with other words in it, is another message: nothing said to be sent is lost.
    const isAnother = there && (there.itemId !== message.itemId || there.text !== message.text);
    return isAnother
      ? write(tx, sender, { ...message, submitKey: randomUUID() })
      : { kind: 'repeated' };
  }
  const actor: Actor = sender.staffId
    ? { kind: 'staff', id: sender.staffId }
    : { kind: 'parent', id: sender.accountId! };
  await recordAudit(tx, { actor, action: `message.${sender.from}`, itemId: message.itemId });
  return { kind: 'posted' };
}

/** Marks what the council wrote on this parent's matter as read. */
export async function markRead(accountId: string, itemId: string): Promise<void> {
  await db().message.updateMany({
    where: { itemId, from: 'council', readAt: null, item: { accountId } },
    data: { readAt: new Date() },
  });
}
