import { startClocks } from '~/domains/clock/index.server';
import type { Deciding } from './decide-children.server';
import { REFERRALS, type ReferralKind } from './item.codes';
import { openClocks } from './move-clocks.server';

/**
 * Asks a colleague about each child: one question a child, so that each can be answered apart. Consent
 * to leave a special school runs against its clock (local policy; the law sets no period).
 */
export async function referChildren(
  { tx, staff, item, today, children }: Deciding,
  kind: ReferralKind,
  question: string,
): Promise<void> {
  await tx.referral.createMany({
    data: children.map((child) => ({
      itemId: item.id,
      childId: child.id,
      kind,
      toRole: REFERRALS[kind].role,
      question,
      askedById: staff.id,
    })),
  });
  if (kind !== 'special-school-consent') return;
  const without = children.filter(
    (child) => openClocks(item, { rule: 'special-school-consent', childId: child.id }).length === 0,
  );
  const startedOn = today.toString();
  await startClocks(
    tx,
    item.id,
    without.map((child) => ({ rule: 'special-school-consent', startedOn, childId: child.id })),
  );
}
