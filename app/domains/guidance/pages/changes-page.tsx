import { BackLink } from '~/components/layout';
import { formatDate, useLanguage, useT } from '~/platform/i18n';
import type { ChangeOfGuide } from '../guide/guide-changes.server';
import { guidePath } from '../guide/guide.contents';
import { languageOf } from './guide-language';

/** What has changed in the guide, newest first. */
export function ChangesPage({ changes }: { changes: ChangeOfGuide[] }) {
  const t = useT();
  const language = useLanguage();
  return (
    <>
      <BackLink to={guidePath(language)}>{t('guide:page.caption')}</BackLink>
      <div className="max-w-[42rem]">
        <h1>{t('guide:changes.title')}</h1>
        <p className="text-lg">{t('guide:changes.lead')}</p>
        <p>
          <a href={guidePath(language, 'changes.xml')} type="application/atom+xml">
            {t('guide:changes.feed')}
          </a>
        </p>
        {byDay(changes).map(([day, ofDay]) => (
          <section key={day}>
            <h2 className="text-lg">
              <time dateTime={day}>{formatDate(language, day)}</time>
            </h2>
            <ul>
              {ofDay.map(({ slug, title, what, words, number }) => (
                <li key={slug + number} {...languageOf(words, language)}>
                  <a href={guidePath(language, slug)}>{title}</a>: {what}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

function byDay(changes: ChangeOfGuide[]): [string, ChangeOfGuide[]][] {
  const days = new Map<string, ChangeOfGuide[]>();
  for (const change of changes) days.set(change.on, [...(days.get(change.on) ?? []), change]);
  return [...days];
}
