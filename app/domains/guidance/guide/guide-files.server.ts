import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageCodes, type Language } from '~/platform/i18n';
import { localesFolder } from '~/platform/i18n/words';
import { isGuideSlug, type GuideSlug } from './guide.contents';

const ENDING = '.md';

/** The folder of one language's pages, and the names of those in it. */
function pagesIn(language: string) {
  const folder = join(localesFolder(), language, 'guidance');
  const all = existsSync(folder) ? readdirSync(folder) : [];
  const files = all.filter((file) => file.endsWith(ENDING));
  return { folder, names: files.map((file) => file.slice(0, -ENDING.length)) };
}

/** The file of a page in one language, or null where there is none. */
export function guideFile(language: Language, slug: GuideSlug): string | null {
  const { folder, names } = pagesIn(language);
  return names.includes(slug) ? readFileSync(join(folder, slug + ENDING), 'utf8') : null;
}

/** Files that no page of the contents asks for, as `language/name`. */
export function strayGuideFiles(): string[] {
  return languageCodes.flatMap((language) =>
    pagesIn(language)
      .names.filter((name) => !isGuideSlug(name))
      .map((name) => `${language}/${name}`),
  );
}
