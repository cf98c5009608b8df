import { BackLink, EmptyState, Tag } from '~/components/layout';
import { SurveyLink } from '~/domains/survey';
import { formatDate, useLanguage, useT } from '~/platform/i18n';
import type { MyLettersView } from '../my-letters.server';

/** The letters that the council sent to this parent, newest first. */
export function MyLettersPage({ letters }: MyLettersView) {
  const t = useT();
  const language = useLanguage();
  return (
    <>
      <BackLink to={`/${language}/family`} />
      <h1>{t('my-letters:list.title')}</h1>
      <p>{t('my-letters:list.lead')}</p>
      {letters.length === 0 && <EmptyState title={t('my-letters:list.none')} />}
      <ul role="list" className="max-w-[42rem] space-y-4">
        {letters.map((letter) => (
          <li key={letter.id} className="rounded-xl border border-line bg-surface p-5">
            <h2 className="mt-0 mb-1 text-lg">
              <a
                href={`/${language}/family/letters/${letter.id}`}
                lang={letter.language}
                dir="auto"
              >
                {letter.subject}
                <span className="sr-only" lang={language}>
                  {', '}
                  {t('my-letters:list.sentOn', { date: formatDate(language, letter.sentOn) })}
                </span>
              </a>
            </h2>
            <p className="mb-0 flex flex-wrap items-center gap-x-3 text-soft">
              {t('my-letters:list.sentOn', { date: formatDate(language, letter.sentOn) })}
              {letter.unread && <Tag tone="info">{t('my-letters:list.unread')}</Tag>}
            </p>
          </li>
        ))}
      </ul>
      {letters.length > 0 && <SurveyLink />}
    </>
  );
}
