import { recordAudit } from '~/platform/audit/audit.server';
import type { Transaction } from '~/platform/db/database.server';
import type { NewClock } from '~/domains/clock/index.server';
import type { ReviewKind } from '../case/case.codes';
import { openCaseItem } from '../case/open-case-item.server';

export type NewReview = {
  childId: string;
  kind: ReviewKind;
  /** The day its clock counts from (ISO). */
  startedOn: string;
  /** The day agreed for it (ISO): always for a second or an extra one; for a yearly one only with a reason. */
  agreedOn?: string;
  reason?: string;
  /** Null where the portal opens it. */
  openedById: string | null;
  previousId?: string;
  submitKey?: string;
};

export type OpenedReview = { reviewId: string; itemId: string };

/**
 * Opens a review of one child's education with its row of the queue and its clock, in the caller's
 * transaction (protocol 6.4, 6.9, 6.11). A yearly one is planned; the others are open at once. A first
 * one has no clock of its own while a notice about the child has it running. A kind that is open for
 * the child already, or a repeated `submitKey`, gives the review that is there. Throws RangeError
 * where the agreed date cannot stand.
 */
export async function openReview(tx: Transaction, wanted: NewReview): Promise<OpenedReview> {
  await tx.$queryRaw`select id from child where id = ${wanted.childId}::uuid for no key update`;
  const there = await findThere(tx, wanted);
  if (there) return there;
  const planned = wanted.kind === 'yearly';
  const ownerId = await ownerFor(tx, wanted);
  const actor = wanted.openedById
    ? ({ kind: 'staff', id: wanted.openedById } as const)
    : ({ kind: 'system' } as const);
  const item = await openCaseItem(tx, {
    actor,
    kind: 'review',
    childId: wanted.childId,
    on: wanted.startedOn,
    clocks: await clocksOf(tx, wanted),
    ownerId,
    status: planned ? 'planned' : 'open',
    submitKey: wanted.submitKey,
  });
  const { id: reviewId } = await tx.review.create({
    data: {
      itemId: item.id,
      childId: wanted.childId,
      kind: wanted.kind,
      reason: wanted.reason ?? '',
      state: planned ? 'planned' : 'open',
      previousId: wanted.previousId ?? null,
      openedById: wanted.openedById,
    },
    select: { id: true },
  });
  await recordAudit(tx, {
    actor,
    action: 'review.opened',
    itemId: item.id,
    childId: wanted.childId,
    detail: { reviewId, kind: wanted.kind, agreedOn: wanted.agreedOn ?? null },
  });
  return { reviewId, itemId: item.id };
}

async function findThere(tx: Transaction, wanted: NewReview): Promise<OpenedReview | null> {
  const repeated = wanted.submitKey
    ? await tx.queueItem.findUnique({
        where: { submitKey: wanted.submitKey },
        select: { id: true },
      })
    : null;
  const found = await tx.review.findFirst({
    where: repeated
      ? { itemId: repeated.id, childId: wanted.childId }
      : {
          childId: wanted.childId,
          kind: wanted.kind,
          state: { in: ['planned', 'open', 'concluded'] },
        },
    select: { id: true, itemId: true },
  });
  return found && { reviewId: found.id, itemId: found.itemId };
}

/** Who has the review before goes on with the next one. */
async function ownerFor(tx: Transaction, wanted: NewReview): Promise<string | null> {
  if (!wanted.previousId) return wanted.openedById;
  const previous = await tx.review.findUniqueOrThrow({
    where: { id: wanted.previousId },
    select: { itemId: true },
  });
  const item = await tx.queueItem.findUniqueOrThrow({
    where: { id: previous.itemId },
    select: { ownerId: true },
  });
  return item.ownerId ?? wanted.openedById;
}

async function clocksOf(tx: Transaction, wanted: NewReview): Promise<NewClock[]> {
  const { kind, startedOn, agreedOn, reason, childId } = wanted;
  if (kind === 'yearly') return [{ rule: 'annual-review', startedOn, agreedOn, reason }];
  if (kind === 'second') return [{ rule: 'second-review', startedOn, agreedOn }];
  if (kind === 'extra') return [{ rule: 'extra-review', startedOn, agreedOn }];
  const running = await tx.clock.count({
    where: {
      rule: 'first-review',
      endedOn: null,
      item: { children: { some: { childId } } },
      OR: [{ childId: null }, { childId }],
    },
  });
  return running > 0 ? [] : [{ rule: 'first-review', startedOn }];
}
