import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, type Response } from '@playwright/test';

/**
 * axe, for a page. It looks at the page in one go, since no page of the portal holds another: in parts,
 * each look would open a tab more and take twice as long.
 */
export const axeOn = (page: Page): AxeBuilder => new AxeBuilder({ page }).setLegacyMode();

/** Fails where axe finds anything at all on the page; needs scripts in the browser. */
export async function expectAccessible(page: Page, name = page.url()): Promise<void> {
  expect.soft(found(await axeOn(page).analyze()), name).toEqual([]);
}

/** Fails where text on the page is too faint in the dark colours. */
export async function expectReadableInTheDark(page: Page, name = page.url()): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  const result = await axeOn(page).withRules(['color-contrast']).analyze();
  expect.soft(found(result), `${name} in the dark`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
}

function found({ violations }: Awaited<ReturnType<AxeBuilder['analyze']>>): string[] {
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}

/**
 * Sends a form with `text` in every text field; gives the status of the answer. Where it is refused,
 * waits until the list of what is wrong has the focus.
 */
export async function sendWith(page: Page, form: Locator, text: string): Promise<number> {
  // The page that the answer leads to, whatever it is, once it is there: waiting for less can miss it.
  let status = 0;
  const note = (answer: Response) => {
    const request = answer.request();
    if (request.isNavigationRequest() && request.method() === 'POST') status = answer.status();
  };
  page.on('response', note);
  const arrived = page.waitForEvent('load', { timeout: 30_000 });
  await form.evaluate((element, typed) => {
    const sent = element as HTMLFormElement;
    for (const field of sent.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
      'input:not([type]), input[type=text], input[type=email], input[type=tel], input[type=search], textarea',
    )) {
      field.value = typed;
    }
    // A moment later, so that this call is over before the page goes.
    setTimeout(() =>
      sent.requestSubmit(sent.querySelector<HTMLButtonElement>('button:not([name])')),
    );
  }, text);
  await arrived;
  page.off('response', note);
  if (status === 400) {
    await expect(page.locator('[aria-labelledby=error-summary-title]')).toBeFocused();
  }
  return status;
}
