import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { pagesFor } from '../support/accessible-pages';
import { addressOf, idsOf, type KnownIds } from '../support/site-map';
import { signInAsParent } from '../support/sign-in-by-code';

/** Text as readers may set it (WCAG 2.2, 1.4.12). */
const SPACED = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`;

let context: BrowserContext;
let ids: KnownIds;

test.beforeAll(async ({ browser }) => {
  ids = await idsOf('father@example.org');
  // The style sheet of 1.4.12 is the reader's and not the page's, so the page's policy is not asked.
  context = await browser.newContext({ viewport: { width: 320, height: 640 }, bypassCSP: true });
  await signInAsParent(context, 'father@example.org');
});

test.afterAll(() => context.close());

/** Headings, landmarks and what a page is made of. */
function frameOf(page: Page) {
  return page.evaluate(() => {
    const faults: string[] = [];
    const one = (what: string) => {
      const count = document.querySelectorAll(what).length;
      if (count !== 1) faults.push(`${count} of ${what}`);
    };
    ['h1', 'main', 'body > header', 'body > footer', 'title'].forEach(one);
    const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) => ({
      level: Number(heading.tagName[1]),
      words: heading.textContent ?? '',
    }));
    levels.forEach(({ level, words }, at) => {
      if (at > 0 && level > levels[at - 1]!.level + 1) faults.push(`h${level} skips: ${words}`);
      if (!words.trim()) faults.push(`an empty h${level}`);
    });
    const names = [...document.querySelectorAll('nav')].map(
      (nav) =>
        nav.getAttribute('aria-label') ??
        document.getElementById(nav.getAttribute('aria-labelledby') ?? '')?.textContent,
    );
    if (names.some((name) => !name)) faults.push('a nav without a name');
    if (new Set(names).size < names.length) faults.push(`navs of one name: ${names.join(', ')}`);
    const first = document.querySelector('a, button, input');
    if (first?.getAttribute('href') !== '#main') faults.push('the skip link is not first');
    if (!/\d{3}/.test(document.querySelector('footer')?.textContent ?? ''))
      faults.push('no way to ask for help at the foot');
    if (document.documentElement.dir !== (document.documentElement.lang === 'ur' ? 'rtl' : 'ltr'))
      faults.push('direction');
    return faults;
  });
}

/** What sticks out of the page, or is cut off. */
function lostOf(page: Page) {
  return page.evaluate(() => {
    const faults: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) faults.push(`${scrollWidth} wide in ${clientWidth}`);
    for (const element of document.querySelectorAll<HTMLElement>('main *, header *, footer *')) {
      const { overflowY, position } = getComputedStyle(element);
      const cut = ['hidden', 'clip'].includes(overflowY) && position !== 'absolute';
      if (cut && element.clientHeight > 1 && element.scrollHeight > element.clientHeight + 1)
        faults.push(`cut off: ${element.outerHTML.slice(0, 90)}`);
    }
    return faults;
  });
}

/**
 * What is pressed and smaller than 24 px, with another so near that it is hit instead (2.5.8). Links in
 * a sentence are as high as its lines; a choice is as large as its label.
 */
function smallOf(page: Page) {
  return page.evaluate(() => {
    const boxOf = (element: Element) => {
      const { type, labels } = element as HTMLInputElement;
      const choice = ['checkbox', 'radio'].includes(type) ? labels?.[0] : null;
      return (choice ?? element).getBoundingClientRect();
    };
    const all = [
      ...document.querySelectorAll<HTMLElement>(
        'a[href], button, input, select, textarea, summary',
      ),
    ].filter((one) => one.checkVisibility() && !one.ariaHidden && boxOf(one).width > 1);
    const inSentence = (one: HTMLElement) =>
      getComputedStyle(one).display === 'inline' &&
      (one.parentElement?.textContent ?? '').trim() !== (one.textContent ?? '').trim();
    return all
      .filter((one) => {
        const { width, height, left, top } = boxOf(one);
        if ((width >= 24 && height >= 24) || inSentence(one)) return false;
        const [x, y] = [left + width / 2, top + height / 2];
        return all.some((other) => {
          const box = boxOf(other);
          const [across, down] = [
            Math.max(box.left - x, 0, x - box.right),
            Math.max(box.top - y, 0, y - box.bottom),
          ];
          return other !== one && Math.hypot(across, down) < 12;
        });
      })
      .map((one) => one.outerHTML.slice(0, 90));
  });
}

/** In forced colours: every button and button-like link has an edge, every drawn sign a colour that is forced. */
function edgesOf(page: Page) {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a[class*="border-2"]')]
      .filter((element) => element.checkVisibility() && !element.ariaHidden)
      .filter((element) => {
        const { borderTopWidth, borderTopStyle, textDecorationLine } = getComputedStyle(element);
        const edged = borderTopStyle !== 'none' && parseFloat(borderTopWidth) > 0;
        return !edged && textDecorationLine !== 'underline';
      })
      .map((element) => element.outerHTML.slice(0, 90)),
  );
}

/** Whether the first stops of the Tab key can be seen. */
async function unseenStops(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (let stop = 0; stop < 6; stop += 1) {
    await page.keyboard.press('Tab');
    const fault = await page.evaluate(() => {
      const at = document.activeElement!;
      if (at === document.body) return null;
      const marked = [at, at.nextElementSibling, at.parentElement].some((one) => {
        const style = one && getComputedStyle(one);
        return style && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
      });
      const { left, top, width, height } = at.getBoundingClientRect();
      const over = document.elementFromPoint(left + width / 2, top + height / 2);
      const hidden = over !== null && !at.contains(over) && !over.contains(at);
      const sized =
        width > 1 && height > 1 && !at.matches('input[type=radio], input[type=checkbox]');
      return marked && !(sized && hidden) ? null : at.outerHTML.slice(0, 90);
    });
    if (fault) faults.push(fault);
  }
  return faults;
}

/** What moves although the reader asked for less. */
function movingOf(page: Page) {
  return page.evaluate(() =>
    document
      .getAnimations()
      .map((animation) => animation.effect?.getComputedTiming())
      .filter((timing) => Number(timing?.duration ?? 0) > 10)
      .map((timing) => `moves for ${String(timing?.duration)} ms`),
  );
}

for (const audience of ['public', 'family'] as const) {
  for (const lang of ['en', 'ur']) {
    test(`${audience} pages in ${lang}: one order of headings, landmarks, reflow, spacing, targets, forced colours, less motion`, async () => {
      test.setTimeout(150_000);
      const page = await context.newPage();
      let seen = 0;
      for (const leaf of pagesFor(audience)) {
        if (!leaf.path.startsWith('/:lang')) continue;
        const path = addressOf(leaf, { ...ids, lang, page: 'childrens-safety' });
        const answer = await page.goto(path);
        const { pathname, search } = new URL(page.url());
        if (pathname + search !== path || answer?.status() !== 200) continue;
        seen += 1;
        expect.soft(await frameOf(page), `${path}: frame`).toEqual([]);
        expect.soft(await lostOf(page), `${path}: 320 px`).toEqual([]);
        expect.soft(await smallOf(page), `${path}: targets`).toEqual([]);
        await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
        expect.soft(await edgesOf(page), `${path}: forced colours`).toEqual([]);
        expect.soft(await movingOf(page), `${path}: less motion`).toEqual([]);
        if (lang === 'en') expect.soft(await unseenStops(page), `${path}: focus`).toEqual([]);
        await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'no-preference' });
        // Letters of Urdu are joined, so that no space is set between them.
        if (lang === 'en') {
          await page.addStyleTag({ content: SPACED });
          expect.soft(await lostOf(page), `${path}: spacing`).toEqual([]);
        }
      }
      expect(seen).toBeGreaterThan(audience === 'public' ? 15 : 25);
      await page.close();
    });
  }
}

test('the warning before a session ends never covers what has the focus', async () => {
  const page = await context.newPage();
  for (const language of ['en', 'ur', 'ta']) {
    await page.goto(`/${language}/family/account`);
    await page.evaluate(() => {
      for (const animation of document.getAnimations()) animation.finish();
    });
    await expect(page.locator('.session-warning')).toBeInViewport({ ratio: 1 });
    let foot = false;
    for (let stop = 0; stop < 60; stop += 1) {
      await page.keyboard.press('Tab');
      const [bottom, top, inFoot] = await page.evaluate(() => {
        const at = document.activeElement!;
        const over = document.querySelector('.session-warning')!;
        if (over.contains(at) || at === document.body) return [0, 0, false] as const;
        const top = over.getBoundingClientRect().top;
        return [at.getBoundingClientRect().bottom, top, at.closest('footer') !== null] as const;
      });
      expect(bottom, `${language}, stop ${stop}`).toBeLessThanOrEqual(top);
      foot ||= inFoot;
    }
    expect(foot, `${language}: the foot of the page is reached`).toBe(true);
  }
  await page.close();
});

test('each of these checks finds what it looks for', async () => {
  const page = await context.newPage();
  await page.setContent(`<html lang="ur" dir="ltr"><title>a</title><nav></nav>
    <main><h1>a</h1><h3>b</h3><h2></h2><p style="width: 50rem">a</p>
    <p style="height: 10px; overflow: hidden">a<br>b<br>c</p>
    <a href="/a" style="display: block; height: 9px; outline: none">a</a>
    <a href="/b" style="display: block; height: 9px; outline: none">b</a>
    <button style="border: 0; margin: 40px">a</button>
    <style>p { animation: go 2s infinite } @keyframes go { to { opacity: 0 } } :focus { outline: none }</style>
    </main></html>`);
  const frame = (await frameOf(page)).join('\n');
  for (const fault of [
    '0 of body > header',
    'h3 skips',
    'an empty h2',
    'without a name',
    'skip link',
  ])
    expect(frame).toContain(fault);
  expect(frame).toContain('direction');
  const lost = (await lostOf(page)).join('\n');
  expect(lost).toContain('wide in 320');
  expect(lost).toContain('cut off');
  expect(await smallOf(page)).toHaveLength(2);
  expect(await edgesOf(page)).toHaveLength(1);
  expect((await movingOf(page)).length).toBeGreaterThan(0);
  expect((await unseenStops(page)).length).toBeGreaterThan(0);
  await page.close();
});
