import {
  DateField,
  FormPage,
  Hidden,
  Radios,
  TextField,
  type SavedValues,
} from '~/components/form';
import { Details } from '~/components/layout';
import { useT } from '~/platform/i18n';
import type { ChildAnswers } from '../answers.schema';
import type { AgeFacts } from '../children.rules';
import { AddressFields } from './address-fields';
import { AgeNote } from './age-note';
import type { QuestionPage } from './question-page';

function toSaved({ address, ...child }: ChildAnswers): SavedValues {
  return {
    ...address,
    givenNames: child.givenNames,
    familyName: child.familyName,
    knownAs: child.knownAs,
    dateOfBirth: child.dateOfBirth,
    sex: child.sex,
    upn: child.upn,
    lives: address ? 'elsewhere' : 'household',
  };
}

type Props = QuestionPage<ChildAnswers> & {
  age: AgeFacts | null;
  /** The key that a child who is being added will have. */
  newKey: string | null;
};

/** A child's details. */
export function ChildPage({ saved, age, newKey, ...page }: Props) {
  const t = useT();
  const words = (key: string) => t(`notify:child.${key}`);
  return (
    <FormPage
      {...page}
      title={
        <span className="wrap-anywhere">
          {age ? t('notify:child.titleOf', { name: age.name }) : words('title')}
        </span>
      }
      caption={t('notify:tasks.groups.yourChildren')}
      errorsFrom="notify:child"
      saved={saved && toSaved(saved)}
      submitLabel={t('notify:saveAndContinue')}
      lead={age && <AgeNote age={age} />}
    >
      {newKey && <Hidden name="key" value={newKey} />}
      <NameFields />
      <DateField
        name="dateOfBirth"
        label={words('dateOfBirth.label')}
        hint={words('dateOfBirth.hint')}
        asked="needed"
      />
      <LivesQuestion />
      <Radios
        name="sex"
        label={words('sex.label')}
        hint={words('sex.hint')}
        asked="choice"
        inline
        options={(['female', 'male'] as const).map((value) => ({
          value,
          label: words(`sex.options.${value}`),
        }))}
      />
      <TextField
        name="upn"
        width="medium"
        label={words('upn.label')}
        hint={words('upn.hint')}
        asked="choice"
        dir="ltr"
        autoCapitalize="characters"
        autoComplete="off"
        spellCheck={false}
      />
      <Details summary={words('upn.summary')}>
        <p>{words('upn.text')}</p>
      </Details>
    </FormPage>
  );
}

function NameFields() {
  const t = useT();
  const field = (name: string, asked: 'needed' | 'choice') => (
    <TextField
      name={name}
      label={t(`notify:child.${name}.label`)}
      hint={t(`notify:child.${name}.hint`)}
      asked={asked}
      autoComplete="off"
      spellCheck={false}
    />
  );
  return (
    <>
      {field('givenNames', 'needed')}
      {field('familyName', 'needed')}
      {field('knownAs', 'choice')}
    </>
  );
}

function LivesQuestion() {
  const t = useT();
  const words = (key: string) => t(`notify:child.lives.${key}`);
  return (
    <Radios
      name="lives"
      label={words('label')}
      asked="choice"
      options={[
        { value: 'household', label: words('household') },
        {
          value: 'elsewhere',
          label: words('elsewhere'),
          conditional: <AddressFields autoFill={false} />,
        },
      ]}
    />
  );
}
