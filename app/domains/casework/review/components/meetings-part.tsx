import { Tag, UserText } from '~/components/layout';
import type { MeetingView, ReviewView } from '../review.view';
import { useReviewWords } from './review-words';

/** The meetings of the review as facts: planned, held, missed, cancelled. */
export function MeetingsPart({ review }: { review: ReviewView }) {
  const { t } = useReviewWords();
  if (review.meetings.length === 0) return null;
  return (
    <section aria-labelledby="meetings" className="mb-8">
      <h2 id="meetings">{t('review:meetings.title')}</h2>
      <ul role="list" className="space-y-3">
        {review.meetings.map((meeting) => (
          <MeetingLine key={meeting.id} meeting={meeting} review={review} />
        ))}
      </ul>
    </section>
  );
}

function MeetingLine({ meeting, review }: { meeting: MeetingView; review: ReviewView }) {
  const { t, code, moment } = useReviewWords();
  const nameOf = (id: string) => review.adults.find((adult) => adult.id === id)?.name ?? '';
  const there = [...meeting.present.map(nameOf), meeting.others].filter(Boolean).join(', ');
  return (
    <li className="rounded-lg border border-line bg-surface px-4 py-3">
      <p className="mb-1">
        <strong>{code('ways', meeting.how)}</strong> · {moment(meeting.startsAt)}{' '}
        <Tag>{code('meetingStates', meeting.state)}</Tag>
      </p>
      {meeting.place && <UserText>{meeting.place}</UserText>}
      {there && (
        <p className="mb-1">
          {t('review:meetings.there')} <bdi>{there}</bdi>
        </p>
      )}
      {meeting.state === 'held' && (
        <p className="mb-1">
          {meeting.childPresent
            .split(' ')
            .map((part) => code('childTookPart', part))
            .join(' ')}
        </p>
      )}
      {meeting.note && <UserText>{meeting.note}</UserText>}
      {meeting.state === 'planned' && ['open', 'concluded'].includes(review.state) && (
        <a href={`/officer/review/${review.id}/meeting?meeting=${meeting.id}`}>
          {t('review:meetings.say')}
          <span className="sr-only"> {moment(meeting.startsAt)}</span>
        </a>
      )}
    </li>
  );
}
