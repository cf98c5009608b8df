import { BackLink, Chevron, Notice } from '~/components/layout';
import { formatDate, useLanguage, useT } from '~/platform/i18n';
import { AuthoritativeNote } from '../components/authoritative-note';
import { Helpful } from '../components/helpful';
import { guidePath } from '../guide/guide.contents';
import type { GuideEntry } from '../guide/guide.server';
import type { GuideBlock, GuidePage } from '../guide/guide.types';
import { AboutPage } from './about-page';
import type { Drawn } from './drawn-blocks';
import { GuideBlocks } from './guide-blocks';
import { GuideLine } from './guide-inline';
import { GuideWords, languageOf } from './guide-language';
import { PicturesLink } from '../pictures/pictures-link';

export type GuideView = {
  page: GuidePage;
  previous: GuideEntry | null;
  next: GuideEntry | null;
  drawn: Drawn;
};

/** One page of the guide. */
export function GuidePageView({ page, previous, next, drawn }: GuideView) {
  const t = useT();
  const language = useLanguage();
  return (
    <>
      <BackLink to={guidePath(language)}>{t('guide:page.caption')}</BackLink>
      <div className="guide">
        <GuideWords page={page}>
          <h1>{page.title}</h1>
          <p className="mb-6 text-lg">{page.summary}</p>
        </GuideWords>
        <Standing page={page} />
        {page.short && <PicturesLink page={page.slug} />}
        <GuideWords page={page}>
          <Parts blocks={page.blocks} />
          <GuideBlocks blocks={page.blocks} drawn={drawn} />
        </GuideWords>
        <Helpful slug={page.slug} />
        <AboutPage page={page} />
      </div>
      <Around previous={previous} next={next} />
    </>
  );
}

/** In other languages than English: which text counts, and how this one stands to it. */
export function Standing({ page }: { page: GuidePage }) {
  const t = useT();
  const language = useLanguage();
  const { standing, matchedOn } = page;
  const date = matchedOn ? formatDate(language, matchedOn) : '';
  if (standing === 'english') return null;
  if (standing === 'untranslated') return <Notice>{t('guide:standing.untranslated')}</Notice>;
  return (
    <>
      <AuthoritativeNote>
        {standing === 'matched' && ` ${t('guide:standing.matched', { date })}`}
      </AuthoritativeNote>
      {standing === 'older' && (
        <Notice tone="wait">
          {t('guide:standing.older', { date })}{' '}
          <a href={guidePath('en', page.slug)} hrefLang="en">
            {t('guide:standing.olderLink')}
          </a>
        </Notice>
      )}
    </>
  );
}

/** As many parts as this, and a page has its own contents. */
const manyParts = 5;

function Parts({ blocks }: { blocks: readonly GuideBlock[] }) {
  const t = useT();
  const parts = blocks.filter((block) => block.kind === 'heading' && block.level === 2);
  if (parts.length < manyParts) return null;
  return (
    <nav aria-labelledby="parts-of-page" className="mb-8 border-s-4 border-line ps-5 print:hidden">
      <p id="parts-of-page" className="mb-1 font-semibold">
        {t('guide:page.sections')}
      </p>
      <ul role="list">
        {parts.map(
          (part) =>
            part.kind === 'heading' && (
              <li key={part.id}>
                <a href={`#${part.id}`} className="inline-block py-1">
                  <GuideLine content={part.content} />
                </a>
              </li>
            ),
        )}
      </ul>
    </nav>
  );
}

/** The pages before and after this one. */
function Around({ previous, next }: Pick<GuideView, 'previous' | 'next'>) {
  const t = useT();
  const language = useLanguage();
  const link = 'flex min-h-11 items-center gap-2 py-1';
  return (
    <nav
      aria-label={t('guide:page.around')}
      className="mt-10 flex flex-wrap justify-between gap-4 border-t border-line pt-4 print:hidden"
    >
      {previous ? (
        <a href={guidePath(language, previous.slug)} rel="prev" className={link}>
          <Chevron back />
          <span>
            <span className="block text-sm text-soft">{t('guide:page.previous')}</span>
            <span {...languageOf(previous.language, language)}>{previous.title}</span>
          </span>
        </a>
      ) : (
        <span />
      )}
      {next && (
        <a href={guidePath(language, next.slug)} rel="next" className={`${link} text-end`}>
          <span>
            <span className="block text-sm text-soft">{t('guide:page.next')}</span>
            <span {...languageOf(next.language, language)}>{next.title}</span>
          </span>
          <Chevron />
        </a>
      )}
    </nav>
  );
}
