import { Details } from '~/components/layout';
import { formatDate, useLanguage, useT } from '~/platform/i18n';
import type { GuidePage } from '../guide/guide.types';
import { languageOf } from './guide-language';

/** For whom a page is, what it rests on, when it was checked, what changed on it, and how to keep it. */
export function AboutPage({ page }: { page: GuidePage }) {
  const t = useT();
  const language = useLanguage();
  const { audience, basis, checkedOn, version } = page;
  return (
    <section aria-labelledby="about-page" className="mt-12 border-t border-line pt-5 text-sm">
      <h2 id="about-page" className="text-lg">
        {t('guide:page.about')}
      </h2>
      <p>
        {t(`guide:page.audience.${audience}`)} {t(`guide:page.basis.${basis}`)}
      </p>
      <p>{t('guide:page.checkedOn', { date: formatDate(language, checkedOn), version })}</p>
      <Details summary={t('guide:page.sources')}>
        <ul lang="en" dir="ltr">
          {page.sources.map((source) => (
            <li key={source}>{source}</li>
          ))}
        </ul>
      </Details>
      <Details summary={t('guide:page.changed')}>
        <Changes page={page} />
      </Details>
      <p className="print:hidden">
        <a href={`/${language}/guide.pdf`}>{t('guide:page.print')}</a>
      </p>
    </section>
  );
}

function Changes({ page }: { page: GuidePage }) {
  const language = useLanguage();
  return (
    <ul {...languageOf(page.language, language)}>
      {page.changes.map(({ on, what }) => (
        <li key={on + what}>
          <time dateTime={on} {...languageOf(language, page.language)}>
            {formatDate(language, on)}
          </time>
          : {what}
        </li>
      ))}
    </ul>
  );
}
