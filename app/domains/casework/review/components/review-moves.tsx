import { FormInline, Hidden, TextArea } from '~/components/form';
import { Details, Notice } from '~/components/layout';
import { MoveFields } from '../../item/components/move-parts';
import type { ReviewPageView } from './review-frame';
import { useReviewWords } from './review-words';

/** Begins a review that was planned. */
export function BeginReview({ item, submitKey }: Pick<ReviewPageView, 'item' | 'submitKey'>) {
  const { t } = useReviewWords();
  return (
    <FormInline id="begin" submitLabel={t('review:moves.begin')}>
      <MoveFields item={item} submitKey={submitKey} />
      <Hidden name="does" value="begin" />
    </FormInline>
  );
}

/** What can be done with the review as a whole once it is there: go back to it, close it, cancel it. */
export function ReviewMoves({ review, item, submitKey, problems }: ReviewPageView) {
  const { t } = useReviewWords();
  const fields = <MoveFields item={item} submitKey={submitKey} />;
  return (
    <div className="space-y-6">
      {review.state === 'concluded' && (
        <Details summary={t('review:moves.reopen')}>
          <p>{t('review:moves.reopenText')}</p>
          <FormInline id="reopen" submitLabel={t('review:moves.reopen')} submitVariant="secondary">
            {fields}
            <Hidden name="does" value="reopen" />
          </FormInline>
        </Details>
      )}
      {review.state === 'reported' && item.status !== 'closed' && (
        <>
          <Notice tone="wait">{t('review:moves.wroteSince')}</Notice>
          <FormInline id="close" submitLabel={t('review:moves.close')}>
            {fields}
            <Hidden name="does" value="close" />
          </FormInline>
        </>
      )}
      {(review.state === 'planned' || review.state === 'open') && (
        <Details summary={t('review:moves.cancel')} open={problems?.values.does === 'cancel'}>
          <FormInline
            id="moves"
            problems={problems}
            errorsFrom="review:moves"
            submitLabel={t('review:moves.cancel')}
            submitVariant="warning"
          >
            {fields}
            <Hidden name="does" value="cancel" />
            <TextArea name="reason" label={t('review:moves.cancelReason')} rows={3} />
          </FormInline>
        </Details>
      )}
    </div>
  );
}
