import { UserText } from '~/components/layout';
import { formatMoment, useLanguage, useT } from '~/platform/i18n';
import type { MyReview } from '../my-review.store.server';

/** Meetings that this parent is invited to, or was at. */
export function MyMeetings({ review }: { review: MyReview }) {
  const t = useT();
  const language = useLanguage();
  if (review.meetings.length === 0) return null;
  return (
    <section aria-labelledby="meetings" className="mb-8">
      <h2 id="meetings">{t('my-review:meetings.title')}</h2>
      <ul role="list" className="space-y-3">
        {review.meetings.map((meeting) => (
          <li key={meeting.id} className="rounded-lg border border-line bg-surface px-4 py-3">
            <p className="mb-1">
              <strong>{formatMoment(language, meeting.startsAt)}</strong> ·{' '}
              {t(`my-review:ways.${meeting.how}.short`)}
            </p>
            {meeting.place && <UserText>{meeting.place}</UserText>}
            <p className="mb-0">{t(`my-review:meetings.${meeting.state}`)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The records that were sent to this parent. */
export function MyRecords({ review }: { review: MyReview }) {
  const t = useT();
  const language = useLanguage();
  if (review.records.length === 0) return null;
  return (
    <section aria-labelledby="records">
      <h2 id="records">{t('my-review:records.title')}</h2>
      <p>{t('my-review:records.lead')}</p>
      <ul>
        {review.records.map((record) => (
          <li key={record.id}>
            <a href={`/${language}/family/review/${review.id}/record/${record.id}`}>
              {t('my-review:records.line', {
                number: record.number,
                when: formatMoment(language, record.sentAt),
              })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
