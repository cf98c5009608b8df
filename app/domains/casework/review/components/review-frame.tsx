import type { ReactNode } from 'react';
import { FormPage } from '~/components/form';
import type { FormProblems, SavedValues } from '~/components/form/form-state';
import { ChangedMeanwhile, MoveFields } from '../../item/components/move-parts';
import type { ShownItem } from '../../item/show-item.server';
import { CaseHead, type HeadChild } from '../../record';
import type { ReviewView } from '../review.view';
import { ReviewNews } from './review-news';
import { useReviewWords } from './review-words';

/** What every page of a review gets from its loader. */
export type ReviewPageView = {
  child: HeadChild;
  review: ReviewView;
  item: ShownItem;
  submitKey: string;
  done?: string | null;
  problems?: FormProblems | null;
};

/** The head of a page of a review other than its first, and what was done. */
export function ReviewHead(props: ReviewPageView & { title: ReactNode }) {
  const { child, review, done, problems, title } = props;
  const { t } = useReviewWords();
  return (
    <>
      <CaseHead
        child={child}
        title={title}
        backTo={`/officer/review/${review.id}`}
        back={t('review:back')}
      />
      <ReviewNews done={done} problems={problems} />
    </>
  );
}

type ReviewFormProps = ReviewPageView & {
  title: ReactNode;
  errorsFrom: string;
  submitLabel: ReactNode;
  saved?: SavedValues;
  lead?: ReactNode;
  aside?: ReactNode;
  hideSubmit?: boolean;
  children: ReactNode;
};

/** A page of a review whose main part is the form of one move. */
export function ReviewForm(props: ReviewFormProps) {
  const { title, lead, children, problems, item, submitKey } = props;
  return (
    <>
      <ReviewHead {...props} title={title} />
      <FormPage
        title={null}
        wide={props.aside !== undefined}
        problems={problems}
        saved={props.saved}
        errorsFrom={props.errorsFrom}
        submitLabel={props.submitLabel}
        hideSubmit={props.hideSubmit}
        aside={props.aside}
        lead={
          <>
            <ChangedMeanwhile problems={problems} />
            {lead}
          </>
        }
      >
        <MoveFields item={item} submitKey={submitKey} />
        {children}
      </FormPage>
    </>
  );
}
