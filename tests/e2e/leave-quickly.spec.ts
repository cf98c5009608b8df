import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible';
import { signInAsParent } from '../support/sign-in-by-code';
import { draftOf, idsOf, type KnownIds } from '../support/site-map';
import { words } from '../support/words';

const button = words('leave:button');
const elsewhere = 'https://www.bbc.co.uk/weather';
const parent = 'father@example.org';
let ids: KnownIds;

test.beforeAll(async () => {
  ids = await idsOf(parent);
});

type Asked = { url: string; headers: Record<string, string> };

/** Answers for the everyday site, since tests have no way to it; gives what it was asked. */
async function standIn(page: Page): Promise<Asked[]> {
  const asked: Asked[] = [];
  const browser = await page.context().newCDPSession(page);
  browser.on('Fetch.requestPaused', ({ requestId, request }) => {
    asked.push(request);
    void browser.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: 200,
      responseHeaders: [{ name: 'Content-Type', value: 'text/html' }],
      body: Buffer.from('<title>Weather</title><h1>Sunny</h1>').toString('base64'),
    });
  });
  await browser.send('Fetch.enable', { patterns: [{ urlPattern: 'https://www.bbc.co.uk/*' }] });
  return asked;
}

/** The other site was asked for its page (browsers may want its icon too), and told nothing of ours. */
function expectUntold(asked: Asked[]) {
  const pages = asked.map(({ url }) => url).filter((url) => !url.endsWith('/favicon.ico'));
  expect(pages).toEqual([elsewhere]);
  expect(Object.keys(asked[0]!.headers).map((name) => name.toLowerCase())).not.toContain('referer');
}

async function isSignedIn(context: BrowserContext): Promise<boolean> {
  const answer = await context.request.get('/en/family/account', { maxRedirects: 0 });
  return answer.status() === 200;
}

/** The addresses that the tab could go back to. */
async function entriesOf(page: Page): Promise<string[]> {
  const browser = await page.context().newCDPSession(page);
  const { entries, currentIndex } = await browser.send('Page.getNavigationHistory');
  return entries.slice(0, currentIndex + 1).map(({ url }) => url.replace(/^https?:\/\/[^/]+/, ''));
}

const risky = [
  '/:lang/guide/childrens-safety',
  '/:lang/guide/if-a-school-pushed-you',
  '/:lang/guide/disagreeing-and-complaining',
  '/:lang/guide/whole',
  '/:lang/guide/search?q=hit',
  '/:lang/guide/childrens-safety/helpful',
  '/:lang/leaving-quickly',
  '/:lang/before-you-decide/pressed',
  '/:lang/before-you-decide/ask',
  '/:lang/complaints/complaint',
  '/:lang/complaints/own-data',
  '/:lang/notify/:draft/contact',
  '/:lang/notify/:draft/helper',
  '/:lang/notify/:draft/other-parent',
  '/:lang/notify/:draft/why',
  '/:lang/notify/:draft/check',
  '/:lang/family/notice/:notification',
  '/:lang/family/account',
  '/:lang/family/matter/:item',
  '/:lang/family/matter/:item/change',
  '/:lang/family/matter/:item/withdraw',
  '/:lang/family/matter/:item/correct',
  '/:lang/family/sharing',
  '/:lang/family/shared',
];
const calm = ['/:lang', '/:lang/guide', '/:lang/guide/exams', '/:lang/family', '/:lang/sessions'];
const telling =
  /safe|push|press|disagree|make a complaint|parent|help(?!ful)|why|withdraw|back|shared|child|harm|abuse/i;

test('it is on the pages that could put somebody at risk, and their names tell nothing', async ({
  page,
  context,
}) => {
  await signInAsParent(context, parent);
  for (const path of risky) {
    await page.goto(path.replace(/:(\w+)/g, (_, name: string) => ids[name]!));
    await expect(page.locator('.leave-quickly'), path).toHaveCount(1);
    const [name] = (await page.title()).split(' – ');
    expect(name, path).not.toMatch(telling);
  }
  for (const path of calm) {
    await page.goto(path.replace(/:(\w+)/g, (_, name: string) => ids[name]!));
    await expect(page.locator('.leave-quickly'), path).toHaveCount(0);
    await expect(page.locator('script'), path).toHaveCount(0);
  }
});

