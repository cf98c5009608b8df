import { expect, test, type Page } from '@playwright/test';
import { fillInNotice, sendNotice } from '../support/notify-journey';
import { signInByCode } from '../support/sign-in-by-code';

/** Nothing on the page is wider than the screen, so nobody scrolls sideways. */
async function fitsTheScreen(page: Page): Promise<void> {
  const { wide, screen } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    screen: document.documentElement.clientWidth,
  }));
  expect.soft(wide, `${page.url()} is wider than its screen`).toBeLessThanOrEqual(screen);
}

for (const language of ['en', 'ur'] as const) {
  test(`a parent notifies on a phone 320 pixels wide, with scripts, in ${language}`, async ({
    page,
  }) => {
    test.setTimeout(180_000);
    const email = `journey-phone-${language}@example.org`;
    await signInByCode(page, email, `/${language}/sign-in?next=/${language}/notify`);
    await fillInNotice(
      page,
      {
        language,
        parent: 'Peregrine Featherstonehaugh-Cholmondeley',
        children: [
          { given: 'Bartholomew Maximilian', family: 'Featherstonehaugh-Cholmondeley' },
          { given: 'Zo', family: 'Ng' },
        ],
        words: { why: 'W'.repeat(200), outline: 'A little of everything.' },
      },
      fitsTheScreen,
    );
    await fitsTheScreen(page);
    await sendNotice(page);
    await fitsTheScreen(page);
    await page.locator('main a[href*="/family/matter/"]').click();
    await fitsTheScreen(page);
  });
}
