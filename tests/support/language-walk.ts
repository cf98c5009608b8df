import { expect, type Page } from '@playwright/test';
import waltham from '../../app/platform/profile/waltham-forest.json' with { type: 'json' };
import { directionOf, isLanguage } from '../../app/platform/i18n/languages';
import { axeOn } from './accessible';
import { pagesFor } from './accessible-pages';
import { englishLeftIn } from './english-left';
import { addressOf, type KnownIds } from './site-map';

/** What the council offers besides English. */
export const translations: readonly string[] = waltham.languages.filter((code) => code !== 'en');

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
    // The innermost part that reaches beyond the edge, to name it.
    const beyond = [...document.querySelectorAll('body *')].filter((part) => {
      const { left, right } = part.getBoundingClientRect();
      return (right > 321 || left < -1) && !part.closest('.session-warning');
    });
    const widest = scrollWidth > 320 ? (beyond.at(-1)?.outerHTML.slice(0, 200) ?? '') : '';
    const { title } = document;
    return { lang, dir, scrollWidth, widest, words: words.textContent ?? '', title };
  });
  const { violations } = await axeOn(page).disableRules(['color-contrast']).analyze();
  return [
    ...(shown.lang === language ? [] : [`is marked as ${shown.lang}`]),
    ...(shown.dir === directionOf(isLanguage(language) ? language : 'en')
      ? []
      : [`runs ${shown.dir}`]),
    ...(shown.scrollWidth <= 320 ? [] : [`is ${shown.scrollWidth} px wide: ${shown.widest}`]),
    ...(/\b[a-z][a-z-]+:[a-z]\w+\.\w/.exec(shown.words + shown.title) ?? []).map(
      (key) => `shows ${key}`,
    ),
    ...englishIn(`${shown.title}\n${shown.words}`).map((text) => `says in English: ${text}`),
    ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
  ];
}

/** Opens each address in turn, and names what is wrong there. */
export async function walkInLanguage(
  page: Page,
  language: string,
  addresses: string[],
): Promise<void> {
  const englishIn = englishLeftIn(language);
  for (const address of addresses) {
    const answer = await page.goto(address);
    expect(answer?.status(), address).toBeLessThan(500);
    expect.soft(await faultsOn(page, language, englishIn), address).toEqual([]);
  }
}

/** Every page of this audience, in this language. */
export const pagesInLanguage = (
  audience: 'public' | 'family',
  language: string,
  ids: KnownIds,
): string[] =>
  pagesFor(audience)
    // What another service answers on is English: it is no parent's page.
    .filter(({ path }) => path.startsWith('/:lang') && !path.startsWith('/:lang/answer/'))
    .map((leaf) => addressOf(leaf, { ...ids, lang: language }));
