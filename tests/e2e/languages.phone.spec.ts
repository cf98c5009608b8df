import AxeBuilder from '@axe-core/playwright';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import waltham from '../../app/platform/profile/waltham-forest.json' with { type: 'json' };
import { directionOf, isLanguage } from '../../app/platform/i18n/languages';
import { guidePages } from '../architecture/guidance-files';
import { pagesFor } from '../support/accessible-pages';
import { englishLeftIn } from '../support/english-left';
import { signInAsParent } from '../support/sign-in-by-code';
import { addressOf, idsOf, type KnownIds } from '../support/site-map';

let ids: KnownIds;
let parent: BrowserContext;

test.beforeAll(async ({ browser }) => {
  ids = await idsOf('father@example.org');
  parent = await browser.newContext({ viewport: { width: 320, height: 640 } });
  await signInAsParent(parent, 'father@example.org');
});
test.afterAll(() => parent.close());

/** What is wrong with a page in a language, as a reader on a small phone meets it. */
async function faultsOn(page: Page, language: string, englishIn: (shown: string) => string[]) {
  const shown = await page.evaluate(() => {
    const { lang, dir, scrollWidth } = document.documentElement;
    const words = document.body.cloneNode(true) as HTMLElement;
    // What says of itself that it is English, and what people typed, may be.
    for (const part of words.querySelectorAll(
      '[lang=en], script, style, textarea, pre, [dir=auto]',
    ))
      part.remove();
    return { lang, dir, scrollWidth, words: words.textContent ?? '', title: document.title };
  });
  const { violations } = await new AxeBuilder({ page }).disableRules(['color-contrast']).analyze();
  return [
    ...(shown.lang === language ? [] : [`is marked as ${shown.lang}`]),
    ...(shown.dir === directionOf(isLanguage(language) ? language : 'en')
      ? []
      : [`runs ${shown.dir}`]),
    ...(shown.scrollWidth <= 320 ? [] : [`is ${shown.scrollWidth} px wide`]),
    ...(/\b[a-z][a-z-]+:[a-z]\w+\.\w/.exec(shown.words + shown.title) ?? []).map(
      (key) => `shows ${key}`,
    ),
    ...englishIn(`${shown.title}\n${shown.words}`).map((text) => `says in English: ${text}`),
    ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
  ];
}

async function walkAll(page: Page, language: string, addresses: string[]): Promise<void> {
  const englishIn = englishLeftIn(language);
  for (const address of addresses) {
    const answer = await page.goto(address);
    expect(answer?.status(), address).toBeLessThan(500);
    expect.soft(await faultsOn(page, language, englishIn), address).toEqual([]);
  }
}

const addresses = (audience: 'public' | 'family', language: string) =>
  pagesFor(audience)
    // What another service answers on is English: it is no parent's page.
    .filter(({ path }) => path.startsWith('/:lang') && !path.startsWith('/:lang/answer/'))
    .map((leaf) => addressOf(leaf, { ...ids, lang: language }));

for (const language of waltham.languages.filter((code) => code !== 'en')) {
  test(`${language}: every public page, and the whole guide`, async ({ page }) => {
    test.setTimeout(400_000);
    const guide = guidePages.map((slug) => `/${language}/guide/${slug}`);
    await walkAll(page, language, [...new Set([...addresses('public', language), ...guide])]);
  });

  test(`${language}: every page of a family`, async () => {
    test.setTimeout(400_000);
    await walkAll(await parent.newPage(), language, addresses('family', language));
  });
}
