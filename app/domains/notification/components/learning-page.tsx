import { FormPage, Radios, TextField } from '~/components/form';
import { useT } from '~/platform/i18n';
import { SETTINGS, type ChildAnswers, type Setting } from '../answers.schema';
import type { AgeFacts } from '../children.rules';
import { AgeNote } from './age-note';
import type { QuestionPage } from './question-page';

type Props = QuestionPage<ChildAnswers['learning']> & { age: AgeFacts };

/** Where a child learns now, and what follows from it. */
export function LearningPage({ saved, age, ...page }: Props) {
  const t = useT();
  const words = (key: string) => t(`notify:learning.${key}`, { name: age.name });
  const further: Partial<Record<Setting, string>> = {
    'home-educated-elsewhere': 'area',
    'attendance-order': 'orderCouncil',
  };
  const option = (value: Setting) => {
    const field = further[value];
    return {
      value,
      label: words(`setting.options.${value}.label`),
      hint: words(`setting.options.${value}.hint`),
      conditional: field && (
        <TextField name={field} label={words(`${field}.label`)} asked="choice" />
      ),
    };
  };
  return (
    <FormPage
      {...page}
      title={<span className="wrap-anywhere">{words('title')}</span>}
      caption={t('notify:tasks.groups.yourChildren')}
      errorsFrom="notify:learning"
      saved={saved && { ...saved }}
      submitLabel={t('notify:saveAndContinue')}
      lead={<AgeNote age={age} />}
    >
      <Radios
        name="setting"
        label={words('setting.label')}
        hint={words('setting.hint')}
        asked="needed"
        options={SETTINGS.map(option)}
      />
    </FormPage>
  );
}
