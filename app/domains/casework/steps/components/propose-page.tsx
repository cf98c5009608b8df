import { ButtonLink, FormPage, TextArea } from '~/components/form';
import type { FormProblems } from '~/components/form/form-state';
import { Notice } from '~/components/layout';
import type { StepKind } from '../../case/case.codes';
import { ChangedMeanwhile } from '../../item/components/move-parts';
import { CaseHead, type HeadChild } from '../../record/components/case-head';
import type { LadderItem } from '../find-ladder.server';
import type { Because } from '../steps.rules';
import { KindFields } from './kind-fields';
import { LadderFields } from './step-forms';
import { useStepWords } from './step-words';

type ProposePageProps = {
  child: HeadChild;
  kind: StepKind;
  today: string;
  refused: { because: Because; day: string | null } | null;
  item: LadderItem | null;
  reviewId: string | null;
  latest: string;
  school: { school: string; schoolUrn: string } | null;
  submitKey: string;
  problems?: FormProblems | null;
};

/** Proposing one formal step, or why it is not possible now. */
export function ProposePage(props: ProposePageProps) {
  const { child, kind, today, refused, item, submitKey, problems } = props;
  const { t, date } = useStepWords();
  const backTo = `/officer/child/${child.id}/steps`;
  const head = (
    <CaseHead
      child={child}
      title={t(`steps:propose.titles.${kind}`)}
      backTo={backTo}
      back={t('steps:propose.back')}
      today={today}
    />
  );
  if (refused && !problems) {
    return (
      <>
        {head}
        <Notice tone="wait">
          {t(`steps:form.errors.form.${refused.because}`, {
            day: refused.day ? date(refused.day) : '',
          })}
        </Notice>
        <ButtonLink to={backTo}>{t('steps:propose.toLadder')}</ButtonLink>
      </>
    );
  }
  return (
    <>
      {head}
      <FormPage
        title={null}
        problems={problems}
        errorsFrom="steps:form"
        saved={kind === 'attendance-order' ? (props.school ?? undefined) : undefined}
        submitLabel={t('steps:propose.submit')}
        lead={
          <>
            <ChangedMeanwhile problems={problems} />
            <p>{t(`steps:about.${kind}`)}</p>
            <p>{t('steps:propose.lead')}</p>
            {props.reviewId && (
              <p>
                <a href={`/officer/review/${props.reviewId}`}>{t('steps:propose.review')}</a>
              </p>
            )}
          </>
        }
      >
        <LadderFields item={item} submitKey={submitKey} />
        <KindFields kind={kind} latest={props.latest} />
        <TextArea
          name="reason"
          label={t('steps:propose.reason')}
          hint={t(
            inLetter.includes(kind) ? 'steps:propose.reasonInLetter' : 'steps:propose.reasonHint',
          )}
        />
        <TextArea
          name="risk"
          rows={4}
          label={t('steps:propose.risk')}
          hint={t('steps:propose.riskHint')}
          optionalNote={kind !== 'second-review-date'}
        />
      </FormPage>
    </>
  );
}

/** Kinds whose reason goes into the draft of a letter. */
const inLetter: readonly StepKind[] = [
  'apply-for-place',
  's437-notice',
  's438-notice',
  'attendance-order',
];
