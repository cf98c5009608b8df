import type { Language } from '~/platform/i18n';
import { isGuideSlug, type GuideSlug } from './guide.contents';

const files = import.meta.glob<string>('../../../../locales/*/guidance/*.md', {
  eager: true,
  query: '?raw',
  import: 'default',
});

type Files = ReadonlyMap<string, string>;

const byName: Files = new Map(
  Object.entries(files).map(([path, file]) => {
    const [, language, page] = /locales\/([^/]+)\/guidance\/([^/]+)\.md$/.exec(path) ?? [];
    return [`${language}/${page}`, file];
  }),
);

/** The file of a page in one language, or null where there is none. */
export function guideFile(language: Language, slug: GuideSlug): string | null {
  return byName.get(`${language}/${slug}`) ?? null;
}

/** Files that no page of the contents asks for, as `language/name`. */
export function strayGuideFiles(): string[] {
  return [...byName.keys()].filter((name) => !isGuideSlug(name.split('/')[1]));
}
