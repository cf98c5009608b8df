import { BackLink } from '~/components/layout';
import { useLanguage, useT } from '~/platform/i18n';
import { useWords } from '../use-words';
import { guidePath } from '../guide/guide.contents';

type Word = { term: string; means: string };

/** The words of the law said plainly; in other languages, with the English word that letters use. */
export function WordsPage({ english }: { english: Record<string, string> }) {
  const t = useT();
  const language = useLanguage();
  const words = useWords<Record<string, Word>>('glossary:terms');
  const sorted = Object.entries(words).sort(([, a], [, b]) =>
    a.term.localeCompare(b.term, language),
  );
  return (
    <>
      <BackLink to={guidePath(language)}>{t('guide:page.caption')}</BackLink>
      <div className="max-w-[42rem]">
        <h1>{t('glossary:title')}</h1>
        <p className="text-lg">{t('glossary:lead')}</p>
        <dl>
          {sorted.map(([name, { term, means }]) => (
            <div key={name} className="mb-5">
              <dt className="font-semibold" id={name}>
                <dfn className="not-italic">{term}</dfn>
              </dt>
              {language !== 'en' && english[name] && english[name] !== term && (
                <dd className="mb-0 text-sm text-soft">
                  {t('glossary:english')}{' '}
                  <bdi lang="en" dir="ltr">
                    {english[name]}
                  </bdi>
                </dd>
              )}
              <dd>{means}</dd>
            </div>
          ))}
        </dl>
      </div>
    </>
  );
}
