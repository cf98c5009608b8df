import { randomUUID } from 'node:crypto';
import { db, type Transaction } from '~/platform/db/database.server';
import type { Language } from '~/platform/i18n/languages';
import { linkHashOf, linkToken } from '../link.server';

/** Whose calendar it is: a parent's account, or somebody of the team. */
export type FeedOwner = { accountId: string } | { staffId: string };

/** A private calendar address, and the language that it is written in. */
export type Feed = { id: string; generation: number; language: string };

const shown = { id: true, generation: true, language: true } as const;

function hashOf(id: string, generation: number): string {
  return linkHashOf(linkToken('calendar-feed', id, generation));
}

/** The calendar address that somebody has; null where they have none, or stopped it. */
export function findFeed(tx: Pick<Transaction, 'calendarFeed'>, owner: FeedOwner) {
  return tx.calendarFeed.findFirst({ where: { ...owner, stoppedAt: null }, select: shown });
}

/** Makes the address of somebody who has none, or who stopped theirs; two at once make one. */
export async function beginFeed(
  tx: Transaction,
  owner: FeedOwner,
  language: Language,
): Promise<boolean> {
  const id = randomUUID();
  const made = await tx.calendarFeed.createMany({
    data: [{ ...owner, id, generation: 1, linkHash: hashOf(id, 1), language }],
    skipDuplicates: true,
  });
  if (made.count === 1) return true;
  const opened = await tx.calendarFeed.updateMany({
    where: { ...owner, stoppedAt: { not: null } },
    data: { stoppedAt: null, language, createdAt: new Date() },
  });
  return opened.count === 1;
}

/** Ends an address for good: the next one of the same person is another. */
export async function closeFeed(tx: Transaction, feed: Feed): Promise<boolean> {
  const generation = feed.generation + 1;
  const { count } = await tx.calendarFeed.updateMany({
    where: { id: feed.id, generation: feed.generation, stoppedAt: null },
    data: { generation, linkHash: hashOf(feed.id, generation), stoppedAt: new Date() },
  });
  return count === 1;
}

/** Whose calendar an address opens, and in which language; null where it opens none. */
export async function findFeedOwner(
  token: string,
): Promise<{ owner: FeedOwner; language: string } | null> {
  const feed = await db().calendarFeed.findFirst({
    where: { linkHash: linkHashOf(token), stoppedAt: null },
  });
  if (!feed) return null;
  const { accountId, staffId, language } = feed;
  if (accountId) return { owner: { accountId }, language };
  const member = await db().staffMember.findFirst({
    where: { id: staffId!, active: true },
    select: { id: true },
  });
  return member && { owner: { staffId: member.id }, language };
}

/** Deletes what is left of addresses that were stopped before a moment. */
export async function deleteStoppedFeeds(before: Date): Promise<number> {
  const { count } = await db().calendarFeed.deleteMany({ where: { stoppedAt: { lt: before } } });
  return count;
}
