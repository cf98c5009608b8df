import type { AnswerForm } from './review.schema';

/** A parent's choice as the columns of their part of a review. */
export function answerColumns(form: AnswerForm) {
  const meets = form.how === 'meeting';
  return {
    how: form.how,
    where: meets ? form.place : '',
    whenGood: form.whenGood,
    childComes: form.childComes ?? '',
    childHow: form.childHow.join(' '),
    said: form.said,
  };
}
