import { Radios, TextArea } from '~/components/form';
import { SHARING_BASES } from '../../case/case.codes';
import { useEscalationWords } from './words';

/** On what basis information is shared, each basis explained. */
export function BasisFields() {
  const { t, basis } = useEscalationWords();
  return (
    <>
      <Radios
        name="basis"
        label={t('escalation:fields.basis')}
        hint={t('escalation:fields.basisHint')}
        options={SHARING_BASES.map((code) => ({
          value: code,
          label: basis(code),
          hint: t(`escalation:basisHints.${code}`),
        }))}
      />
      <TextArea
        name="basisNote"
        rows={2}
        label={t('escalation:fields.basisNote')}
        hint={t('escalation:fields.basisNoteHint')}
        optionalNote
      />
    </>
  );
}

/** Whether the parents know, and where not, why. */
export function ParentsFields() {
  const { t } = useEscalationWords();
  return (
    <Radios
      name="parents"
      label={t('escalation:fields.parents')}
      hint={t('escalation:fields.parentsHint')}
      options={[
        {
          value: 'told',
          label: t('escalation:parents.told'),
          hint: t('escalation:parents.toldHint'),
        },
        {
          value: 'not-told',
          label: t('escalation:parents.not-told'),
          hint: t('escalation:parents.notToldHint'),
          conditional: (
            <TextArea name="parentsReason" rows={2} label={t('escalation:fields.parentsReason')} />
          ),
        },
      ]}
    />
  );
}
