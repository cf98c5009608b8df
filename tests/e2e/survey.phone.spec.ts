import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible';
import { FormDriver } from '../support/form-driver';
import { oneRow } from '../support/sign-in-as';
import { plain, words } from '../support/words';

// The last test counts what those before it sent.
test.describe.configure({ mode: 'serial' });

/** Nothing is wider than the screen, and axe finds nothing where it can run. */
async function look(page: Page, scripts: boolean): Promise<void> {
  const { wide, screen } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    screen: document.documentElement.clientWidth,
  }));
  expect.soft(wide, `${page.url()} is wider than its screen`).toBeLessThanOrEqual(screen);
  if (scripts) await expectAccessible(page);
}

/** Sends answers past the page, as a browser does that sends a form once more. */
async function post(page: Page, language: string, form: Record<string, string>): Promise<number> {
  const answer = await page.request.post(`/${language}/survey`, {
    headers: { Origin: process.env.E2E_URL! },
    form,
    maxRedirects: 0,
  });
  return answer.status();
}

/** How many people's answers are in the counters. */
async function counted(): Promise<number> {
  const { people } = await oneRow<{ people: number }>(
    `select coalesce(sum(count), 0)::int as people from survey_count where question = 'clear'`,
  );
  return people;
}

for (const language of ['en', 'ur'] as const) {
  for (const scripts of [true, false]) {
    test.describe(`in ${language}, ${scripts ? 'with' : 'without'} scripts`, () => {
      test.use({ javaScriptEnabled: scripts });

      test('the survey is answered on a phone, and sent twice counts once', async ({ page }) => {
        await page.goto(`/${language}/survey`);
        await look(page, scripts);
        const form = new FormDriver(page);
        await form.button.click();
        await expect(page.locator('[aria-labelledby=error-summary-title]')).toContainText(
          words('survey:page.errors.form.nothing-chosen', language),
        );
        await look(page, scripts);
        // Three of the five are left out: nobody has to answer them.
        const chosen = { clear: 'fully', helped: 'not' };
        await form.choose(chosen);
        const submitKey = await page.locator('#form [name=submitKey]').inputValue();
        expect(await post(page, language, { clear: 'splendid', submitKey })).toBe(400);
        await form.send(`/${language}/survey/thanks`);
        expect(plain(await page.locator('h1').innerText())).toBe(
          plain(words('survey:thanks.title', language)),
        );
        await look(page, scripts);
        expect(await post(page, language, { ...chosen, submitKey })).toBe(303);
        expect(await counted()).toBe(0);
        expect(await page.context().cookies()).toEqual([]);
      });
    });
  }
}

test('with the fifth person, all five are counted', async ({ page }) => {
  expect(await post(page, 'en', { clear: 'fully', submitKey: crypto.randomUUID() })).toBe(303);
  expect(await counted()).toBe(5);
});
