import { createHash } from 'node:crypto';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { FormDriver } from '../support/form-driver';
import { sql } from '../support/sign-in-as';
import { signInAsParent, typeCode } from '../support/sign-in-by-code';
import { draftOf } from '../support/site-map';
import { words } from '../support/words';

const parent = 'sessions@example.org';
const typed = 'Half a thought, <b>not</b> sent – “اردو”\nand a second line';

/** Opens the list of languages and chooses one, beside a form that holds what was typed. */
async function chooseLanguage(page: Page, code: string) {
  await page.locator('nav details > summary').click();
  await page.locator(`button[name=_language][value=${code}]`).click();
}

/** Makes the session of that cookie as old as if nobody had touched it for so many minutes. */
async function waitMinutes(cookie: string, minutes: number) {
  const rows = await sql(
    `update session set last_seen_at = now() - make_interval(mins => $2) where id = $1 returning id`,
    [createHash('sha256').update(cookie).digest('base64url'), minutes],
  );
  expect(rows).toHaveLength(1);
}

async function openWhy(context: BrowserContext) {
  const cookie = await signInAsParent(context, parent);
  const draft = await draftOf(parent, { you: { name: 'Ottoline Finch' }, children: [] });
  const page = await context.newPage();
  await page.goto(`/en/notify/${draft}/why`);
  return { page, draft, cookie };
}

async function expectTyped(page: Page) {
  const form = new FormDriver(page);
  await expect(form.field('words')).toHaveValue(typed);
  await expect(page.locator('#form input[value=lifestyle]')).toBeChecked();
  await expect(page.locator('#form input[value=pressed]')).toBeChecked();
  await expect(form.field('pressedWords')).toHaveValue('They rang twice.');
}

async function typeHalf(page: Page) {
  const form = new FormDriver(page);
  await form.choose({ reasons: 'lifestyle', choice: 'pressed' });
  await form.type({ words: typed, pressedWords: 'They rang twice.' });
}

test.use({ javaScriptEnabled: false });

test('a session that ended in the middle of a form: after signing in, what was typed is back', async ({
  context,
}) => {
  const { page, draft, cookie } = await openWhy(context);
  await typeHalf(page);
  await waitMinutes(cookie, 31);
  await new FormDriver(page).button.click();
  await expect(page).toHaveURL(/\/en\/sign-in\?/);
  await expect(page.getByText(words('sign-in:ended.title'))).toBeVisible();
  await typeCode(page, parent);
  await expect(page).toHaveURL(new RegExp(`/en/notify/${draft}/why\\?kept=`));
  await expectTyped(page);
  await new FormDriver(page).send(`/en/notify/${draft}`);
  await page.goto(`/en/notify/${draft}/why`);
  await expectTyped(page);
});

test('what was typed before a session ended is shown to nobody else', async ({ context }) => {
  const { page, cookie } = await openWhy(context);
  await typeHalf(page);
  await waitMinutes(cookie, 31);
  await new FormDriver(page).button.click();
  await typeCode(page, 'sessions-other@example.org');
  expect(await page.content()).not.toContain('They rang twice');
  await expect(page.locator('h1')).toHaveText(words('common:plain.404.title'));
});

test('another language in the middle of a form keeps what was typed', async ({ context }) => {
  const { page, draft } = await openWhy(context);
  await typeHalf(page);
  await chooseLanguage(page, 'ur');
  await expect(page).toHaveURL(new RegExp(`/ur/notify/${draft}/why\\?`));
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expectTyped(page);
  await chooseLanguage(page, 'ro');
  await expect(page).toHaveURL(new RegExp(`/ro/notify/${draft}/why\\?`));
  await expectTyped(page);
});

test('the warning waits hidden for 25 minutes, and staying keeps what was typed', async ({
  context,
}) => {
  const { page, draft } = await openWhy(context);
  await typeHalf(page);
  const warning = page.locator('.session-warning');
  await expect(warning).toHaveCount(1);
  await expect(warning).toBeHidden();
  const { delay, name } = await warning.evaluate((box) => {
    const style = getComputedStyle(box);
    return { delay: style.animationDelay, name: style.animationName };
  });
  expect(name).not.toBe('none');
  expect(delay).toBe('1500s');
  // 25 minutes later in the same page: the animation is at its end.
  await page.evaluate(() => document.getAnimations().forEach((one) => one.finish()));
  await expect(warning).toBeVisible();
  await warning.locator('button[name=_stay]').click();
  await expect(page).toHaveURL(new RegExp(`/en/notify/${draft}/why\\?`));
  await expect(warning).toBeHidden();
  await expectTyped(page);
});

test('a session is over after 30 idle minutes, and not before', async ({ context }) => {
  const cookie = await signInAsParent(context, parent);
  const page = await context.newPage();
  await waitMinutes(cookie, 29);
  await page.goto('/en/family');
  await expect(page).toHaveURL(/\/en\/family$/);
  await waitMinutes(cookie, 31);
  await page.goto('/en/family');
  await expect(page).toHaveURL(/\/en\/sign-in\?ended=1&next=%2Fen%2Ffamily/);
});

test('signing out everywhere ends every browser, and the back button shows nothing', async ({
  browser,
}) => {
  const email = 'sessions-everywhere@example.org';
  const contexts = [await browser.newContext(), await browser.newContext()];
  const [here, there] = contexts as [BrowserContext, BrowserContext];
  try {
    await signInAsParent(here, email);
    await signInAsParent(there, email);
    const elsewhere = await there.newPage();
    await elsewhere.goto('/en/notify');
    await expect(elsewhere).toHaveURL(/\/en\/notify$/);
    const page = await here.newPage();
    await page.goto('/en/family/account');
    await page.locator('button[value=everywhere]').click();
    await expect(page).toHaveURL(/\/en\/sign-in\?done=signed-out$/);
    await page.goBack();
    await expect(page).toHaveURL(/\/en\/sign-in/);
    await elsewhere.reload();
    await expect(elsewhere).toHaveURL(/\/en\/sign-in/);
  } finally {
    for (const context of contexts) await context.close();
  }
});
