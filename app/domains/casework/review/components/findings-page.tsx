import { ErrorSummary } from '~/components/form';
import type { FormProblems } from '~/components/form/form-state';
import { Notice } from '~/components/layout';
import { AREAS, type Area } from '../../case/case.codes';
import { CaseHead } from '../../record';
import { areasLeft } from '../review.rules';
import type { FindingThere } from '../keep-finding.server';
import { FindingForm } from './finding-form';
import { FindingRead } from './finding-read';
import type { ReviewPageView } from './review-frame';
import { ReviewNews } from './review-news';
import { useReviewWords } from './review-words';

/** What a finding's form is answered with: whose area it was, and what stands there meanwhile. */
export type FindingProblems = FormProblems & { there?: FindingThere };

type FindingsPageProps = Omit<ReviewPageView, 'problems'> & {
  problems?: FindingProblems | null;
  /** A key for the form of each area. */
  keys: Record<Area, string>;
};

/** What was found, area by area: each is kept on its own, so that several officers may write at once. */
export function ReviewFindingsPage(props: FindingsPageProps) {
  const { child, review, problems, keys, done } = props;
  const { t } = useReviewWords();
  const left = areasLeft(review.findings);
  return (
    <>
      <ErrorSummary
        problems={problems}
        errorsFrom="review:findings"
        idPrefix={`${areaOf(problems) ?? ''}-form`}
      />
      <CaseHead
        child={child}
        title={t('review:findings.title')}
        backTo={`/officer/review/${review.id}`}
        back={t('review:back')}
      />
      <ReviewNews done={done} problems={problems} />
      <p className="max-w-prose">{t('review:findings.lead')}</p>
      <p>
        <a href={`/officer/child/${child.id}/reading`}>{t('review:toReading')}</a>
      </p>
      {left.length > 0 && review.findings.length > 0 && (
        <Notice>
          {t('review:findings.leftOver', {
            areas: left.map((area) => t(`review:areas.${area}`)).join(', '),
          })}
        </Notice>
      )}
      {AREAS.map((area) => {
        const finding = review.findings.find((each) => each.area === area) ?? null;
        const own = areaOf(problems) === area ? problems : null;
        return (
          <section key={area} id={area} aria-labelledby={`${area}-title`} className="mb-10">
            <h2 id={`${area}-title`}>{t(`review:areas.${area}`)}</h2>
            {finding && <FindingRead finding={finding} adults={review.adults} />}
            {review.state === 'open' && (
              <FindingForm
                area={area}
                finding={finding}
                adults={review.adults}
                problems={own}
                submitKey={keys[area]}
              />
            )}
            {review.state !== 'open' && !finding && <p>{t('review:findings.notCovered')}</p>}
          </section>
        );
      })}
    </>
  );
}

function areaOf(problems?: FormProblems | null): Area | null {
  return AREAS.find((area) => area === problems?.values.area) ?? null;
}
