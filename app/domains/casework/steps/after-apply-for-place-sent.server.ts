import type { Temporal } from 'temporal-polyfill';
import { recordAudit } from '~/platform/audit/audit.server';
import type { Transaction } from '~/platform/db/database.server';
import { asDate, startClocks } from '~/domains/clock/index.server';

export type ApplySent = {
  letterId: string;
  childId: string;
  /** The day on which the letter went (the date in England). */
  today: Temporal.PlainDate;
  staffId: string;
};

/**
 * The letter that asks the parents to apply for a school place has gone: the 15 school days begin
 * (local policy, protocol 6.12), on the item of the ladder, in the caller's transaction. Gives the
 * last day; null where the letter belongs to no step that waits for it, also when told of it twice.
 */
export async function afterApplyForPlaceSent(
  tx: Transaction,
  { letterId, childId, today, staffId }: ApplySent,
): Promise<{ lastDay: string } | null> {
  const letter = await tx.councilLetter.findUnique({
    where: { id: letterId },
    select: { stepId: true, copies: { select: { adultId: true } } },
  });
  const step = letter?.stepId
    ? await tx.formalStep.findFirst({
        where: { id: letter.stepId, childId, kind: 'apply-for-place', state: 'approved' },
        select: { id: true, itemId: true },
      })
    : null;
  if (!letter || !step) return null;
  await startClocks(tx, step.itemId, [
    { rule: 'apply-for-place', childId, startedOn: today.toString() },
  ]);
  const clock = await tx.clock.findFirstOrThrow({
    where: { itemId: step.itemId, childId, rule: 'apply-for-place', endedOn: null },
    select: { dueOn: true },
    orderBy: { createdAt: 'desc' },
  });
  await tx.formalStep.update({
    where: { id: step.id },
    data: {
      state: 'served',
      servedOn: asDate(today),
      servedHow: 'letter',
      servedOnWhom: letter.copies.flatMap((copy) => copy.adultId ?? []),
      servedById: staffId,
      lastDay: clock.dueOn,
    },
    select: { id: true },
  });
  await tx.queueItem.update({
    where: { id: step.itemId },
    data: { status: 'waiting-parent', version: { increment: 1 } },
    select: { id: true },
  });
  const lastDay = clock.dueOn.toISOString().slice(0, 10);
  await recordAudit(tx, {
    actor: { kind: 'staff', id: staffId },
    action: 'item.step-served',
    itemId: step.itemId,
    childId,
    detail: { stepId: step.id, kind: 'apply-for-place', lastDay },
  });
  return { lastDay };
}
