import type { Staff } from '~/platform/auth/session.server';
import { makeMove, type MoveDone, type MoveRefusal } from '../item/make-move.server';
import { instantOf } from './review.rules';
import type { MeetingForm } from './review.schema';
import { adultsOf, reviewOfItem } from './review.store.server';
import { tellParent } from './tell-parent.server';

export type PlanRefusal = { kind: 'not-open' } | { kind: 'not-of-family' } | { kind: 'in-past' };

/**
 * Plans a meeting, call or visit of an open review, at a local time; those invited are told that
 * something waits for them. `now` is the present moment.
 */
export function planMeeting(
  staff: Staff,
  itemId: string,
  form: MeetingForm,
  now: Date,
): Promise<MoveDone | MoveRefusal | PlanRefusal> {
  return makeMove<PlanRefusal>(
    staff,
    { name: 'meeting-planned' },
    { itemId, ...form },
    async (tx) => {
      const review = await reviewOfItem(tx, itemId);
      if (review.state !== 'open') return { kind: 'not-open' };
      const startsAt = instantOf(form.on, form.at);
      if (startsAt <= now) return { kind: 'in-past' };
      const adults = (await adultsOf(tx, review.childId)).filter(({ id }) =>
        form.invited.includes(id),
      );
      if (adults.length < form.invited.length) return { kind: 'not-of-family' };
      const { id: meetingId } = await tx.meeting.create({
        data: {
          reviewId: review.id,
          how: form.how,
          place: form.place,
          startsAt,
          invited: form.invited,
          byId: staff.id,
          submitKey: form.submitKey,
        },
        select: { id: true },
      });
      for (const adult of adults) {
        // Those who were not asked before see this meeting on their page as well.
        await tx.reviewParty.upsert({
          where: { reviewId_adultId: { reviewId: review.id, adultId: adult.id } },
          create: {
            reviewId: review.id,
            adultId: adult.id,
            accountId: adult.accountId,
            invitedAt: now,
          },
          update: { accountId: adult.accountId },
          select: { id: true },
        });
        await tellParent(tx, review.id, adult, form.submitKey);
      }
      const detail = { reviewId: review.id, meetingId, how: form.how, on: form.on };
      return { kind: 'made', audit: [{ childId: review.childId, detail }] };
    },
  );
}
