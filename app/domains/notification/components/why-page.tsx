import { Checkboxes, FormPage, Radios, TextArea } from '~/components/form';
import { Inset } from '~/components/layout';
import { useT } from '~/platform/i18n';
import { CHOICES, REASONS, type Answers } from '../answers.schema';
import { MAY_ASK, savedWhy } from '../plans.schema';
import type { CouncilWords } from './council-words';
import type { QuestionPage } from './question-page';

/** Why the family chose this, and whether it was a free choice; all of it optional. */
export function WhyPage({
  saved,
  council,
  ...page
}: QuestionPage<Answers['why']> & { council: CouncilWords }) {
  const t = useT();
  const words = (key: string) => t(`notify-more:why.${key}`);
  return (
    <FormPage
      {...page}
      title={words('title')}
      caption={t('notify:tasks.groups.yourPlans')}
      lead={<p>{words('lead')}</p>}
      errorsFrom="notify-more:why"
      saved={saved && savedWhy(saved)}
      submitLabel={t('notify:saveAndReturn')}
    >
      <Checkboxes
        name="reasons"
        label={words('reasons.label')}
        hint={words('reasons.hint')}
        asked="choice"
        options={REASONS.map((value) => ({ value, label: words(`reasons.options.${value}`) }))}
      />
      <TextArea
        name="words"
        label={words('words.label')}
        hint={words('words.hint')}
        asked="choice"
      />
      <Radios
        name="choice"
        label={words('choice.label')}
        hint={words('choice.hint')}
        asked="choice"
        options={CHOICES.map((value) => ({
          value,
          label: words(`choice.options.${value}`),
          conditional: value === 'free' ? undefined : <Pressure of={value} />,
        }))}
      />
      <WhatWeDo council={council} />
    </FormPage>
  );
}

function Pressure({ of }: { of: 'suggested' | 'pressed' }) {
  const t = useT();
  const words = (key: string) => t(`notify-more:why.${key}`);
  return (
    <>
      <TextArea
        name={`${of}Words`}
        label={words('pressedWords.label')}
        hint={words('pressedWords.hint')}
        asked="choice"
        rows={4}
      />
      <Radios
        name={`${of}MayAsk`}
        label={words('mayAsk.label')}
        hint={words('mayAsk.hint')}
        asked="choice"
        options={MAY_ASK.map((value) => ({ value, label: words(`mayAsk.options.${value}`) }))}
      />
    </>
  );
}

/** What is done where a school suggested or pressed (protocol 5.3 to 5.5). */
function WhatWeDo({ council }: { council: CouncilWords }) {
  const t = useT();
  const words = (key: string) => t(`notify-more:why.pressedWhat.${key}`, { ...council });
  return (
    <Inset>
      <h2 className="mt-0 text-lg">{words('title')}</h2>
      <ul>
        {['who', 'contact', 'challenge', 'return'].map((key) => (
          <li key={key}>{words(key)}</li>
        ))}
      </ul>
    </Inset>
  );
}
