import { profile as currentProfile } from '~/platform/config/environment.server';
import type { Language } from '~/platform/i18n';
import type { CouncilProfile } from '~/platform/profile/profile.schema';
import { onceFor } from '../once-for.server';
import { GUIDE_GROUPS, GUIDE_SLUGS, type GuideGroup, type GuideSlug } from './guide.contents';
import { guideFile, strayGuideFiles } from './guide-files.server';
import {
  englishPage,
  lostValues,
  readEnglish,
  readTranslation,
  standingOf,
  type ReadPage,
} from './guide-page.server';
import type { GuidePage } from './guide.types';

/** What was read of the guide for one council: the English words of each page, and each page by language. */
type Kept = {
  english: Map<GuideSlug, ReturnType<typeof readEnglish>>;
  pages: Map<string, ReadPage>;
};

const kept = new WeakMap<CouncilProfile, Kept>();

/** A page as it was read once for this council, or null where there is no file. */
function read(slug: GuideSlug, language: Language, profile: CouncilProfile): ReadPage | null {
  const known: Kept = kept.get(profile) ?? { english: new Map(), pages: new Map() };
  kept.set(profile, known);
  const found = known.pages.get(`${language}/${slug}`);
  if (found) return found;
  let english = known.english.get(slug);
  if (!english) {
    const file = guideFile('en', slug);
    if (file === null) return null;
    english = readEnglish(file, profile);
    known.english.set(slug, english);
  }
  const page = pageOf(slug, language, english, profile);
  known.pages.set(`${language}/${slug}`, page);
  return page;
}

function pageOf(
  slug: GuideSlug,
  language: Language,
  { words, faults }: ReturnType<typeof readEnglish>,
  profile: CouncilProfile,
): ReadPage {
  if (!words) return { page: null, faults };
  if (language === 'en') return { page: englishPage(slug, words, 'english'), faults };
  const own = guideFile(language, slug);
  if (own === null) return { page: englishPage(slug, words, 'untranslated'), faults: [] };
  return readTranslation(slug, language, own, words, profile);
}

/** One page of the guide for readers of a language, or null where there is none. */
export function guidePage(slug: GuideSlug, language: Language): GuidePage | null {
  return read(slug, language, currentProfile())?.page ?? null;
}

/** All pages of the guide for readers of a language, in reading order. */
export function guidePages(language: Language): GuidePage[] {
  return GUIDE_SLUGS.flatMap((slug) => guidePage(slug, language) ?? []);
}

/** Which pages of the guide readers of a language get in words older than the English, or in English. */
export const laggingPages = onceFor(readLagging);

function readLagging(language: Language): { older: GuideSlug[]; english: GuideSlug[] } {
  const standing = new Map(
    GUIDE_SLUGS.map((slug) => {
      const [own, english] = [guideFile(language, slug), guideFile('en', slug)];
      return [slug, own && english ? standingOf(own, english) : 'untranslated'] as const;
    }),
  );
  const those = (wanted: GuidePage['standing']) =>
    GUIDE_SLUGS.filter((slug) => standing.get(slug) === wanted);
  return { older: those('older'), english: those('untranslated') };
}

export type GuideEntry = Pick<GuidePage, 'slug' | 'language' | 'title' | 'summary'>;
export type GuideGroupOfPages = { name: GuideGroup; pages: GuideEntry[] };

/** The contents of the guide: its groups, and what each page is about. */
export function guideContents(language: Language): GuideGroupOfPages[] {
  return GUIDE_GROUPS.map(({ name, pages }) => ({
    name,
    pages: pages.flatMap((slug) => entryOf(guidePage(slug, language))),
  })).filter(({ pages }) => pages.length > 0);
}

/** The pages before and after one, in reading order. */
export function neighboursOf(slug: GuideSlug, language: Language) {
  const pages = guidePages(language);
  const at = pages.findIndex((page) => page.slug === slug);
  const [previous] = entryOf(pages[at - 1] ?? null);
  const [next] = entryOf(pages[at + 1] ?? null);
  return { previous: previous ?? null, next: next ?? null };
}

function entryOf(page: GuidePage | null): GuideEntry[] {
  if (!page) return [];
  const { slug, language, title, summary } = page;
  return [{ slug, language, title, summary }];
}

/**
 * What would tell families something wrong: English pages that are not there, and values that they name
 * and the council does not give. Looks at the text alone: a start waits for it.
 */
export function guideGaps(profile: CouncilProfile): string[] {
  return GUIDE_SLUGS.flatMap((slug) => {
    const file = guideFile('en', slug);
    if (file === null) return [`en/${slug} is missing`];
    return lostValues(file, profile).map((name) => `en/${slug} names the value ${name}`);
  });
}

/** What is wrong with the files of the guide, in plain sentences; empty where nothing is. */
export function guideFaults(languages: readonly Language[], profile: CouncilProfile): string[] {
  const strays = strayGuideFiles().map((name) => `${name} is in no group of the guide`);
  const faults = languages.flatMap((language) =>
    GUIDE_SLUGS.flatMap((slug) =>
      (read(slug, language, profile)?.faults ?? []).map((fault) => `${language}/${slug} ${fault}`),
    ),
  );
  return [...strays, ...faults];
}
