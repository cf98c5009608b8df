import { DateField, Radios, TextArea, TextField } from '~/components/form';
import type { StepKind } from '../../case/case.codes';
import { useStepWords } from './step-words';

/** What one kind of step asks for beside its reason. */
export function KindFields({ kind, latest }: { kind: StepKind; latest: string }) {
  const { t, date } = useStepWords();
  switch (kind) {
    case 'second-review-date':
      return (
        <DateField
          name="on"
          label={t('steps:propose.on')}
          hint={t('steps:propose.onHint', { latest: date(latest) })}
        />
      );
    case 'apply-for-place':
      return (
        <TextArea
          name="help"
          rows={4}
          label={t('steps:propose.help')}
          hint={t('steps:propose.helpHint')}
        />
      );
    case 's437-notice':
      return (
        <>
          <Radios
            name="ground"
            label={t('steps:propose.ground')}
            options={[
              { value: 'not-suitable', label: t('steps:grounds.not-suitable') },
              {
                value: 'silence',
                label: t('steps:grounds.silence'),
                hint: t('steps:propose.silenceHint'),
                conditional: <DateField name="askedOn" label={t('steps:propose.askedOn')} />,
              },
            ]}
          />
          <ServeOn />
        </>
      );
    case 's438-notice':
      return (
        <>
          <SchoolFields />
          <ServeOn />
        </>
      );
    case 'attendance-order':
      return <SchoolFields />;
    case 'court':
      return (
        <>
          <TextField name="court" label={t('steps:propose.court')} />
          <TextArea
            name="considered"
            rows={4}
            label={t('steps:propose.considered')}
            hint={t('steps:propose.consideredHint')}
          />
        </>
      );
    case 'revocation':
      return (
        <Radios
          name="because"
          label={t('steps:propose.because')}
          options={(['parent-asked', 'council'] as const).map((value) => ({
            value,
            label: t(`steps:because.${value}`),
          }))}
        />
      );
    case 'other':
      return <TextField name="what" label={t('steps:propose.what')} />;
    case 'supervision-order':
      return null;
  }
}

function SchoolFields() {
  const { t } = useStepWords();
  return (
    <>
      <TextField
        name="school"
        label={t('steps:propose.school')}
        hint={t('steps:propose.schoolHint')}
      />
      <TextField
        name="schoolUrn"
        label={t('steps:propose.schoolUrn')}
        hint={t('steps:propose.schoolUrnHint')}
        inputMode="numeric"
        width="short"
        optionalNote
      />
    </>
  );
}

function ServeOn() {
  const { t } = useStepWords();
  return (
    <DateField
      name="serveOn"
      label={t('steps:propose.serveOn')}
      hint={t('steps:propose.serveOnHint')}
      optionalNote
    />
  );
}
