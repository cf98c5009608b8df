import { Checkbox, Fieldset, FormPage } from '~/components/form';
import { useLanguage, useT } from '~/platform/i18n';
import type { Answers } from '../answers.schema';
import type { QuestionPage } from './question-page';

const CONSEQUENCES = ['costs', 'place', 'support', 'duty', 'unsuitable'];

/** What the Department for Education expects a parent to understand before deciding. */
export function ConsequencesPage({ saved, ...page }: QuestionPage<Answers['consequences']>) {
  const t = useT();
  const language = useLanguage();
  const words = (key: string) => t(`notify-more:consequences.${key}`);
  return (
    <FormPage
      {...page}
      title={words('title')}
      caption={t('notify:tasks.groups.send')}
      lead={<p>{words('lead')}</p>}
      errorsFrom="notify-more:consequences"
      saved={{ confirmed: saved?.confirmed ? 'yes' : '' }}
      submitLabel={t('notify:saveAndReturn')}
    >
      <div>
        {CONSEQUENCES.map((key) => (
          <section key={key} className="mb-6">
            <h2 className="text-lg">{words(`${key}.title`)}</h2>
            <p>{words(`${key}.body`)}</p>
          </section>
        ))}
        <p>
          <a href={`/${language}/guide/at-a-glance`}>{words('more')}</a>
        </p>
      </div>
      <Fieldset legend={words('confirmed.legend')} asked="choice">
        <Checkbox
          name="confirmed"
          label={words('confirmed.label')}
          hint={words('confirmed.hint')}
        />
      </Fieldset>
    </FormPage>
  );
}
