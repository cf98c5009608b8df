import { Hidden, Radios, TextField } from '~/components/form';
import { Details } from '~/components/layout';
import { formatDate, formatList, isolate, useLanguage, useT } from '~/platform/i18n';
import { LETTER_WAYS, type Answers } from '../answers.schema';
import { childName } from '../children.rules';
import { goesToSchool } from '../letters.rules';
import type { WrittenLetter } from '../notice-letter';
import { letterFields } from '../start.schema';
import type { CouncilWords } from './council-words';
import { LetterPreview } from './letter-preview';

type LetterChoiceProps = {
  index: number;
  letter: WrittenLetter;
  family: Answers['children'];
  council: CouncilWords;
  answerBy: { consent: string; contact: string };
};

/** One letter: what it does, how it reads, and how it should go. */
export function LetterChoice({ index, letter, family, council, answerBy }: LetterChoiceProps) {
  const t = useT();
  const language = useLanguage();
  const words = (key: string, values = {}) => t(`notify-more:start.${key}`, values);
  const named = family.filter((child) => letter.childKeys.includes(child.key)).map(childName);
  const values = { children: formatList(language, named), school: isolate(letter.schoolName) };
  const { english, translation } = letter.text;
  return (
    <section className="space-y-5 border-t border-line pt-5">
      <h3>{words(`heading.${letter.kind}`, { ...values, child: values.children })}</h3>
      <p>{words(`about.${letter.kind}`, values)}</p>
      {letter.kind !== 'deregistration' && (
        <Request kind={letter.kind} council={council} answerBy={answerBy} />
      )}
      <Details summary={words('preview')}>
        <p>{words('inEnglish')}</p>
        <LetterPreview content={english} label={english.subject} />
        {translation && (
          <>
            <p className="mt-5">{translation.notice}</p>
            <LetterPreview content={translation.content} label={translation.title} />
          </>
        )}
      </Details>
      <Way index={index} letter={letter} />
    </section>
  );
}

function Request(props: {
  kind: 'special-school-consent' | 'revoke-order';
  council: CouncilWords;
  answerBy: { consent: string; contact: string };
}) {
  const t = useT();
  const language = useLanguage();
  const { kind, answerBy } = props;
  const by = kind === 'special-school-consent' ? answerBy.consent : answerBy.contact;
  const date = formatDate(language, by);
  const words = (key: string) =>
    t(`notify-more:start.next.${kind}.${key}`, { ...props.council, date });
  return (
    <>
      <h4 className="font-semibold">{t('notify-more:start.next.title')}</h4>
      <ul>
        {['sent', 'by', 'yes', 'no'].map((key) => (
          <li key={key}>{words(key)}</li>
        ))}
      </ul>
    </>
  );
}

function Way({ index, letter }: { index: number; letter: WrittenLetter }) {
  const t = useT();
  const words = (key: string) => t(`notify-more:start.${key}`);
  const names = letterFields(index);
  const toSchool = goesToSchool(letter);
  const options = toSchool ? 'way.options' : 'way.council';
  return (
    <>
      <Hidden name={names.letter} value={letter.key} />
      {toSchool && (
        <TextField
          name={names.headName}
          label={words('headName.label')}
          hint={words('headName.hint')}
          asked="choice"
          spellCheck={false}
        />
      )}
      <Radios
        name={names.way}
        label={words('way.label')}
        hint={words('way.hint')}
        asked="choice"
        options={LETTER_WAYS.map((value) => ({
          value,
          label: words(`${options}.${value}`),
          conditional:
            toSchool && value === 'send-for-me' ? (
              <TextField
                type="email"
                name={names.sendTo}
                label={words('sendTo.label')}
                hint={words('sendTo.hint')}
                asked="needed"
              />
            ) : undefined,
        }))}
      />
    </>
  );
}
