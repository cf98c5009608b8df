import { BackLink } from '~/components/layout';
import { directionOf, useLanguage, useT } from '~/platform/i18n';
import { guidePath } from '../guide/guide.contents';
import type { SearchHit } from '../search/search-guide';
import { SearchBox } from './search-box';

/** What was found in the guide. */
export function SearchPage({ asked, hits }: { asked: string; hits: SearchHit[] }) {
  const t = useT();
  const language = useLanguage();
  return (
    <>
      <BackLink to={guidePath(language)}>{t('guide:page.caption')}</BackLink>
      <div className="max-w-[42rem]">
        <h1>{t('guide:search.title')}</h1>
        <SearchBox asked={asked} />
        {asked && hits.length === 0 && <Nothing />}
        {hits.length > 0 && (
          <>
            <h2>{t('guide:search.found', { count: hits.length })}</h2>
            <ol role="list">
              {hits.map((hit) => (
                <li
                  key={hit.slug}
                  className="mb-6"
                  lang={hit.language}
                  dir={directionOf(hit.language)}
                >
                  <Hit hit={hit} />
                </li>
              ))}
            </ol>
          </>
        )}
      </div>
    </>
  );
}

function Hit({ hit }: { hit: SearchHit }) {
  const path = guidePath(useLanguage(), hit.slug);
  return (
    <>
      <h3 className="mt-0">
        <a href={hit.heading ? `${path}#${hit.heading.id}` : path}>
          {hit.title}
          {hit.heading && `: ${hit.heading.text}`}
        </a>
      </h3>
      <p className="mb-1 text-soft">{hit.summary}</p>
      {hit.passage.length > 0 && (
        <p>
          {hit.passage.map(({ text, marked }, at) =>
            marked ? (
              <mark key={at} className="rounded-sm bg-wait-soft px-0.5 font-semibold text-ink">
                {text}
              </mark>
            ) : (
              <span key={at}>{text}</span>
            ),
          )}
        </p>
      )}
    </>
  );
}

function Nothing() {
  const t = useT();
  const language = useLanguage();
  return (
    <>
      <h2>{t('guide:search.none')}</h2>
      <p>{t('guide:search.noneText')}</p>
      <ul>
        <li>
          <a href={guidePath(language)}>{t('guide:search.contents')}</a>
        </li>
        <li>
          <a href={`/${language}/before-you-decide/ask`}>{t('guide:search.ask')}</a>
        </li>
      </ul>
    </>
  );
}
