import { DateField, FormPage, Radios } from '~/components/form';
import { useT } from '~/platform/i18n';
import type { Answers } from '../answers.schema';
import type { WrittenLetter } from '../notice-letter';
import { savedStart } from '../start.schema';
import type { CouncilWords } from './council-words';
import { LetterChoice } from './letter-choice';
import type { QuestionPage } from './question-page';

type StartPageProps = QuestionPage<Answers['start']> & {
  letters: WrittenLetter[];
  family: Answers['children'];
  council: CouncilWords;
  /** By when requests to the council would be answered if the notice went today (ISO dates). */
  answerBy: { consent: string; contact: string };
};

/** When home education starts, and each letter that follows, with how it should go. */
export function StartPage({ saved, letters, family, council, answerBy, ...page }: StartPageProps) {
  const t = useT();
  const words = (key: string, values = {}) => t(`notify-more:start.${key}`, values);
  const dateKnown = Boolean(saved?.startsOn);
  return (
    <FormPage
      {...page}
      title={words('title')}
      caption={t('notify:tasks.groups.yourPlans')}
      errorsFrom="notify-more:start"
      saved={saved && savedStart(saved, letters)}
      submitLabel={t('notify:saveAndReturn')}
    >
      <When needed={letters.length > 0} />
      {letters.length === 0 ? (
        <p>{words(family.length === 0 ? 'noChildren' : 'noLetter')}</p>
      ) : (
        <section className="space-y-8">
          <h2>{words('letters.title', { count: letters.length })}</h2>
          {!dateKnown && <p className="text-soft">{words('exampleDate')}</p>}
          {letters.map((letter, index) => (
            <LetterChoice
              key={letter.key}
              index={index}
              letter={letter}
              family={family}
              council={council}
              answerBy={answerBy}
            />
          ))}
        </section>
      )}
    </FormPage>
  );
}

function When({ needed }: { needed: boolean }) {
  const t = useT();
  const words = (key: string) => t(`notify-more:start.${key}`);
  const fields = {
    'on-date': (
      <DateField name="startsOn" label={words('startsOn.label')} hint={words('startsOn.hint')} />
    ),
    already: (
      <DateField
        name="startedOn"
        label={words('startedOn.label')}
        hint={words('startedOn.hint')}
        asked="choice"
      />
    ),
    'not-sure': <p>{words('notSure')}</p>,
  };
  return (
    <Radios
      name="when"
      label={words('when.label')}
      hint={words('when.hint')}
      asked={needed ? 'needed' : 'choice'}
      options={(['on-date', 'already', 'not-sure'] as const).map((value) => ({
        value,
        label: words(`when.options.${value}`),
        conditional: fields[value],
      }))}
    />
  );
}
