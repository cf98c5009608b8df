import { FormPage, Radios, TextArea } from '~/components/form';
import { useT } from '~/platform/i18n';
import { NEEDS, type ChildAnswers } from '../answers.schema';
import type { AgeFacts } from '../children.rules';
import { AgeNote } from './age-note';
import type { QuestionPage } from './question-page';

type Props = QuestionPage<ChildAnswers['needs']> & { age: AgeFacts };

/** Special educational needs of a child. */
export function NeedsPage({ saved, age, ...page }: Props) {
  const t = useT();
  const words = (key: string) => t(`notify:needs.${key}`, { name: age.name });
  return (
    <FormPage
      {...page}
      title={<span className="wrap-anywhere">{words('title')}</span>}
      caption={t('notify:tasks.groups.yourChildren')}
      errorsFrom="notify:needs"
      saved={saved && { ...saved }}
      submitLabel={t('notify:saveAndContinue')}
      lead={
        <>
          <p>{words('lead')}</p>
          {age.examinations && <AgeNote age={age} />}
        </>
      }
    >
      <Radios
        name="needs"
        label={words('needs.label')}
        asked="choice"
        options={NEEDS.map((value) => ({
          value,
          label: words(`needs.options.${value}.label`),
          hint: value === 'none' ? undefined : words(`needs.options.${value}.hint`),
        }))}
      />
      <TextArea
        name="words"
        label={words('words.label')}
        hint={words('words.hint')}
        asked="choice"
      />
    </FormPage>
  );
}
