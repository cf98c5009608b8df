import { searchKey, type ItemFlag, type ItemKind, type ItemStatus } from '~/domains/intake';
import type { ClockCode } from '~/domains/clock';
import { db } from '~/platform/db/database.server';
import type { Prisma } from '~/platform/db/generated/client';
import { createReference } from '~/platform/reference';
import { FAMILY_NAMES, GIVEN_NAMES, STREETS } from './names';
import { bytesOf, next, pick } from './sequence';

export type QueueItemGiven = Partial<
  Omit<Prisma.QueueItemUncheckedCreateInput, 'nextDueOn' | 'receivedAt' | 'closedAt'>
> & {
  kind?: ItemKind;
  status?: ItemStatus;
  flags?: ItemFlag[];
  nextClock?: ClockCode | null;
  /** When it is next due (ISO date); none where left out. */
  dueOn?: string;
  /** When it was received (ISO instant). */
  receivedAt?: string;
  /** Further words to be found by. */
  findBy?: string[];
  childIds?: string[];
};

/** One queue item as intake would have opened it; only what matters to the story needs to be said. */
export function createQueueItem(given: QueueItemGiven = {}) {
  const n = next('queue-item');
  const { dueOn, receivedAt = '2026-11-20T09:30:00Z', findBy = [], childIds = [], ...rest } = given;
  const title = given.title ?? `${pick(GIVEN_NAMES, n)} ${pick(FAMILY_NAMES, 3 * n)}`;
  const reference = given.reference ?? createReference('WF', bytesOf(n));
  const words = [title, reference, reference.replaceAll('-', ''), ...findBy];
  return db().queueItem.create({
    data: {
      kind: 'notification',
      language: 'en',
      searchText: searchKey(...words, findBy.length ? '' : `${n} ${pick(STREETS, n)}`),
      ...rest,
      title,
      reference,
      receivedAt: new Date(receivedAt),
      receivedOn: new Date(`${receivedAt.slice(0, 10)}T00:00:00Z`),
      nextDueOn: new Date(`${dueOn ?? '9999-12-31'}T00:00:00Z`),
      nextClock: given.nextClock ?? (dueOn ? 'first-contact' : null),
      closedAt: given.status === 'closed' ? new Date(receivedAt) : null,
      children: { create: childIds.map((childId) => ({ childId })) },
    },
  });
}
