import type { Language } from '~/platform/i18n';
import { translatorFor } from '~/platform/i18n';
import { drawnParts } from './drawn.server';
import { isGuideSlug } from './guide/guide.contents';
import { guidePage, guidePages, neighboursOf } from './guide/guide.server';
import type { GuideView } from './pages/guide-page';
import { PANELS } from './pictures/panels';

/** One page of the guide by its address, with all that its page shows; null where there is none. */
export function openGuidePage(address: string | undefined, language: Language): GuideView | null {
  const page = isGuideSlug(address) ? guidePage(address, language) : null;
  return page && { page, ...neighboursOf(page.slug, language), drawn: drawnParts() };
}

/** The short version with pictures of a page that has one; null where there is none. */
export function openPictures(address: string | undefined, language: Language) {
  const page = isGuideSlug(address) ? guidePage(address, language) : null;
  const panels = page && PANELS[page.slug];
  if (!page?.short || !panels) return null;
  const { slug, title, language: of } = page;
  return {
    page: { slug, title, language: of, summary: page.summary, leaveQuickly: false },
    panels,
  };
}

/** The whole guide, for one page of it all. */
export function openWholeGuide(language: Language) {
  return { pages: guidePages(language), drawn: drawnParts() };
}

/** The English words of the law by their names, to stand beside the reader's own. */
export function englishTerms(): Record<string, string> {
  const t = translatorFor('en');
  const terms = t('glossary:terms', { returnObjects: true }) as Record<string, { term: string }>;
  return Object.fromEntries(Object.entries(terms).map(([name, { term }]) => [name, term]));
}
