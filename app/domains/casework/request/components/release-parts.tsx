import { Checkbox, Hidden } from '~/components/form';
import { Details, Notice, SummaryList } from '~/components/layout';
import { directionOf } from '~/platform/i18n';
import type { ExactMessage } from '../exact-message.server';
import type { ReleaseProblems, ReleaseView } from '../release-page.server';
import type { NamedChange } from '../release-requests.server';
import { useRequestWords } from './words';

type Counts = ReleaseView['counts'];

/** To how many it goes, and by which way. */
export function CountsPart({ counts, answerBy }: { counts: Counts; answerBy: string }) {
  const { t, date } = useRequestWords();
  return (
    <SummaryList
      rows={[
        {
          key: t('requests:release.to'),
          value: `${t('requests:list.families', { count: counts.families })}, ${t('requests:list.children', { count: counts.children })}`,
        },
        { key: t('requests:release.byEmail'), value: counts.email },
        { key: t('requests:release.byPost'), value: counts.post },
        {
          key: t('requests:release.noWay'),
          value: (
            <>
              {counts.noWay}
              {counts.noWay > 0 && (
                <span className="block text-sm text-soft">{t('requests:release.noWayHint')}</span>
              )}
            </>
          ),
        },
        { key: t('requests:release.held'), value: counts.held },
        { key: t('requests:release.answerBy'), value: date(answerBy) },
      ]}
    />
  );
}

type MessagesProps = { messages: ExactMessage[]; letterTo: (language: string) => string };

/** The message as it goes, in every language that somebody reads. */
export function Messages({ messages, letterTo }: MessagesProps) {
  const { t, language } = useRequestWords();
  return (
    <section aria-labelledby="message">
      <h2 id="message">{t('requests:release.message')}</h2>
      <p className="max-w-prose">{t('requests:release.messageLead')}</p>
      {messages.map((message) => (
        <article
          key={message.language}
          aria-labelledby={`message-${message.language}`}
          className="mb-6 rounded-xl border border-line bg-surface"
        >
          <div className="flex flex-wrap items-baseline justify-between gap-x-6 border-b border-line bg-tint px-5 py-3">
            <h3 id={`message-${message.language}`} className="my-0 text-lg">
              {language(message.language)}
            </h3>
            <span className="text-sm">
              {t('requests:release.readBy', { email: message.byEmail, post: message.byPost })}
            </span>
          </div>
          <div className="px-5 py-4">
            {!message.translated && (
              <Notice tone="wait">{t('requests:release.notTranslated')}</Notice>
            )}
            <MessageText message={message} />
            <p className="mb-0">
              <a href={letterTo(message.language)}>
                {t('requests:release.letter')}
                <span className="sr-only"> {language(message.language)}</span>
              </a>
            </p>
          </div>
        </article>
      ))}
    </section>
  );
}

function MessageText({ message }: { message: ExactMessage }) {
  const { t } = useRequestWords();
  const lang = message.translated ? message.language : 'en';
  return (
    <div className="mb-4">
      <p className="mb-2">
        <strong>{t('requests:release.subject')}</strong> <bdi lang={lang}>{message.subject}</bdi>
      </p>
      <div
        lang={lang}
        dir={directionOf(lang)}
        className="max-w-prose rounded-lg bg-sunken px-4 py-3 whitespace-pre-wrap wrap-anywhere"
      >
        {message.text}
      </div>
    </div>
  );
}

/** What a form that lets a list go carries unseen, and the promise that the message was read. */
export function ReleaseFields(props: { submitKey: string; seen: string; words: string }) {
  const { t } = useRequestWords();
  return (
    <>
      <Hidden name="submitKey" value={props.submitKey} />
      <Hidden name="seen" value={props.seen} />
      <Hidden name="words" value={props.words} />
      <Checkbox name="read" label={t('requests:release.read')} />
    </>
  );
}

/** What of the list changed while somebody was reading: nothing went. */
export function ChangedList({ problems }: { problems?: ReleaseProblems | null }) {
  const { t } = useRequestWords();
  const change = problems?.change;
  if (!change) return null;
  return (
    <div className="mb-6 rounded-lg border-2 border-edge bg-surface p-5">
      <h2 className="mb-2 text-lg">{t('requests:release.changed')}</h2>
      {(['came', 'went', 'held', 'freed'] as const satisfies (keyof NamedChange)[]).map(
        (how) =>
          change[how].length > 0 && (
            <p key={how} className="mb-1">
              {t(`requests:release.changes.${how}`)}{' '}
              {change[how].map((name, at) => (
                <span key={at}>
                  {at > 0 && ', '}
                  <bdi>{name}</bdi>
                </span>
              ))}
            </p>
          ),
      )}
      <p className="mb-0">{t('requests:release.readAgain')}</p>
    </div>
  );
}

/** The three letters with their days, were the first to go today. */
export function Series({ series }: { series: ReleaseView['series'] }) {
  const { t, date } = useRequestWords();
  return (
    <section aria-labelledby="series">
      <h2 id="series">{t('requests:series.title')}</h2>
      <ol className="max-w-prose">
        <li>{t('requests:series.first', { date: date(series.answerBy) })}</li>
        <li>{t('requests:series.reminder', { date: date(series.reminder) })}</li>
        <li>
          {t('requests:series.second', {
            date: date(series.second),
            until: date(series.secondAnswerBy),
          })}
        </li>
      </ol>
      <p className="max-w-prose">{t('requests:series.none')}</p>
    </section>
  );
}

/** More about the addresses and names in the preview. */
export function AboutPreview() {
  const { t } = useRequestWords();
  return (
    <Details summary={t('requests:release.aboutPreview')}>
      <p>{t('requests:release.aboutLink')}</p>
      <p className="mb-0">{t('requests:release.aboutChildren')}</p>
    </Details>
  );
}
