import { db, type Transaction } from '~/platform/db/database.server';
import type { ReferralKind } from '../item/item.codes';

/** A question about the child that was put to a colleague on another item. */
export type ReferralLine = {
  id: string;
  itemId: string;
  kind: ReferralKind;
  /** Null while it waits for an answer. */
  answer: string | null;
  /** The day of the answer, or of the question (an instant). */
  at: string;
};

/** The latest question of that kind about the child; null where there was none. */
export async function findReferral(
  childId: string,
  kind: ReferralKind,
  tx: Pick<Transaction, 'referral'> = db(),
): Promise<ReferralLine | null> {
  const row = await tx.referral.findFirst({
    where: { childId, kind },
    orderBy: [{ askedAt: 'desc' }, { id: 'desc' }],
    select: { id: true, itemId: true, answer: true, askedAt: true, answeredAt: true },
  });
  return (
    row && {
      id: row.id,
      itemId: row.itemId,
      kind,
      answer: row.answer,
      at: (row.answeredAt ?? row.askedAt).toISOString(),
    }
  );
}

/** The latest question of that kind, where it was answered. */
export async function findAnsweredReferral(
  tx: Transaction,
  childId: string,
  kind: ReferralKind,
): Promise<(ReferralLine & { answer: string }) | null> {
  const referral = await findReferral(childId, kind, tx);
  return referral?.answer ? { ...referral, answer: referral.answer } : null;
}
