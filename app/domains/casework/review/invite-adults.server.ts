import type { Staff } from '~/platform/auth/session.server';
import { makeMove, type MoveDone, type MoveRefusal } from '../item/make-move.server';
import type { InviteForm } from './review.schema';
import { adultsOf, reviewOfItem } from './review.store.server';
import { tellParent } from './tell-parent.server';

export type InviteRefusal = { kind: 'not-open' } | { kind: 'not-of-family' };

/**
 * Invites adults of the child's family into a review, each apart and with their own words; those who
 * have an account and can be emailed are told that something waits. To be asked again changes the
 * words and leaves what they answered.
 */
export function inviteAdults(
  staff: Staff,
  itemId: string,
  form: InviteForm,
): Promise<MoveDone | MoveRefusal | InviteRefusal> {
  return makeMove<InviteRefusal>(
    staff,
    { name: 'review-invited' },
    { itemId, ...form },
    async (tx) => {
      const review = await reviewOfItem(tx, itemId);
      if (review.state !== 'open') return { kind: 'not-open' };
      const adults = (await adultsOf(tx, review.childId)).filter(({ id }) =>
        form.adults.includes(id),
      );
      if (adults.length < form.adults.length) return { kind: 'not-of-family' };
      const told: string[] = [];
      for (const adult of adults) {
        const invited = {
          accountId: adult.accountId,
          words: form.words[adult.id] ?? '',
          invitedAt: new Date(),
        };
        await tx.reviewParty.upsert({
          where: { reviewId_adultId: { reviewId: review.id, adultId: adult.id } },
          create: { reviewId: review.id, adultId: adult.id, ...invited },
          update: invited,
          select: { id: true },
        });
        if (await tellParent(tx, review.id, adult, form.submitKey)) told.push(adult.id);
      }
      const detail = { reviewId: review.id, adults: form.adults, told };
      return {
        kind: 'made',
        status: 'waiting-parent',
        audit: [{ childId: review.childId, detail }],
      };
    },
  );
}
