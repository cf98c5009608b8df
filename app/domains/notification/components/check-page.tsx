import { FormPage, type FormProblems } from '~/components/form';
import { Notice, SummaryCard, SummaryList, UserText } from '~/components/layout';
import { formatList, isolate, useLanguage, useT } from '~/platform/i18n';
import type { Answers } from '../answers.schema';
import { childName } from '../children.rules';
import { describeAnswers } from '../describe-answers';
import {
  choiceFor,
  goesToSchool,
  lettersFor,
  letterStart,
  type PlannedLetter,
} from '../letters.rules';
import type { Missing } from '../notice.rules';
import { isSafe } from '../safety.rules';
import type { CouncilWords } from './council-words';

type CheckPageProps = {
  answers: Answers;
  missing: Missing[];
  council: CouncilWords;
  /** The draft's address. */
  base: string;
  problems?: FormProblems;
};

/** All answers with the way back to each, what is still needed, and the button that sends. */
export function CheckPage({ answers, missing, council, base, problems }: CheckPageProps) {
  const t = useT();
  const language = useLanguage();
  const words = (key: string) => t(`notify-more:check.${key}`, { ...council });
  const complete = missing.length === 0;
  return (
    <FormPage
      title={words('title')}
      caption={t('notify:tasks.groups.send')}
      backTo={base}
      problems={problems}
      errorsFrom="notify-more:check"
      lead={<p>{words('lead')}</p>}
      submitLabel={words('send.button')}
      hideSubmit={!complete}
    >
      {!complete && <StillNeeded missing={missing} answers={answers} base={base} />}
      <div>
        {describeAnswers(answers, t, language).map((section) => (
          <SummaryCard key={section.key} title={section.heading}>
            <SummaryList
              rows={section.rows.map((row) => ({
                key: row.question,
                value: <Answer lines={[row.answer].flat()} />,
                changeTo: row.changeTo && `${base}/${row.changeTo}`,
                changeLabel: row.question,
              }))}
            />
          </SummaryCard>
        ))}
        <Letters answers={answers} base={base} />
      </div>
      {complete && (
        <section>
          <h2>{words('send.title')}</h2>
          <p>{words('send.body')}</p>
        </section>
      )}
    </FormPage>
  );
}

function Answer({ lines }: { lines: string[] }) {
  const t = useT();
  const given = lines.filter((line) => line.trim() !== '');
  if (given.length === 0) {
    return <span className="text-soft">{t('notify-more:check.notAnswered')}</span>;
  }
  return given.map((line, index) => <UserText key={index}>{line}</UserText>);
}

type NeededProps = { missing: Missing[]; answers: Answers; base: string };

function StillNeeded({ missing, answers, base }: NeededProps) {
  const t = useT();
  const words = (key: string, values = {}) => t(`notify-more:check.missing.${key}`, values);
  const line = (one: Missing) => {
    if (one.task !== 'child') return { to: `${base}/${one.task}`, text: words(one.task) };
    const child = answers.children.find(({ key }) => key === one.key);
    const to = `${base}/children/${one.key}${one.part === 'learning' ? '/learning' : ''}`;
    return { to, text: words(one.part, { child: child ? childName(child) : '' }) };
  };
  return (
    <Notice tone="wait">
      <h2 className="mt-0 text-lg">{words('title')}</h2>
      <ul>
        {missing.map(line).map(({ to, text }) => (
          <li key={to}>
            <a href={to}>{text}</a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Letters({ answers, base }: { answers: Answers; base: string }) {
  const t = useT();
  const language = useLanguage();
  const letters = lettersFor(answers);
  if (letters.length === 0) return null;
  const named = (letter: PlannedLetter) =>
    formatList(
      language,
      answers.children.filter((child) => letter.childKeys.includes(child.key)).map(childName),
    );
  return (
    <SummaryCard title={t('notify-more:check.letters.title')}>
      <SummaryList
        rows={letters.map((letter) => {
          const heading = t(`notify-more:start.heading.${letter.kind}`, {
            school: isolate(letter.schoolName),
            child: named(letter),
          });
          return {
            key: heading,
            value: <Way answers={answers} letter={letter} />,
            changeTo: `${base}/start`,
            changeLabel: heading,
          };
        })}
      />
    </SummaryCard>
  );
}

/** What happens with one letter when the notice is sent. */
function Way({ answers, letter }: { answers: Answers; letter: PlannedLetter }) {
  const t = useT();
  const words = (key: string, values = {}) => t(`notify-more:check.letters.way.${key}`, values);
  const choice = choiceFor(answers, letter.key);
  const way = choice?.way ?? 'none';
  const goes = way === 'send-for-me' || way === 'email-me';
  if (way === 'send-for-me' && !goesToSchool(letter)) return <>{words('council')}</>;
  if (goes && letterStart(answers, '2000-01-01') === null) return <>{words('noDate')}</>;
  if (way === 'email-me' && !isSafe(answers.contact, 'email')) return <>{words('notSafe')}</>;
  return <>{words(way, { to: isolate(choice?.sendTo ?? '') })}</>;
}
