import { BackLink } from '~/components/layout';
import { formatDate, useLanguage, useT } from '~/platform/i18n';
import { guidePath } from '../guide/guide.contents';
import type { GuidePage } from '../guide/guide.types';
import type { Drawn } from './drawn-blocks';
import { GuideBlocks } from './guide-blocks';
import { GuideWords, languageOf } from './guide-language';
import { Standing } from './guide-page';

/** All pages of the guide on one, to read through or to print. */
export function WholePage({ pages, drawn }: { pages: GuidePage[]; drawn: Drawn }) {
  const t = useT();
  const language = useLanguage();
  return (
    <>
      <BackLink to={guidePath(language)}>{t('guide:page.caption')}</BackLink>
      <h1>{t('guide:whole.title')}</h1>
      <ul>
        {pages.map(({ slug, title, language: words }) => (
          <li key={slug} {...languageOf(words, language)}>
            <a href={`#${slug}`}>{title}</a>
          </li>
        ))}
      </ul>
      {pages.map((page) => (
        <section key={page.slug} className="guide print:break-before-page">
          <h2 id={page.slug} {...languageOf(page.language, language)}>
            {page.title}
          </h2>
          <Standing page={page} />
          <GuideWords page={page}>
            <p className="text-lg">{page.summary}</p>
            <GuideBlocks blocks={page.blocks} drawn={drawn} partOf={page.slug} />
          </GuideWords>
          <p className="text-sm text-soft">
            {t('guide:page.checkedOn', {
              date: formatDate(language, page.checkedOn),
              version: page.version,
            })}
          </p>
        </section>
      ))}
    </>
  );
}
