import { FormPage, Hidden, Radios, TextField } from '~/components/form';
import type { FormProblems } from '~/components/form/form-state';
import { useT } from '~/platform/i18n';
import { OTHER_KINDS } from '../other-kinds';

type NewRoundPageProps = { submitKey: string; problems?: FormProblems | null };

/** Begins a round: its kind, and a name for staff. */
export function NewRoundPage({ submitKey, problems }: NewRoundPageProps) {
  const t = useT();
  return (
    <FormPage
      title={t('rounds:new.title')}
      backTo="/officer/rounds"
      problems={problems}
      errorsFrom="rounds:new"
      submitLabel={t('rounds:new.submit')}
      lead={<p>{t('rounds:new.lead')}</p>}
    >
      <Hidden name="submitKey" value={String(problems?.values.submitKey ?? submitKey)} />
      <Radios
        name="kind"
        label={t('rounds:new.kind')}
        options={OTHER_KINDS.map((kind) => ({
          value: kind,
          label: t(`rounds:kinds.${kind}`),
          hint: t(`rounds:fixed.${kind}`),
        }))}
      />
      <TextField name="title" label={t('rounds:whom.name')} hint={t('rounds:whom.nameHint')} />
    </FormPage>
  );
}
