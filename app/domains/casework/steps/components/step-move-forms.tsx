import type { ReactNode } from 'react';
import { DateField, FormInline, Hidden, Radios, TextArea } from '~/components/form';
import type { SavedValues } from '~/components/form';
import type { StepPageProps } from './step-page';
import { LadderFields } from './step-forms';
import { useStepWords } from './step-words';

type FormProps = StepPageProps & {
  of: 'decide' | 'withdraw' | 'serve' | 'outcome';
  title: string;
  lead?: string;
  submit: string;
  quiet?: boolean;
  saved?: SavedValues;
  children: ReactNode;
};

/** One of the forms of a step's page, with what was typed in it where it was refused. */
export function StepForm(props: FormProps) {
  const { step, item, submitKey, problems, of } = props;
  return (
    <section
      aria-labelledby={`${of}-title`}
      className="mt-10 max-w-[42rem] border-t border-line pt-6 print:hidden"
    >
      <h2 id={`${of}-title`}>{props.title}</h2>
      {props.lead && <p>{props.lead}</p>}
      <FormInline
        id={of}
        action={`/officer/step/${step.id}?move=${of}`}
        encType={of === 'serve' ? 'multipart/form-data' : undefined}
        problems={problems?.values.of === of ? problems : null}
        saved={props.saved}
        errorsFrom="steps:form"
        submitLabel={props.submit}
        submitVariant={props.quiet ? 'secondary' : undefined}
      >
        <LadderFields item={item} submitKey={submitKey} />
        <Hidden name="of" value={of} />
        {props.children}
      </FormInline>
    </section>
  );
}

export function DecideForm(props: StepPageProps) {
  const { t } = useStepWords();
  return (
    <StepForm
      {...props}
      of="decide"
      title={t('steps:decide.title')}
      lead={t('steps:decide.lead')}
      submit={t('steps:decide.submit')}
    >
      <Radios
        name="decision"
        label={t('steps:decide.decision')}
        options={(['approve', 'refuse'] as const).map((value) => ({
          value,
          label: t(`steps:decide.decisions.${value}`),
          hint: t(`steps:decide.hints.${value}`),
        }))}
      />
      <TextArea
        name="decisionReason"
        rows={4}
        label={t('steps:decide.reason')}
        hint={t('steps:decide.reasonHint')}
      />
    </StepForm>
  );
}

export function WithdrawForm(props: StepPageProps) {
  const { t } = useStepWords();
  return (
    <StepForm
      {...props}
      of="withdraw"
      quiet
      title={t('steps:withdraw.title')}
      submit={t('steps:withdraw.submit')}
    >
      <TextArea name="withdrawReason" rows={3} label={t('steps:withdraw.reason')} optionalNote />
    </StepForm>
  );
}

export function OutcomeForm(props: StepPageProps) {
  const { t } = useStepWords();
  return (
    <StepForm
      {...props}
      of="outcome"
      quiet
      title={t('steps:outcome.title')}
      lead={t('steps:outcome.lead')}
      submit={t('steps:outcome.submit')}
    >
      <Radios
        name="outcome"
        label={t('steps:outcome.outcome')}
        options={props.outcomes.map((value) => ({ value, label: t(`steps:outcomes.${value}`) }))}
      />
      <DateField name="outcomeOn" label={t('steps:outcome.on')} />
      <TextArea name="outcomeWords" rows={4} label={t('steps:outcome.words')} />
    </StepForm>
  );
}
