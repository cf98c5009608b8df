import type { Language } from '~/platform/i18n';
import { guidePages } from '../guide/guide.server';
import { onceFor } from '../once-for.server';
import { buildIndex, type SearchIndex } from './search-index';
import { searchGuide, type SearchHit } from './search-guide';

/** The index of a language, built when somebody first looks for something in it. */
const indexOf = onceFor<SearchIndex>((language) => buildIndex(guidePages(language)));

const longest = 100;

/** What was looked for, as it goes back into its box, and what was found. Nothing of it is kept. */
export function openSearch(search: URLSearchParams, language: Language) {
  const asked = [...(search.get('q') ?? '').trim()].slice(0, longest).join('');
  const hits: SearchHit[] = asked ? searchGuide(indexOf(language), asked, language) : [];
  return { asked, hits };
}
