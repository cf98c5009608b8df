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
  /** Its place among those of its page, the oldest 1: it stays where the words are mended. */
  number: number;
};

/** What changed in the guide, newest first; on one day in the order of the pages. */
export function guideChanges(language: Language): ChangeOfGuide[] {
  return guidePages(language)
    .flatMap(({ slug, title, changes, language: words }) =>
      changes.map(({ on, what }, at) => {
        const number = changes.length - at;
        return { slug, title, on, what, words, number };
      }),
    )
    .sort((a, b) => b.on.localeCompare(a.on));
}
