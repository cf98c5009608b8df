import { profile } from '~/platform/config/environment.server';
import type { Language } from '~/platform/i18n';
import type { CouncilProfile } from '~/platform/profile/profile.schema';
import { guidePages } from '../guide/guide.server';
import { buildIndex, type SearchIndex } from './search-index';
import { searchGuide, type SearchHit } from './search-guide';

const indexes = new WeakMap<CouncilProfile, Map<Language, SearchIndex>>();

/** The index of a language, built when somebody first looks for something in it. */
function indexOf(language: Language): SearchIndex {
  const council = profile();
  const built = indexes.get(council) ?? new Map<Language, SearchIndex>();
  indexes.set(council, built);
  let index = built.get(language);
  if (!index) built.set(language, (index = buildIndex(guidePages(language))));
  return index;
}

const longest = 100;

/** What was looked for, as it goes back into its box, and what was found. Nothing of it is kept. */
export function openSearch(search: URLSearchParams, language: Language) {
  const asked = [...(search.get('q') ?? '').trim()].slice(0, longest).join('');
  const hits: SearchHit[] = asked ? searchGuide(indexOf(language), asked, language) : [];
  return { asked, hits };
}
