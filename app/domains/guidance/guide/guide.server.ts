import { profile as currentProfile } from '~/platform/config/environment.server';
import type { Language } from '~/platform/i18n';
import type { CouncilProfile } from '~/platform/profile/profile.schema';
import { GUIDE_GROUPS, GUIDE_SLUGS, type GuideGroup, type GuideSlug } from './guide.contents';
import { guideFile, strayGuideFiles } from './guide-files.server';
import { readPage, type ReadPage } from './guide-page.server';
import type { GuidePage } from './guide.types';

type Kept = Map<string, ReadPage | null>;

const kept = new WeakMap<CouncilProfile, Kept>();

/** A page as it was read once for this council, or null where there is no file. */
function read(slug: GuideSlug, language: Language, profile: CouncilProfile): ReadPage | null {
  const pages: Kept = kept.get(profile) ?? new Map();
  kept.set(profile, pages);
  const name = `${language}/${slug}`;
  let page = pages.get(name);
  if (page === undefined) {
    const english = guideFile('en', slug);
    const own = guideFile(language, slug);
    page = english === null ? null : readPage(slug, language, { english, own }, profile);
    pages.set(name, page);
  }
  return page;
}

/** One page of the guide for readers of a language, or null where there is none. */
export function guidePage(slug: GuideSlug, language: Language): GuidePage | null {
  return read(slug, language, currentProfile())?.page ?? null;
}

/** All pages of the guide for readers of a language, in reading order. */
export function guidePages(language: Language): GuidePage[] {
  return GUIDE_SLUGS.flatMap((slug) => guidePage(slug, language) ?? []);
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
