import { ErrorSummary, FormInline, Hidden, TextField } from '~/components/form';
import type { FormProblems } from '~/components/form/form-state';
import { Banner, EmptyState, Notice, Tag, Timeline } from '~/components/layout';
import { ChangedMeanwhile } from '../../item/components/move-parts';
import { CaseHead, type HeadChild } from '../../record/components/case-head';
import type { Ladder } from '../show-ladder.server';
import { isLive } from '../ladder.rules';
import { PossibleSteps } from './possible-steps';
import { FoldedFacts } from './step-facts';
import { LadderFields } from './step-forms';
import { stateTone, useStepWords } from './step-words';

type LadderPageProps = {
  child: HeadChild;
  today: string;
  ladder: Ladder;
  submitKey: string;
  problems?: FormProblems | null;
  done: string | null;
};

/** The whole ladder of one case: what happened, what is possible now, and the one action that stops it. */
export function LadderPage(props: LadderPageProps) {
  const { child, today, ladder, problems, done } = props;
  const { t } = useStepWords();
  return (
    <>
      <ErrorSummary problems={problems} errorsFrom="steps:form" idPrefix="stop" />
      <CaseHead child={child} title={t('steps:ladder.title')} today={today} />
      {done && !problems && <Banner kind="success" focus title={t(`steps:done.${done}`)} />}
      <ChangedMeanwhile problems={problems} />
      <p>{t('steps:ladder.lead')}</p>
      {ladder.orderStands && <Notice tone="wait">{t('steps:ladder.orderStands')}</Notice>}
      <h2>{t('steps:ladder.happened')}</h2>
      <Happened ladder={ladder} today={today} />
      <PossibleSteps childId={child.id} possible={ladder.possible} />
      {ladder.item && <StopForm {...props} item={ladder.item} />}
    </>
  );
}

function Happened({ ladder, today }: Pick<LadderPageProps, 'ladder' | 'today'>) {
  const { t, date, moment, kind, state } = useStepWords();
  if (ladder.steps.length === 0) {
    return <EmptyState title={t('steps:ladder.none')}>{t('steps:ladder.noneHint')}</EmptyState>;
  }
  return (
    <Timeline
      items={ladder.steps.map((step) => ({
        when: moment(step.proposedAt),
        who: <bdi>{step.proposedBy}</bdi>,
        title: (
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <a href={`/officer/step/${step.id}`}>
              <bdi>{kind(step)}</bdi>
            </a>
            <Tag tone={stateTone[step.state]}>{state(step)}</Tag>
          </span>
        ),
        body: (
          <>
            {step.state === 'served' && step.lastDay && (
              <p className="mb-2">
                {step.lastDay < today
                  ? t('steps:ladder.lastDayPassed', { day: date(step.lastDay) })
                  : t('steps:ladder.lastDay', { day: date(step.lastDay) })}
              </p>
            )}
            {step.state === 'proposed' && (
              <p className="mb-2">{t('steps:ladder.waitsForSenior')}</p>
            )}
            <FoldedFacts step={step} letters={step.letters} open={isLive(step)} />
          </>
        ),
      }))}
    />
  );
}

function StopForm(props: LadderPageProps & { item: NonNullable<Ladder['item']> }) {
  const { child, item, submitKey, problems, ladder } = props;
  const { t } = useStepWords();
  return (
    <section
      aria-labelledby="stop-title"
      className="mt-10 max-w-[42rem] border-t border-line pt-6 print:hidden"
    >
      <h2 id="stop-title">{t('steps:stop.title')}</h2>
      <p>{t('steps:stop.lead')}</p>
      {ladder.orderStands && <p>{t('steps:stop.withOrder')}</p>}
      <FormInline
        id="stop"
        action={`/officer/child/${child.id}/steps?ladder=${item.id}`}
        problems={problems}
        errorsFrom="steps:form"
        submitLabel={t('steps:stop.submit')}
        submitVariant="secondary"
      >
        <LadderFields item={item} submitKey={submitKey} />
        <Hidden name="of" value="stop" />
        <TextField
          name="stopReason"
          label={t('steps:stop.reason')}
          hint={t('steps:stop.reasonHint')}
        />
      </FormInline>
    </section>
  );
}
