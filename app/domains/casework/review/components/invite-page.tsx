import { Checkboxes, TextArea } from '~/components/form';
import { Ltr, Tag } from '~/components/layout';
import { languageName } from '../../item/components/words';
import type { AdultLine } from '../review.view';
import { ReviewForm, type ReviewPageView } from './review-frame';
import { useReviewWords } from './review-words';

/** How an invitation reaches somebody: by email, only when they look in the portal, or not at all. */
function reachOf(adult: AdultLine): 'email' | 'portal' | 'none' {
  if (!adult.accountId) return 'none';
  return adult.mayEmail ? 'email' : 'portal';
}

/** Choosing who is invited, each apart and with their own words. */
export function InviteToReviewPage(props: ReviewPageView) {
  const { review } = props;
  const { t } = useReviewWords();
  const words = Object.fromEntries(
    review.parties.map((party) => [`words.${party.adultId}`, party.words]),
  );
  return (
    <ReviewForm
      {...props}
      title={t('review:invite.title')}
      errorsFrom="review:invite"
      submitLabel={t('review:invite.submit')}
      hideSubmit={review.adults.length === 0}
      saved={words}
      lead={<p>{t('review:invite.lead')}</p>}
      aside={<TakeDown {...props} />}
    >
      <Checkboxes
        name="adults"
        label={t('review:invite.adults')}
        hint={
          review.adults.length === 0 ? t('review:invite.nobody') : t('review:invite.adultsHint')
        }
        options={review.adults.map((adult) => ({
          value: adult.id,
          label: <AdultLabel adult={adult} />,
          hint: t(`review:invite.reach.${reachOf(adult)}`),
          conditional: (
            <TextArea
              name={`words.${adult.id}`}
              label={t('review:invite.words', { name: adult.name })}
              hint={t('review:invite.wordsHint')}
              rows={5}
            />
          ),
        }))}
      />
    </ReviewForm>
  );
}

function AdultLabel({ adult }: { adult: AdultLine }) {
  const { t, word } = useReviewWords();
  return (
    <>
      <bdi>{adult.name}</bdi>
      {adult.relation && ` · ${word('relations', adult.relation)}`}
      {adult.language !== 'en' && ` · ${languageName(adult.language)}`}{' '}
      {adult.safetyNote && <Tag tone="alert">{t('review:invite.safetyNote')}</Tag>}
    </>
  );
}

/** Writing down what somebody said on the telephone, for each adult. */
function TakeDown({ review }: ReviewPageView) {
  const { t } = useReviewWords();
  return (
    <>
      <h2>{t('review:invite.takeDown')}</h2>
      <p>{t('review:invite.takeDownText')}</p>
      <ul>
        {review.adults.map((adult) => (
          <li key={adult.id}>
            <a href={`/officer/review/${review.id}/invite?answer=${adult.id}`}>
              {t('review:invite.takeDownFrom', { name: adult.name })}
            </a>
            {adult.phone && (
              <>
                {' '}
                <Ltr>{adult.phone}</Ltr>
              </>
            )}
            {adult.safetyNote && <p className="mb-1 text-sm">{adult.safetyNote}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}
