import type { Language } from '~/platform/i18n';
import type { GuideSlug } from './guide.contents';
import { guidePages } from './guide.server';

/** One change of one page, said in the language `words`. */
export type ChangeOfGuide = {
  slug: GuideSlug;
  title: string;
  on: string;
  what: string;
  words: Language;
};

/** What changed in the guide, newest first; on one day in the order of the pages. */
export function guideChanges(language: Language): ChangeOfGuide[] {
  return guidePages(language)
    .flatMap(({ slug, title, changes, language: words }) =>
      changes.map(({ on, what }) => ({ slug, title, on, what, words })),
    )
    .sort((a, b) => b.on.localeCompare(a.on));
}
