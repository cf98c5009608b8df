import type { Temporal } from 'temporal-polyfill';
import type { Transaction } from '~/platform/db/database.server';
import type { Prisma } from '~/platform/db/generated/client';
import { asDate } from '~/domains/clock/index.server';
import { postFromCouncil } from '~/domains/conversation/index.server';
import type { Outcome } from './item.codes';
import type { LockedItem } from './make-move.server';
import { meetByWriting } from './move-clocks.server';

export type Given = {
  outcome: Outcome;
  childIds: string[];
  /** What stands in the council's record of the decision. */
  reason: string;
  /** The officer's own words to this parent. */
  words: string;
  dueOn?: string;
  data?: Prisma.InputJsonObject;
  submitKey: string;
};

/**
 * Gives children of this notice their outcome: one row a child in the record, the outcome in this
 * notice only (another parent's notice of the same child keeps its own), and the message to this
 * parent, made of codes that their page says in their language.
 */
export async function giveOutcome(
  tx: Transaction,
  staffId: string,
  item: LockedItem,
  today: Temporal.PlainDate,
  given: Given,
): Promise<void> {
  const { outcome, childIds, submitKey } = given;
  await tx.decision.createMany({
    data: childIds.map((childId) => ({
      itemId: item.id,
      childId,
      kind: outcome,
      reason: given.reason,
      dueOn: given.dueOn ? asDate(given.dueOn) : null,
      byId: staffId,
      submitKey,
    })),
  });
  await tx.notificationChild.updateMany({
    where: { notificationId: item.notificationId ?? '', childId: { in: childIds } },
    data: { outcome, outcomeOn: asDate(today) },
  });
  const childKeys = (item.notification?.children ?? [])
    .filter((child) => childIds.includes(child.childId))
    .map((child) => child.key);
  await postFromCouncil(tx, staffId, {
    itemId: item.id,
    text: given.words,
    language: 'en',
    submitKey,
    kind: 'outcome',
    data: { ...given.data, decision: outcome, childKeys },
    childKeys,
    dueOn: given.dueOn,
  });
  await meetByWriting(tx, item, today, staffId);
}
