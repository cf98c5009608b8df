import { Checkbox, DateField, Radios, TextArea } from '~/components/form';
import { Notice } from '~/components/layout';
import { CONCLUSIONS, type Conclusion } from '../../case/case.codes';
import { areasLeft, hasBasis, restsOnOneAccount } from '../review.rules';
import { FindingRead } from './finding-read';
import { ReviewForm, type ReviewPageView } from './review-frame';
import { useReviewWords } from './review-words';

/** The end of a review, with the findings beside it; the report is written from both. */
export function ReviewConcludePage(props: ReviewPageView) {
  const { review } = props;
  const { t, code } = useReviewWords();
  const resting = review.findings.filter(restsOnOneAccount);
  return (
    <ReviewForm
      {...props}
      title={t('review:conclude.title')}
      errorsFrom="review:conclude"
      submitLabel={t('review:conclude.submit')}
      saved={savedOf(props)}
      lead={
        <>
          <p>{t('review:conclude.lead')}</p>
          {!review.findings.some(hasBasis) && (
            <Notice tone="wait">{t('review:conclude.noBasis')}</Notice>
          )}
          {resting.length > 0 && (
            <Notice tone="alert">
              {t('review:conclude.resting', {
                areas: resting.map(({ area }) => t(`review:areas.${area}`)).join(', '),
              })}
            </Notice>
          )}
        </>
      }
      aside={<Findings {...props} />}
    >
      <Radios
        name="conclusion"
        label={t('review:conclude.conclusion')}
        options={CONCLUSIONS.map((conclusion) => ({
          value: conclusion,
          label: code('conclusions', conclusion),
          hint: t(`review:conclude.hints.${conclusion}`),
          conditional: <Further conclusion={conclusion} kind={review.kind} />,
        }))}
      />
    </ReviewForm>
  );
}

function savedOf({ review }: ReviewPageView) {
  const concerns = review.conclusion === 'concerns';
  const more = review.conclusion === 'more-information';
  return {
    grounds: review.conclusion === 'suitable' ? review.grounds : '',
    concerns: concerns ? review.grounds : '',
    why: review.why,
    wouldShow: concerns ? review.wouldShow : '',
    help: concerns ? review.helpOffered : '',
    moreWhy: more ? review.grounds : '',
    moreWhat: more ? review.wouldShow : '',
    moreHelp: more ? review.helpOffered : '',
  };
}

const texts: Record<Conclusion, readonly string[]> = {
  suitable: ['grounds'],
  'more-information': ['moreWhat', 'moreWhy', 'moreHelp'],
  concerns: ['concerns', 'why', 'wouldShow', 'help'],
};

/** What each conclusion needs to say. */
function Further({ conclusion, kind }: { conclusion: Conclusion; kind: string }) {
  const { t } = useReviewWords();
  return (
    <>
      {texts[conclusion].map((name) => (
        <TextArea
          key={name}
          name={name}
          label={t(`review:conclude.${name}`)}
          hint={t(`review:conclude.${name}Hint`)}
          rows={5}
        />
      ))}
      {conclusion === 'more-information' && (
        <DateField
          name="moreBy"
          label={t('review:conclude.moreBy')}
          hint={t('review:conclude.moreByHint')}
        />
      )}
      {conclusion === 'suitable' && (
        <Checkbox
          name="sooner"
          label={t('review:conclude.sooner')}
          hint={t('review:conclude.soonerHint')}
          conditional={
            <>
              <DateField name="nextOn" label={t('review:conclude.nextOn')} />
              <TextArea
                name="nextReason"
                label={t('review:conclude.nextReason')}
                hint={t('review:conclude.nextReasonHint')}
                rows={3}
              />
            </>
          }
        />
      )}
      {conclusion === 'concerns' && (
        <Notice>
          {t(kind === 'second' ? 'review:conclude.afterSecond' : 'review:conclude.secondDate')}
        </Notice>
      )}
    </>
  );
}

function Findings({ review }: ReviewPageView) {
  const { t } = useReviewWords();
  const left = areasLeft(review.findings);
  return (
    <>
      <h2>{t('review:findings.title')}</h2>
      {review.findings.map((finding) => (
        <section key={finding.area}>
          <h3>{t(`review:areas.${finding.area}`)}</h3>
          <FindingRead finding={finding} adults={review.adults} />
        </section>
      ))}
      {left.length > 0 && (
        <p className="text-soft">
          {t('review:findings.leftOver', {
            areas: left.map((area) => t(`review:areas.${area}`)).join(', '),
          })}
        </p>
      )}
      <p>
        <a href={`/officer/review/${review.id}/findings`}>{t('review:conclude.toFindings')}</a>
      </p>
    </>
  );
}
