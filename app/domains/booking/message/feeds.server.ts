import { recordAudit } from '~/platform/audit/audit.server';
import { environment } from '~/platform/config/environment.server';
import { db, inTransaction, type Transaction } from '~/platform/db/database.server';
import type { Language } from '~/platform/i18n/languages';
import { linkToken } from '../link.server';
import { closeFeed, findFeed, beginFeed, type Feed, type FeedOwner } from './feed.store.server';

/**
 * The private calendar address of somebody, made where they have none. Whoever knows it sees when and
 * where they are booked, or what they run, without signing in.
 */
export function makeFeed(owner: FeedOwner, language: Language): Promise<string> {
  return inTransaction(async (tx) => {
    if (await beginFeed(tx, owner, language)) await record(tx, owner, 'calendar-feed.made');
    return addressOf((await findFeed(tx, owner))!);
  });
}

/** Stops somebody's calendar address: from now on it opens nothing. */
export async function stopFeed(owner: FeedOwner): Promise<void> {
  await inTransaction(async (tx) => {
    const feed = await findFeed(tx, owner);
    if (feed && (await closeFeed(tx, feed))) await record(tx, owner, 'calendar-feed.stopped');
  });
}

/** The calendar address that somebody has; null where they have none. */
export async function findFeedOf(owner: FeedOwner): Promise<string | null> {
  const feed = await findFeed(db(), owner);
  return feed && addressOf(feed);
}

function addressOf({ id, generation }: Feed): string {
  const token = linkToken('calendar-feed', id, generation);
  return new URL(`/calendar/${token}.ics`, environment().publicUrl).href;
}

function record(tx: Transaction, owner: FeedOwner, action: string): Promise<void> {
  const actor =
    'staffId' in owner
      ? ({ kind: 'staff', id: owner.staffId } as const)
      : ({ kind: 'parent', id: owner.accountId } as const);
  return recordAudit(tx, { actor, action });
}
