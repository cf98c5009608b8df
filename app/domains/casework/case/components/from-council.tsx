import { Tag } from '~/components/layout';
import { formatDate, formatMoment, isolate, useLanguage, useT } from '~/platform/i18n';
import type { MyLetterLine } from '../../letter/list-letters.server';
import type { MyReviewLine } from '../../review/list-reviews-of.server';

type FromCouncilProps = { reviews: MyReviewLine[]; letters: MyLetterLine[]; shared: boolean };

/** On a parent's own pages: the reviews they were asked into, letters to them, and what was shared. */
export function FromCouncil({ reviews, letters, shared }: FromCouncilProps) {
  const t = useT();
  const language = useLanguage();
  const base = `/${language}/family`;
  const shown = letters.filter((letter) => letter.unread).slice(0, 5);
  if (reviews.length === 0 && letters.length === 0 && !shared) return null;
  return (
    <section
      aria-labelledby="from-council"
      className="my-10 rounded-xl border border-line border-s-4 border-s-accent bg-surface p-5"
    >
      <h2 id="from-council" className="mt-0">
        {t('family:home.fromCouncil.title')}
      </h2>
      <ul role="list" className="my-0 space-y-3 ps-0">
        {reviews.map((review) => (
          <li key={review.reviewId}>
            <a href={`${base}/review/${review.reviewId}`}>
              {t(`family:home.fromCouncil.review.${review.kind}`, {
                name: isolate(review.childName),
              })}
            </a>{' '}
            {review.waits && (
              <Tag tone="wait">{t(`family:home.fromCouncil.waits.${review.waits}`)}</Tag>
            )}
            {review.meetingAt && (
              <span className="block text-sm text-soft">
                {t('family:home.fromCouncil.meeting', {
                  when: formatMoment(language, review.meetingAt),
                })}
              </span>
            )}
          </li>
        ))}
        {shown.map((letter) => (
          <li key={letter.id}>
            <a href={`${base}/letters/${letter.id}`} lang={letter.language}>
              <bdi>{letter.subject}</bdi>
            </a>{' '}
            <Tag tone="wait">{t('family:home.fromCouncil.newLetter')}</Tag>
            <span className="block text-sm text-soft">{formatDate(language, letter.sentOn)}</span>
          </li>
        ))}
        {letters.length > 0 && (
          <li>
            <a href={`${base}/letters`}>
              {t('family:home.fromCouncil.letters', { count: letters.length })}
            </a>
          </li>
        )}
        <li>
          <a href={`${base}/shared`}>{t('family:home.fromCouncil.shared')}</a>
        </li>
      </ul>
    </section>
  );
}
