import { Checkboxes, FormPage, TextArea } from '~/components/form';
import { hasKey, useT } from '~/platform/i18n';
import { HELP_WANTED, SHARING, type Answers } from '../answers.schema';
import type { CouncilWords } from './council-words';
import type { QuestionPage } from './question-page';

/** What would help, and what may be shared: each a choice of its own. */
export function HelpPage({
  saved,
  council,
  ...page
}: QuestionPage<Answers['help']> & { council: CouncilWords }) {
  const t = useT();
  const words = (key: string) => t(`notify-more:help.${key}`, { ...council });
  const hint = (value: string) =>
    hasKey(`notify-more:help.wanted.hints.${value}`) ? words(`wanted.hints.${value}`) : undefined;
  return (
    <FormPage
      {...page}
      title={words('title')}
      caption={t('notify:tasks.groups.yourPlans')}
      lead={<p>{words('lead')}</p>}
      errorsFrom="notify-more:help"
      saved={saved && { ...saved }}
      submitLabel={t('notify:saveAndReturn')}
    >
      <Checkboxes
        name="wanted"
        label={words('wanted.label')}
        hint={words('wanted.hint')}
        asked="choice"
        options={HELP_WANTED.map((value) => ({
          value,
          label: words(`wanted.options.${value}`),
          hint: hint(value),
        }))}
      />
      <TextArea name="words" label={words('words.label')} asked="choice" rows={4} />
      <Checkboxes
        name="sharing"
        label={words('sharing.label')}
        hint={words('sharing.hint')}
        asked="choice"
        options={SHARING.map((value) => ({ value, label: words(`sharing.options.${value}`) }))}
      />
    </FormPage>
  );
}
