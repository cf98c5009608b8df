import type { Actor } from '~/platform/audit/audit.server';
import type { Transaction } from '~/platform/db/database.server';
import type { NewClock } from '~/domains/clock/index.server';
import { openQueueItem, type OpenedItem } from '~/domains/intake/index.server';
import type { ItemKind, ItemStatus } from '~/domains/intake';

export type NewCaseItem = {
  actor: Actor;
  kind: Extract<ItemKind, 'review' | 'steps' | 'path' | 'escalation'>;
  childId: string;
  /** The day it counts from (ISO). */
  on: string;
  clocks: NewClock[];
  ownerId?: string | null;
  status?: ItemStatus;
  /** The same key is the same item. */
  submitKey?: string;
};

/**
 * Puts a piece of casework about one child into the one queue, so that its clocks, owner, notes and
 * history are where all others are. Its title is the child's name; no parent's account hangs on it.
 */
export async function openCaseItem(tx: Transaction, item: NewCaseItem): Promise<OpenedItem> {
  const child = await tx.child.findUniqueOrThrow({
    where: { id: item.childId },
    select: { givenNames: true, familyName: true, familyId: true },
  });
  const opened = await openQueueItem(tx, {
    actor: item.actor,
    kind: item.kind,
    title: `${child.givenNames} ${child.familyName}`,
    language: 'en',
    receivedOn: item.on,
    clocks: item.clocks.map((clock) => ({ ...clock, childId: clock.childId ?? item.childId })),
    familyId: child.familyId,
    childIds: [item.childId],
    submitKey: item.submitKey,
  });
  if (!opened.repeated) {
    await tx.queueItem.update({
      where: { id: opened.id },
      data: { ownerId: item.ownerId ?? null, status: item.status ?? 'open' },
      select: { id: true },
    });
  }
  return opened;
}
