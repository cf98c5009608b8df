import { Notice, TaskList, UserText, type Task } from '~/components/layout';
import { ErrorSummary } from '~/components/form';
import { ItemClocks } from '../../item/components/item-clocks';
import { ChangedMeanwhile } from '../../item/components/move-parts';
import { LetterLines, type LetterLine } from '../../letter';
import { CaseHead } from '../../record';
import { YearsAnswerPart } from '../../request/components/years-answer-part';
import type { YearsAnswer } from '../../request/years-answer.server';
import { REVIEW_TASKS, taskStatuses, type ReviewTask } from '../tasks.rules';
import { areasLeft } from '../review.rules';
import type { ReviewPageView } from './review-frame';
import { BeginReview, ReviewMoves } from './review-moves';
import { ConclusionPart, SecondDatePart } from './conclusion-part';
import { MeetingsPart } from './meetings-part';
import { SaidPart } from './said-part';
import { ReviewNews } from './review-news';
import { useReviewWords } from './review-words';

export type SecondDate = { state: 'none' | 'proposed' | 'approved'; on: string | null };

type ReviewPageProps = ReviewPageView & {
  systems: string[];
  letters: LetterLine[];
  secondDate: SecondDate | null;
  /** What was asked and answered this year, for a yearly review. */
  yearsAnswer: YearsAnswer | null;
};

const pages: Record<ReviewTask, string> = {
  invite: 'invite',
  meeting: 'meeting',
  record: 'record',
  checks: 'checks',
  findings: 'findings',
  conclude: 'conclude',
};

/** One review: what is done and what is next, what the parents said, its clocks and its letters. */
export function ReviewPage(props: ReviewPageProps) {
  const { child, review, item, done, problems, letters, secondDate } = props;
  const { t, code } = useReviewWords();
  // A report that waits to be sent is what is next: its draft stands with the conclusion.
  const toSend = review.state === 'concluded';
  return (
    <>
      <ErrorSummary problems={problems} errorsFrom="review:moves" idPrefix="moves" />
      <CaseHead child={child} title={code('kinds', review.kind)} />
      <ReviewNews done={done} problems={problems} />
      <ChangedMeanwhile problems={problems} />
      <p>
        <strong>{code('states', review.state)}</strong>
        {' · '}
        <a href={`/officer/child/${child.id}/reading`}>{t('review:toReading')}</a>
        {' · '}
        <a href={`/officer/item/${item.id}`}>{t('review:toItem')}</a>
      </p>
      {review.reason && (
        <section aria-labelledby="reason">
          <h2 id="reason">{t('review:reason')}</h2>
          <UserText>{review.reason}</UserText>
        </section>
      )}
      {props.yearsAnswer && <YearsAnswerPart answer={props.yearsAnswer} childId={child.id} />}
      {review.state === 'planned' && (
        <div className="mb-8">
          <Notice>{t(props.yearsAnswer ? 'review:plannedAsked' : 'review:plannedText')}</Notice>
          <BeginReview {...props} />
        </div>
      )}
      {review.conclusion && <ConclusionPart review={review} />}
      {secondDate && <SecondDatePart review={review} date={secondDate} />}
      {toSend && <Letters letters={letters} />}
      {review.state !== 'planned' && <Tasks {...props} />}
      <SaidPart review={review} />
      <MeetingsPart review={review} />
      {!toSend && <Letters letters={letters} />}
      <ItemClocks item={item} />
      <ReviewMoves {...props} />
    </>
  );
}

function Letters({ letters }: { letters: LetterLine[] }) {
  const { t } = useReviewWords();
  if (letters.length === 0) return null;
  return (
    <section aria-labelledby="letters" className="mb-8">
      <h2 id="letters">{t('review:letters')}</h2>
      <LetterLines letters={letters} />
    </section>
  );
}

function Tasks({ review, systems }: ReviewPageProps) {
  const { t } = useReviewWords();
  const statuses = taskStatuses(review, systems);
  const open = review.state === 'open';
  const tasks = REVIEW_TASKS.map((task): Task => {
    // What was done can still be read when the review is over; what remains cannot be done any more.
    const readable = task === 'record' || task === 'findings' || task === 'checks';
    return {
      to: open || readable ? `/officer/review/${review.id}/${pages[task]}` : undefined,
      title: t(`review:tasks.${task}.title`),
      hint:
        task === 'findings'
          ? t('review:tasks.findings.left', { count: areasLeft(review.findings).length })
          : t(`review:tasks.${task}.hint`),
      status: statuses[task],
    };
  });
  return (
    <section aria-labelledby="tasks" className="mb-8">
      <h2 id="tasks">{t('review:tasks.title')}</h2>
      <TaskList groups={[{ tasks }]} />
    </section>
  );
}
