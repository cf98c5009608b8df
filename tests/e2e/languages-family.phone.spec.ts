import { test, type BrowserContext } from '@playwright/test';
import { pagesInLanguage, translations, walkInLanguage } from '../support/language-walk';
import { signInAsParent } from '../support/sign-in-by-code';
import { idsOf, type KnownIds } from '../support/site-map';

let ids: KnownIds;
let parent: BrowserContext;

test.beforeAll(async ({ browser }) => {
  ids = await idsOf('father@example.org');
  parent = await browser.newContext({ viewport: { width: 320, height: 640 } });
  await signInAsParent(parent, 'father@example.org');
});
test.afterAll(() => parent.close());

for (const language of translations) {
  test(`${language}: every page of a family`, async () => {
    test.setTimeout(400_000);
    await walkInLanguage(
      await parent.newPage(),
      language,
      pagesInLanguage('family', language, ids),
    );
  });
}
