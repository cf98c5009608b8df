import { Checkboxes, DateField, FileField, Radios, TextArea } from '~/components/form';
import { OFFERED_WAYS, isNotice } from '../steps.codes';
import { StepForm } from './step-move-forms';
import type { StepPageProps } from './step-page';
import { useStepWords } from './step-words';

/** Recording that a notice or an order was served: the day, how, on whom, and the proof of it. */
export function ServeForm(props: StepPageProps) {
  const { step, adults } = props;
  const { t, word } = useStepWords();
  return (
    <StepForm
      {...props}
      of="serve"
      title={t('steps:serve.title')}
      lead={t(isNotice(step.kind) ? 'steps:serve.leadNotice' : 'steps:serve.leadOrder')}
      submit={t('steps:serve.submit')}
      saved={{ toldLastDay: props.toldLastDay }}
    >
      {step.kind === 'attendance-order' && (
        <DateField name="madeOn" label={t('steps:serve.madeOn')} />
      )}
      <DateField
        name="servedOn"
        label={t('steps:serve.servedOn')}
        hint={t('steps:serve.servedOnHint')}
      />
      <Radios
        name="servedHow"
        label={t('steps:serve.how')}
        options={OFFERED_WAYS.map((value) => ({
          value,
          label: t(`steps:ways.${value}`),
          hint: value === 'portal' ? t('steps:serve.portalHint') : undefined,
          conditional:
            value === 'agreed-email' ? (
              <TextArea
                name="agreed"
                rows={2}
                label={t('steps:serve.agreed')}
                hint={t('steps:serve.agreedHint')}
              />
            ) : undefined,
        }))}
      />
      <Checkboxes
        name="servedOnWhom"
        label={t('steps:serve.onWhom')}
        options={adults.map(({ id, name, role }) => ({
          value: id,
          label: <bdi>{name || t('steps:serve.nameless')}</bdi>,
          hint: word('roles', role),
        }))}
      />
      <TextArea
        name="proof"
        rows={3}
        label={t('steps:serve.proof')}
        hint={t('steps:serve.proofHint')}
      />
      <FileField
        name="scan"
        label={t('steps:serve.scan')}
        hint={t('steps:serve.scanHint')}
        accept=".pdf,.jpg,.jpeg,.png"
        optionalNote
      />
      {isNotice(step.kind) && (
        <DateField
          name="toldLastDay"
          label={t('steps:serve.toldLastDay')}
          hint={t('steps:serve.toldLastDayHint')}
          optionalNote
        />
      )}
    </StepForm>
  );
}