test('it is the second stop of the Tab key, large enough, and never covers what has the focus', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 568 });
  for (const language of ['en', 'ur']) {
    await page.goto(`/${language}/before-you-decide/pressed`);
    await expectAccessible(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const bar = page.locator('.leave-quickly');
    const way = bar.getByRole('button');
    await expect(way).toBeFocused();
    const box = await way.boundingBox();
    expect(box!.height).toBeGreaterThanOrEqual(44);
    expect(box!.width).toBeGreaterThanOrEqual(44);
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await expect(bar).toBeInViewport({ ratio: 1 });
    // Backwards through the page, where what comes next is above: under the bar, if nothing keeps it out.
    await page.locator('footer a').last().focus();
    for (let step = 0; step < 25; step += 1) {
      await page.keyboard.press('Shift+Tab');
      const [top, under] = await page.evaluate(() => {
        const at = document.activeElement!;
        if (at === document.body) return [1, 0];
        const way = document.querySelector('.leave-quickly')!;
        return way.contains(at) || at.matches('[href="#main"]')
          ? [1, 0]
          : [at.getBoundingClientRect().top, way.getBoundingClientRect().bottom];
      });
      expect(top!, `${language}, step ${step}`).toBeGreaterThanOrEqual(under! - 1);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(320);
  }
});

test('with the script: the page is gone from the history, and the site is not told from where', async ({
  page,
  context,
}) => {
  await signInAsParent(context, parent);
  const asked = await standIn(page);
  await page.goto('/en/guide');
  await page.goto('/en/family/account');
  await page.getByRole('button', { name: button }).click();
  await page.waitForURL(elsewhere);
  expectUntold(asked);
  expect(await entriesOf(page)).not.toContain('/en/family/account');
  await expect.poll(() => isSignedIn(context)).toBe(false);
  await page.goBack();
  await expect(page).toHaveURL(/\/en\/guide$/);
});

test('with the script: Escape three times leaves, and each press is said', async ({ page }) => {
  const asked = await standIn(page);
  await page.goto('/en/guide');
  await page.goto('/en/guide/childrens-safety');
  const said = page.locator('.leave-quickly [role=status]');
  await page.keyboard.press('Escape');
  await expect(said).toHaveText(words('leave:said.twice'));
  await page.keyboard.press('Escape');
  await expect(said).toHaveText(words('leave:said.once'));
  // Another key between them, and it is not three in a row.
  await page.keyboard.press('Shift');
  await expect(said).toHaveText(words('leave:said.stays'));
  for (let press = 0; press < 2; press += 1) await page.keyboard.press('Escape');
  await expect(said).toHaveText(words('leave:said.once'));
  await page.keyboard.press('Escape');
  await page.waitForURL(elsewhere);
  expectUntold(asked);
  expect(await entriesOf(page)).not.toContain('/en/guide/childrens-safety');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('it leads away, by Tab and Enter', async ({ page }) => {
    const asked = await standIn(page);
    await page.goto('/en/guide/childrens-safety');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(elsewhere);
    expectUntold(asked);
  });

  test('on a page that everybody may read it signs out as well', async ({ page, context }) => {
    await signInAsParent(context, parent);
    const asked = await standIn(page);
    await page.goto('/en/guide/childrens-safety');
    await page.getByRole('button', { name: button }).click();
    await page.waitForURL(elsewhere);
    expectUntold(asked);
    await page.goBack();
    await expect(page).toHaveURL(/\/en\/guide\/childrens-safety$/);
    await page.goto('/en/family');
    await expect(page).toHaveURL(/\/en\/sign-in\?/);
  });

  test('behind the sign-in it signs out, so that Back shows nothing', async ({ page, context }) => {
    const email = `leaving-${Date.now()}@example.org`;
    const draft = await draftOf(email, { otherParent: { told: true, name: 'Zebedee Quill' } });
    await signInAsParent(context, email);
    const asked = await standIn(page);
    await page.goto(`/en/notify/${draft}/other-parent`);
    expect(await page.content()).toContain('Zebedee Quill');
    await page.getByRole('button', { name: button }).click();
    await page.waitForURL(elsewhere);
    expectUntold(asked);
    expect(await isSignedIn(context)).toBe(false);
    await page.goBack();
    await expect(page).toHaveURL(/\/en\/sign-in\?/);
    expect(await page.content()).not.toContain('Zebedee Quill');
    await page.goForward();
    await page.goBack();
    await expect(page).toHaveURL(/\/en\/sign-in\?/);
  });
});
