import { UserText } from '~/components/layout';
import { isolate } from '~/platform/i18n';
import type { EhcPlanView } from '../record.view';
import { DueTag } from './now-part';
import { Line, Lines, Nothing, Part, Small } from './part';
import { useRecordWords } from './words';

type EhcPartProps = { childId: string; plans: EhcPlanView[]; today: string };

/** The child's EHC plan in short, with the day of its next review. */
export function EhcPart({ childId, plans, today }: EhcPartProps) {
  const { t } = useRecordWords();
  return (
    <Part
      id="ehc"
      title={t('record:ehc.title')}
      links={
        <a href={`/officer/child/${childId}/ehc`}>
          {t(plans.length > 0 ? 'record:ehc.open' : 'record:ehc.add')}
        </a>
      }
    >
      {plans.length === 0 && <Nothing>{t('record:ehc.none')}</Nothing>}
      <Lines>
        {plans.map((plan) => (
          <Line key={plan.id}>
            <PlanLine plan={plan} today={today} />
          </Line>
        ))}
      </Lines>
    </Part>
  );
}

/** One plan: since when, when it is reviewed next, and the reviews that were held. */
export function PlanLine({ plan, today }: { plan: EhcPlanView; today: string }) {
  const { t, date } = useRecordWords();
  const from = plan.startedOn ? date(plan.startedOn) : t('record:education.unknown');
  return (
    <>
      <p className="mb-1 flex flex-wrap items-baseline gap-x-3">
        <strong>{t(plan.endedOn ? 'record:ehc.ended' : 'record:ehc.inForce')}</strong>
        <span>
          {plan.endedOn
            ? t('record:education.span', { from, to: date(plan.endedOn) })
            : t('record:ehc.since', { date: from })}
        </span>
      </p>
      {!plan.endedOn &&
        (plan.nextReviewOn ? (
          <DueTag day={plan.nextReviewOn} today={today} words={t('record:ehc.next')} />
        ) : (
          <p className="mb-0">{t('record:ehc.noDay')}</p>
        ))}
      {plan.reviews.length === 0 && <Small>{t('record:ehc.noReviews')}</Small>}
      <Lines>
        {plan.reviews.map((review) => (
          <Line key={review.id}>
            <HeldReview review={review} />
          </Line>
        ))}
      </Lines>
    </>
  );
}

function HeldReview({ review }: { review: EhcPlanView['reviews'][number] }) {
  const { t, code, date } = useRecordWords();
  return (
    <>
      {t('record:ehc.held', { date: date(review.heldOn) })}
      {' · '}
      {code('ehcOutcomes', review.outcome)}
      <Small>
        {t('record:ehc.parent', { what: code('parentParts', review.parentTookPart) })}
        {' · '}
        {t('record:ehc.child', { what: code('childParts', review.childTookPart) })}
      </Small>
      {review.note && <UserText>{review.note}</UserText>}
      <Small>{t('record:writtenBy', { name: isolate(review.recordedBy ?? '') })}</Small>
    </>
  );
}
