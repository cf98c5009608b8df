import { DateField, Radios, TextArea, type FormProblems } from '~/components/form';
import { LinkTabs, Ltr, Notice } from '~/components/layout';
import { CHILD_PARTS, EHC_OUTCOMES, PARENT_PARTS } from '../record.codes';
import type { EhcPlanView, RecordChild } from '../record.view';
import { CaseHead } from './case-head';
import { PlanLine } from './ehc-part';
import { News } from './news';
import { useOptions } from './options';
import { Line, Lines, Part } from './part';
import { useRecordWords } from './words';
import { RecordForm } from './record-form';

type EhcPageProps = {
  child: RecordChild;
  plans: EhcPlanView[];
  inForce: EhcPlanView | null;
  /** The matter on which the clock of the next review runs. */
  carrier: { id: string; reference: string } | null;
  mode: 'plan' | 'review' | 'day' | 'end';
  mayOpenRecord: boolean;
  today: string;
  submitKey: string;
  done: string | null;
  problems?: FormProblems | null;
};

/** A child's EHC plan: added once, reviewed each year, ended. */
export function EhcPage(props: EhcPageProps) {
  const { t } = useRecordWords();
  const { child, plans, inForce, carrier, mode, today, done } = props;
  return (
    <>
      <News done={done} />
      <CaseHead
        child={child}
        today={today}
        title={t('record:ehc.title')}
        backTo={props.mayOpenRecord ? undefined : '/officer/queue'}
        back={props.mayOpenRecord ? undefined : t('record:toQueue')}
      />
      <Notice>{t('record:ehcPage.law')}</Notice>
      {inForce && <Tabs childId={child.id} planId={inForce.id} mode={mode} />}
      {plans.length > 0 && mode === 'plan' && (
        <Part id="plans" title={t('record:ehcPage.plans')}>
          <Lines>
            {plans.map((plan) => (
              <Line key={plan.id}>
                <PlanLine plan={plan} today={today} />
              </Line>
            ))}
          </Lines>
          {inForce && <Carrier carrier={carrier} />}
        </Part>
      )}
      {mode === 'plan' && !inForce && <PlanForm {...props} />}
      {mode === 'review' && <ReviewForm {...props} />}
      {mode === 'day' && <DayForm {...props} />}
      {mode === 'end' && <EndForm {...props} />}
    </>
  );
}

/** Where the clock of the next review runs; plainly said where it runs nowhere. */
function Carrier({ carrier }: Pick<EhcPageProps, 'carrier'>) {
  const { t } = useRecordWords();
  return (
    <p className="mb-0 text-sm text-soft">
      {carrier ? (
        <>
          {t('record:ehcPage.clockOn')}{' '}
          <a href={`/officer/item/${carrier.id}`}>
            <Ltr>{carrier.reference}</Ltr>
          </a>
        </>
      ) : (
        t('record:ehcPage.noClock')
      )}
    </p>
  );
}

type TabsProps = { childId: string; planId: string; mode: EhcPageProps['mode'] };

function Tabs({ childId, planId, mode }: TabsProps) {
  const { t } = useRecordWords();
  const to = `/officer/child/${childId}/ehc`;
  return (
    <LinkTabs
      label={t('record:ehcPage.tabs.label')}
      tabs={(['plan', 'review', 'day', 'end'] as const).map((name) => ({
        to: name === 'plan' ? to : `${to}?${name}=${planId}`,
        label: t(`record:ehcPage.tabs.${name}`),
        current: mode === name,
      }))}
    />
  );
}

function PlanForm({ problems, submitKey }: EhcPageProps) {
  const { t } = useRecordWords();
  return (
    <RecordForm words="record:ehcPage.plan" problems={problems} submitKey={submitKey}>
      <DateField name="startedOn" label={t('record:ehcPage.plan.startedOn')} optionalNote />
      <DateField
        name="nextReviewOn"
        label={t('record:ehcPage.plan.nextReviewOn')}
        hint={t('record:ehcPage.plan.nextHint')}
        optionalNote
      />
    </RecordForm>
  );
}

function ReviewForm({ problems, submitKey }: EhcPageProps) {
  const { t } = useRecordWords();
  const { options } = useOptions();
  return (
    <RecordForm words="record:ehcPage.review" problems={problems} submitKey={submitKey}>
      <DateField name="heldOn" label={t('record:ehcPage.review.heldOn')} />
      <Radios
        name="parentTookPart"
        label={t('record:ehcPage.review.parentTookPart')}
        options={options('parentParts', PARENT_PARTS)}
      />
      <Radios
        name="childTookPart"
        label={t('record:ehcPage.review.childTookPart')}
        options={options('childParts', CHILD_PARTS)}
      />
      <Radios
        name="outcome"
        label={t('record:ehcPage.review.outcome')}
        options={options('ehcOutcomes', EHC_OUTCOMES)}
      />
      <DateField
        name="nextReviewOn"
        label={t('record:ehcPage.review.nextReviewOn')}
        hint={t('record:ehcPage.review.nextHint')}
        optionalNote
      />
      <TextArea name="note" label={t('record:ehcPage.review.note')} rows={4} optionalNote />
    </RecordForm>
  );
}

function DayForm({ problems, submitKey, inForce }: EhcPageProps) {
  const { t } = useRecordWords();
  return (
    <RecordForm
      words="record:ehcPage.day"
      problems={problems}
      submitKey={submitKey}
      saved={{ nextReviewOn: inForce?.nextReviewOn }}
    >
      <DateField name="nextReviewOn" label={t('record:ehcPage.day.nextReviewOn')} />
    </RecordForm>
  );
}

function EndForm({ problems, submitKey }: EhcPageProps) {
  const { t, word } = useRecordWords();
  return (
    <RecordForm words="record:ehcPage.end" problems={problems} submitKey={submitKey}>
      <DateField name="endedOn" label={t('record:ehcPage.end.endedOn')} />
      <Radios
        name="senAfter"
        label={t('record:ehcPage.end.senAfter')}
        options={['K', 'N'].map((value) => ({ value, label: word('sen', value) }))}
      />
    </RecordForm>
  );
}
