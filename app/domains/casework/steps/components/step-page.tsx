import { ErrorSummary } from '~/components/form';
import type { FormProblems } from '~/components/form/form-state';
import { Banner, Notice, Tag } from '~/components/layout';
import { ChangedMeanwhile } from '../../item/components/move-parts';
import type { LetterLine } from '../../letter';
import { CaseHead, type HeadChild } from '../../record/components/case-head';
import type { LadderItem } from '../find-ladder.server';
import type { LadderStep } from '../ladder-of.server';
import type { OutcomeCode } from '../steps.codes';
import type { Because } from '../steps.rules';
import { DecideForm, OutcomeForm, WithdrawForm } from './step-move-forms';
import { ServeForm } from './serve-form';
import { StepFacts } from './step-facts';
import { stateTone, useStepWords } from './step-words';

export type StepPageProps = {
  child: HeadChild;
  step: LadderStep;
  item: LadderItem;
  today: string;
  mine: boolean;
  mayDecide: boolean;
  mayServe: boolean;
  outcomes: OutcomeCode[];
  barred: { because: Because; day: string | null } | null;
  adults: { id: string; name: string; role: string }[];
  /** The last day that the draft of the notice named (ISO). */
  toldLastDay: string | null;
  letters: LetterLine[];
  submitKey: string;
  problems?: FormProblems | null;
  done: string | null;
};

/** One formal step: the proposal, what became of it, and what its reader may do about it. */
export function StepPage(props: StepPageProps) {
  const { child, step, problems, done } = props;
  const { t, kind, state } = useStepWords();
  const of = typeof problems?.values.of === 'string' ? problems.values.of : undefined;
  return (
    <>
      <ErrorSummary problems={problems} errorsFrom="steps:form" idPrefix={of} />
      <CaseHead
        child={child}
        title={<bdi>{kind(step)}</bdi>}
        backTo={`/officer/child/${child.id}/steps`}
        back={t('steps:propose.back')}
        today={props.today}
      />
      {done && !problems && <Banner kind="success" focus title={t(`steps:done.${done}`)} />}
      <ChangedMeanwhile problems={problems} />
      <p>
        <Tag tone={stateTone[step.state]}>{state(step)}</Tag>
      </p>
      <WhatNext {...props} />
      <StepFacts step={step} letters={props.letters} />
      {props.mayDecide && <DecideForm {...props} />}
      {props.mayServe && <ServeForm {...props} />}
      {props.outcomes.length > 0 && <OutcomeForm {...props} />}
      {props.mine && step.state === 'proposed' && <WithdrawForm {...props} />}
    </>
  );
}

/** In one or two sentences: whom or what the step waits for. */
function WhatNext({ step, mine, mayDecide, mayServe, barred, today }: StepPageProps) {
  const { t, date } = useStepWords();
  return (
    <>
      {barred && (
        <Notice tone="wait">
          {t('steps:step.barred')}{' '}
          {t(`steps:form.errors.form.${barred.because}`, {
            day: barred.day ? date(barred.day) : '',
          })}
        </Notice>
      )}
      {step.state === 'proposed' && !mayDecide && (
        <p>{t(mine ? 'steps:step.waitsMine' : 'steps:step.waits')}</p>
      )}
      {mayServe && <p>{t('steps:step.toServe')}</p>}
      {step.state === 'approved' && step.kind === 'apply-for-place' && (
        <p>{t('steps:step.toSend')}</p>
      )}
      {step.state === 'approved' && step.kind === 'second-review-date' && (
        <p>{t('steps:step.toReport')}</p>
      )}
      {step.state === 'served' && step.lastDay && (
        <p>
          {step.lastDay < today
            ? t('steps:ladder.lastDayPassed', { day: date(step.lastDay) })
            : t('steps:ladder.lastDay', { day: date(step.lastDay) })}
        </p>
      )}
    </>
  );
}
