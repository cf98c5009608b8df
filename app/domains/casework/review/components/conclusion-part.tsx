import { ButtonLink } from '~/components/form';
import { Notice, SummaryList, Tag, UserText } from '~/components/layout';
import type { ReviewView } from '../review.view';
import type { SecondDate } from './review-page';
import { useReviewWords } from './review-words';

/** How the review ended, as it is told in the report. */
export function ConclusionPart({ review }: { review: ReviewView }) {
  const { t, code, date, moment } = useReviewWords();
  const texts = [
    ['why', review.why],
    ['wouldShow', review.wouldShow],
    ['helpOffered', review.helpOffered],
    ['nextReason', review.nextReason],
  ] as const;
  const days = [
    ['nextOn', review.nextOn],
    ['moreBy', review.moreBy],
    ['reportedOn', review.reportedOn],
  ] as const;
  return (
    <section aria-labelledby="conclusion" className="mb-8">
      <h2 id="conclusion">{t('review:conclusion.title')}</h2>
      <p>
        <Tag tone={review.conclusion === 'suitable' ? 'good' : 'wait'}>
          {code('conclusions', review.conclusion!)}
        </Tag>{' '}
        {review.concludedAt && (
          <span className="text-sm text-soft">
            <bdi>{review.concludedBy}</bdi> · {moment(review.concludedAt)}
          </span>
        )}
      </p>
      {review.state === 'open' && <Notice>{t('review:conclusion.openAgain')}</Notice>}
      <SummaryList
        rows={[
          ...(review.grounds
            ? [
                {
                  key: t(`review:conclusion.grounds.${review.conclusion}`),
                  value: <UserText>{review.grounds}</UserText>,
                },
              ]
            : []),
          ...texts.flatMap(([name, text]) =>
            text
              ? [{ key: t(`review:conclusion.${name}`), value: <UserText>{text}</UserText> }]
              : [],
          ),
          ...days.flatMap(([name, day]) =>
            day ? [{ key: t(`review:conclusion.${name}`), value: date(day) }] : [],
          ),
        ]}
      />
    </section>
  );
}

/** The day of the second review: proposed by an officer, agreed by a senior, before the report can go. */
export function SecondDatePart({ review, date: second }: { review: ReviewView; date: SecondDate }) {
  const { t, date } = useReviewWords();
  const propose = `/officer/child/${review.childId}/steps/propose?kind=second-review-date&review=${review.id}`;
  if (second.state === 'approved' && second.on) {
    return <Notice tone="good">{t('review:second.agreed', { date: date(second.on) })}</Notice>;
  }
  if (review.state !== 'concluded') return null;
  return (
    <Notice tone="wait">
      {second.state === 'proposed' && second.on ? (
        <p className="mb-0">
          {t('review:second.proposed', { date: date(second.on) })}{' '}
          <a href={`/officer/child/${review.childId}/steps`}>{t('review:second.ladder')}</a>
        </p>
      ) : (
        <>
          <p>{t('review:second.needed')}</p>
          <p className="mb-0">
            <ButtonLink to={propose}>{t('review:second.propose')}</ButtonLink>
          </p>
        </>
      )}
    </Notice>
  );
}
