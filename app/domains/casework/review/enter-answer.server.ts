import type { Staff } from '~/platform/auth/session.server';
import { makeMove, type MoveDone, type MoveRefusal } from '../item/make-move.server';
import { answerColumns } from './answer-columns';
import type { EnteredAnswerForm } from './review.schema';
import { adultsOf, reviewOfItem } from './review.store.server';

export type EnterRefusal = { kind: 'not-open' } | { kind: 'not-of-family' };

/** An officer writes down what a parent chose on the telephone or at the door; it says who wrote it. */
export function enterAnswer(
  staff: Staff,
  itemId: string,
  form: EnteredAnswerForm,
  now: Date,
): Promise<MoveDone | MoveRefusal | EnterRefusal> {
  return makeMove<EnterRefusal>(
    staff,
    { name: 'review-answer-entered' },
    { itemId, ...form },
    async (tx) => {
      const review = await reviewOfItem(tx, itemId);
      if (review.state !== 'open') return { kind: 'not-open' };
      const adult = (await adultsOf(tx, review.childId)).find(({ id }) => id === form.adult);
      if (!adult) return { kind: 'not-of-family' };
      const answer = {
        ...answerColumns(form),
        accountId: adult.accountId,
        language: form.language,
        answeredAt: now,
        enteredById: staff.id,
      };
      await tx.reviewParty.upsert({
        where: { reviewId_adultId: { reviewId: review.id, adultId: adult.id } },
        create: { reviewId: review.id, adultId: adult.id, invitedAt: now, ...answer },
        update: answer,
        select: { id: true },
      });
      const detail = { reviewId: review.id, adultId: adult.id, how: form.how };
      return { kind: 'made', status: 'open', audit: [{ childId: review.childId, detail }] };
    },
  );
}
