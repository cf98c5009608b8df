import { FormPage, Radios, TextField, type SavedValues } from '~/components/form';
import { useT } from '~/platform/i18n';
import { RELATIONS, YES_NO_UNSURE, type Answers } from '../answers.schema';
import type { QuestionPage } from './question-page';

/** The form's values of a saved answer. */
function toSaved(you: NonNullable<Answers['you']>): SavedValues {
  return { ...you };
}

/** Who is writing. */
export function YouPage({ saved, ...page }: QuestionPage<Answers['you']>) {
  const t = useT();
  const words = (key: string) => t(`notify:you.${key}`);
  return (
    <FormPage
      {...page}
      title={words('title')}
      caption={t('notify:tasks.groups.aboutYou')}
      errorsFrom="notify:you"
      saved={saved && toSaved(saved)}
      submitLabel={t('notify:saveAndReturn')}
    >
      <TextField
        name="name"
        label={words('name.label')}
        hint={words('name.hint')}
        asked="needed"
        autoComplete="name"
        spellCheck={false}
      />
      <Radios
        name="relation"
        label={words('relation.label')}
        asked="choice"
        options={RELATIONS.map((value) => ({
          value,
          label: words(`relation.options.${value}`),
          conditional:
            value === 'other' ? (
              <TextField name="relationOther" label={words('relationOther.label')} asked="choice" />
            ) : undefined,
        }))}
      />
      <Radios
        name="parentalResponsibility"
        label={words('parentalResponsibility.label')}
        hint={words('parentalResponsibility.hint')}
        asked="choice"
        options={YES_NO_UNSURE.map((value) => ({ value, label: t(`notify:yesNo.${value}`) }))}
      />
    </FormPage>
  );
}
