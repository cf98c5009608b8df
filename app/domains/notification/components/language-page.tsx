import { FormPage, Radios, TextArea, TextField } from '~/components/form';
import { languages, useT, type Language } from '~/platform/i18n';
import { INTERPRETERS, type Answers } from '../answers.schema';
import type { QuestionPage } from './question-page';

/** The language to answer in, and an interpreter. `offered` are the portal's languages here. */
export function LanguagePage({
  saved,
  offered,
  ...page
}: QuestionPage<Answers['language']> & { offered: Language[] }) {
  const t = useT();
  const words = (key: string) => t(`notify:language.${key}`);
  const other = {
    value: 'other',
    label: words('language.other'),
    conditional: (
      <TextField name="languageOther" label={words('languageOther.label')} asked="choice" />
    ),
  };
  return (
    <FormPage
      {...page}
      title={words('title')}
      caption={t('notify:tasks.groups.aboutYou')}
      errorsFrom="notify:language"
      saved={saved}
      submitLabel={t('notify:saveAndReturn')}
      lead={<p>{words('lead')}</p>}
    >
      <Radios
        name="language"
        label={words('language.label')}
        asked="choice"
        options={[
          ...offered.map((code) => ({
            value: code,
            label: (
              <span lang={code} dir="auto">
                {languages[code].name}
              </span>
            ),
          })),
          other,
        ]}
      />
      <Radios
        name="interpreter"
        label={words('interpreter.label')}
        hint={words('interpreter.hint')}
        asked="choice"
        options={INTERPRETERS.map((value) => ({
          value,
          label: words(`interpreter.options.${value}`),
        }))}
      />
      <TextArea
        name="interpreterNote"
        rows={3}
        label={words('interpreterNote.label')}
        hint={words('interpreterNote.hint')}
        asked="choice"
      />
    </FormPage>
  );
}
