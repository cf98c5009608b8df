import { DateField, FormPage, TextArea } from '~/components/form';
import { Inset } from '~/components/layout';
import { useT } from '~/platform/i18n';
import type { Answers } from '../answers.schema';
import type { QuestionPage } from './question-page';

const NOT_NEEDED = ['timetable', 'hours', 'curriculum', 'qualifications', 'home'];

/** A first idea of the education, for those who want to give one. */
export function OutlinePage({ saved, ...page }: QuestionPage<Answers['outline']>) {
  const t = useT();
  const words = (key: string) => t(`notify-more:outline.${key}`);
  return (
    <FormPage
      {...page}
      title={words('title')}
      caption={t('notify:tasks.groups.yourPlans')}
      lead={<p>{words('lead')}</p>}
      errorsFrom="notify-more:outline"
      saved={saved && { ...saved }}
      submitLabel={t('notify:saveAndReturn')}
    >
      <Inset>
        <h2 className="mt-0 text-lg">{words('neednot.title')}</h2>
        <ul>
          {NOT_NEEDED.map((key) => (
            <li key={key}>{words(`neednot.${key}`)}</li>
          ))}
        </ul>
      </Inset>
      <TextArea
        name="words"
        label={words('words.label')}
        hint={words('words.hint')}
        asked="choice"
        rows={8}
      />
      <DateField
        name="moreBy"
        label={words('moreBy.label')}
        hint={words('moreBy.hint')}
        asked="choice"
      />
    </FormPage>
  );
}
