import { test } from '@playwright/test';
import { guidePages } from '../architecture/guidance-files';
import { pagesInLanguage, translations, walkInLanguage } from '../support/language-walk';
import { idsOf, type KnownIds } from '../support/site-map';

let ids: KnownIds;

test.beforeAll(async () => {
  ids = await idsOf('father@example.org');
});

for (const language of translations) {
  test(`${language}: every public page, and the whole guide`, async ({ page }) => {
    test.setTimeout(400_000);
    const guide = guidePages.map((slug) => `/${language}/guide/${slug}`);
    const all = new Set([...pagesInLanguage('public', language, ids), ...guide]);
    await walkInLanguage(page, language, [...all]);
  });
}
