import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageCodes, type Language } from '~/platform/i18n';
import { localesFolder } from '~/platform/i18n/words';
import { isGuideSlug, type GuideSlug } from './guide.contents';

const ENDING = '.md';

const folderOf = (language: Language) => join(localesFolder(), language, 'guidance');

/** The file of a page in one language, or null where there is none. */
export function guideFile(language: Language, slug: GuideSlug): string | null {
  const file = join(folderOf(language), slug + ENDING);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** Files that no page of the contents asks for, as `language/name`. */
export function strayGuideFiles(): string[] {
  return languageCodes
    .filter((language) => existsSync(folderOf(language)))
    .flatMap((language) =>
      readdirSync(folderOf(language))
        .filter((file) => file.endsWith(ENDING))
        .map((file) => file.slice(0, -ENDING.length))
        .filter((name) => !isGuideSlug(name))
        .map((name) => `${language}/${name}`),
    );
}
