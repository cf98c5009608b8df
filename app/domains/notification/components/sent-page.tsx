import { ButtonLink } from '~/components/form';
import { Banner, Ltr, Panel, Steps, SummaryCard } from '~/components/layout';
import { formatDate, formatList, formatMoment, isolate, useLanguage, useT } from '~/platform/i18n';
import { childName } from '../children.rules';
import { choiceFor, goesToSchool, letterStart, type PlannedLetter } from '../letters.rules';
import type { NextStep } from '../next-steps.rules';
import type { SchoolLetter, SentNotification } from '../submitted.store.server';
import { isSafe } from '../safety.rules';
import type { CouncilWords } from './council-words';

type SentPageProps = {
  notification: SentNotification;
  steps: NextStep[];
  letters: (PlannedLetter & { sent: SchoolLetter[] })[];
  council: CouncilWords;
  /** The address of the notice's pages. */
  base: string;
};

/** The end of notifying: the reference, what happens next with its dates, the letters and the copy. */
export function SentPage({ notification, steps, letters, council, base }: SentPageProps) {
  const t = useT();
  const language = useLanguage();
  const words = (key: string, values = {}) => t(`notify-more:sent.${key}`, values);
  const date = formatDate(language, notification.receivedOn);
  const emailed = isSafe(notification.answers.contact, 'email') ? 'emailed' : 'notEmailed';
  return (
    <div className="max-w-[48rem]">
      <Panel title={words('title')}>
        <p>
          {words('reference')}
          <strong>
            <Ltr>{notification.reference}</Ltr>
          </strong>
        </p>
        <p>{words('received', { date })}</p>
      </Panel>
      {notification.withdrawn && <Banner kind="info" title={words('withdrawn')} />}
      <p>{words(emailed)}</p>
      <h2>{words('nextTitle')}</h2>
      <Steps steps={steps.map(({ code, by }) => step(code, by))} />
      {letters.length > 0 && (
        <>
          <h2>{words('lettersTitle')}</h2>
          {letters.map((letter) => (
            <LetterCard
              key={letter.key}
              letter={letter}
              notification={notification}
              to={`${base}/letter/${letter.key}`}
            />
          ))}
        </>
      )}
      <h2>{words('copyTitle')}</h2>
      <p>
        <a href={`${base}/copy.pdf`}>{words('copy')}</a>
      </p>
      {notification.itemId && (
        <ButtonLink to={`/${language}/family/matter/${notification.itemId}`}>
          {words('follow')}
        </ButtonLink>
      )}
    </div>
  );

  function step(code: string, by: string | null) {
    const body = words(`steps.${code}.body`, { ...council });
    return {
      title: words(`steps.${code}.title`, { ...council }),
      body: (
        <>
          {by && (
            <p className="mb-1 font-semibold text-link">
              {words('by', { date: formatDate(language, by) })}
            </p>
          )}
          <p>{body}</p>
        </>
      ),
    };
  }
}

type LetterCardProps = {
  letter: PlannedLetter & { sent: SchoolLetter[] };
  notification: SentNotification;
  to: string;
};

function LetterCard({ letter, notification, to }: LetterCardProps) {
  const t = useT();
  const language = useLanguage();
  const words = (key: string, values = {}) => t(`notify-more:sent.letter.${key}`, values);
  const { answers, receivedOn } = notification;
  const named = answers.children.filter((child) => letter.childKeys.includes(child.key));
  const values = {
    school: isolate(letter.schoolName),
    child: formatList(language, named.map(childName)),
  };
  const way = choiceFor(answers, letter.key)?.way;
  const dated = letterStart(answers, receivedOn) !== null;
  return (
    <SummaryCard under title={t(`notify-more:start.heading.${letter.kind}`, values)}>
      {letter.sent.map((sent) => (
        <p key={`${sent.to} ${sent.at}`} className="wrap-anywhere">
          {words(sent.gone ? 'gone' : 'queued', {
            to: isolate(sent.to),
            date: formatMoment(language, sent.at),
          })}
        </p>
      ))}
      {!goesToSchool(letter) && way !== 'already-sent' && <p>{words('council')}</p>}
      {way === 'already-sent' && <p>{words('already-sent')}</p>}
      {way === 'email-me' && dated && isSafe(answers.contact, 'email') && <p>{words('emailed')}</p>}
      {!dated && <p>{words('needsDate')}</p>}
      <p className="flex flex-wrap gap-x-6 gap-y-2">
        <a href={to}>{words('open')}</a>
        {dated && <a href={`${to}.pdf`}>{words('download')}</a>}
      </p>
    </SummaryCard>
  );
}
