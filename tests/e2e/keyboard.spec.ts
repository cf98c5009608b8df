import { expect, test, type Page } from '@playwright/test';
import { waitForMail } from '../support/mail';
import { draftOf } from '../support/site-map';
import { words } from '../support/words';

/** What has the focus: the name or id of a field, else the words of a link, button or heading. */
async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return '';
    if (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement) return at.name;
    return (at.getAttribute('aria-labelledby') ?? at.textContent ?? '').trim();
  });
}

/** Tabs on until the wanted thing has the focus; gives everything that had it on the way. */
async function tabTo(page: Page, wanted: string): Promise<string[]> {
  const way: string[] = [];
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    way.push(now);
    if (now === wanted) {
      await expectVisibleFocus(page, wanted);
      return way;
    }
  }
  throw new Error(`Tab never came to ${wanted}: ${way.join(' > ')}`);
}

/** Whoever looks at the page sees where the focus is. */
async function expectVisibleFocus(page: Page, what: string) {
  const ring = await page.evaluate(() => {
    const at = document.activeElement!;
    const styles = [at, at.nextElementSibling].map((one) => one && getComputedStyle(one));
    return styles.some(
      (style) =>
        style &&
        ((style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) ||
          style.boxShadow !== 'none'),
    );
  });
  expect(ring, `the focus on ${what} can be seen`).toBe(true);
}

test('signing in and the first two questions, with Tab and Enter alone', async ({ page }) => {
  test.setTimeout(120_000);
  const email = 'keyboard@example.org';
  const draft = await draftOf(email, { children: [] });
  await page.goto(`/en/sign-in?next=/en/notify/${draft}/you`);

  // The first Tab is the way past the header.
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe(words('common:layout.skip'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#main$/);
  expect(await tabTo(page, 'email')).toEqual(['email']);

  // Sent empty: the list of what is wrong has the focus, and its line leads to the field.
  await page.keyboard.press('Enter');
  await expect(page.locator('[aria-labelledby=error-summary-title]')).toBeFocused();
  await tabTo(page, words('sign-in:ask.errors.email.required'));
  await page.keyboard.press('Enter');
  await expect(page.locator('#email')).toBeFocused();

  await page.keyboard.type(email);
  const asked = new Date().toISOString();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/sign-in\/code$/);
  const mail = await waitForMail(email, ({ receivedAt }) => receivedAt >= asked);
  await tabTo(page, 'code');
  await page.keyboard.type(/(?<!\d)\d{6}(?!\d)/.exec(mail.text)![0]);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/en/notify/${draft}/you$`));

  // The first question: fields in the order of the page, the button last.
  await page.locator('h1').evaluate((heading) => {
    heading.tabIndex = -1;
    heading.focus();
  });
  expect(await tabTo(page, 'relation')).toEqual(['name', 'relation']);
  expect(await tabTo(page, words('notify:saveAndReturn'))).toEqual([
    'parentalResponsibility',
    words('notify:saveAndReturn'),
  ]);
  await page.keyboard.press('Enter');
  await expect(page.locator('[aria-labelledby=error-summary-title]')).toBeFocused();
  await expect(page).toHaveTitle(new RegExp(`^${words('common:layout.errorPrefix')}`));
  await tabTo(page, words('notify:you.errors.name.required'));
  await page.keyboard.press('Enter');
  await expect(page.locator('#name')).toBeFocused();
  await page.keyboard.type('Rosalind Tabb');
  await tabTo(page, 'relation');
  await page.keyboard.press('Space');
  await expect(page.locator('[name=relation][value=mother]')).toBeChecked();
  await tabTo(page, words('notify:saveAndReturn'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/en/notify/${draft}$`));

  // The second question, by its link in the list.
  await tabTo(page, words('notify:tasks.contact.title'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/contact$/);
  await tabTo(page, 'phone');
  await page.keyboard.type('07700 900 111');
  await tabTo(page, 'addressAnswer');
  await page.keyboard.press('Space');
  // What belongs to the choice appears, and comes next.
  expect(await tabTo(page, 'line1')).toEqual(['line1']);
  await page.keyboard.type('3 Larkspur Road');
  expect(await tabTo(page, 'safe')).toEqual(['line2', 'town', 'postcode', 'addressSecret', 'safe']);
  await tabTo(page, words('notify:saveAndReturn'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/en/notify/${draft}$`));
});
