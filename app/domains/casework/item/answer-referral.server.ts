import type { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { Staff } from '~/platform/auth/session.server';
import { statusOf, withOutcome } from './decide.rules';
import { giveOutcome } from './give-outcome.server';
import { hasRole } from './item.access';
import { REFERRALS, type Outcome, type ReferralAnswer, type ReferralKind } from './item.codes';
import type { referralSchema } from './item.schema';
import { isFinal } from './item.status';
import { makeMove, type MoveDone, type MoveRefusal } from './make-move.server';
import { meetClocks, openClocks } from './move-clocks.server';

export type ReferralRefusal = { kind: 'answered' } | { kind: 'not-an-answer' };

const outcomes: Record<ReferralAnswer, Outcome> = {
  given: 'consent-given',
  refused: 'consent-refused',
  'not-needed': 'consent-not-needed',
  'to-be-revoked': 'order-to-be-revoked',
  stands: 'order-stands',
};

/**
 * Answers what was asked of a colleague, by somebody with the role that was asked only. The item goes
 * back to its officer, and the parent is told. `today` is the date in England.
 */
export function answerReferral(
  staff: Staff,
  itemId: string,
  referralId: string,
  form: z.output<typeof referralSchema>,
  today: Temporal.PlainDate,
): Promise<MoveDone | MoveRefusal | ReferralRefusal> {
  const move = { name: 'referral-answered', roles: ['SEND', 'SENIOR'] } as const;
  return makeMove<ReferralRefusal | MoveRefusal>(
    staff,
    move,
    { itemId, ...form },
    async (tx, item) => {
      const referral = item.referrals.find((each) => each.id === referralId);
      if (!referral) return { kind: 'not-found' };
      if (!hasRole(staff, [referral.toRole])) return { kind: 'not-allowed' };
      if (referral.answer !== null) return { kind: 'answered' };
      const { answers } = REFERRALS[referral.kind as ReferralKind];
      if (!(answers as readonly string[]).includes(form.answer)) return { kind: 'not-an-answer' };
      await tx.referral.update({
        where: { id: referralId },
        data: {
          answer: form.answer,
          answerReason: form.reason,
          answeredById: staff.id,
          answeredAt: new Date(),
        },
        select: { id: true },
      });
      const childIds = referral.childId ? [referral.childId] : [];
      const open = (item.notification?.children ?? []).filter(
        (child) => childIds.includes(child.childId) && !isFinal(child.outcome),
      );
      const outcome = outcomes[form.answer];
      if (open.length > 0) {
        await giveOutcome(tx, staff.id, item, today, {
          outcome,
          childIds,
          reason: form.reason,
          words: form.words,
          submitKey: form.submitKey,
        });
      }
      if (referral.kind === 'special-school-consent') {
        const clocks = openClocks(item, {
          rule: 'special-school-consent',
          childId: referral.childId ?? undefined,
        });
        await meetClocks(tx, clocks, today, staff.id);
      }
      const rest = item.referrals.map((each) =>
        each.id === referralId ? { ...each, answer: form.answer } : each,
      );
      const children = item.notification?.children ?? [];
      return {
        kind: 'made',
        status: statusOf(
          open.length > 0 ? withOutcome(children, childIds, outcome) : children,
          rest,
        ),
        audit: [
          { childId: referral.childId, detail: { referral: referral.kind, answer: form.answer } },
        ],
      };
    },
  );
}
