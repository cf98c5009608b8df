import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible';
import { FormDriver } from '../support/form-driver';
import { askAbout } from '../support/request-journey';
import { addFiles, photo } from '../support/sending-journey';
import { oneRow } from '../support/sign-in-as';
import { signInAsParent } from '../support/sign-in-by-code';
import { tellOfChildren, type ToldChild } from '../support/told-family';
import { words } from '../support/words';

test.describe.configure({ mode: 'parallel' });

const stories = [
  { language: 'en', names: ['Bartholomew-Maximilian', 'Zo'], scripts: true },
  { language: 'en', names: ['Bartholomew-Maximilian', 'Zo'], scripts: false },
  { language: 'ur', names: ['ضیغم', 'زویا'], scripts: true },
  { language: 'ur', names: ['ضیغم', 'زویا'], scripts: false },
] as const;

for (const { language, names, scripts } of stories) {
  test.describe(`the yearly request on a phone, in ${language}, scripts ${scripts ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled: scripts });

    test('is opened, answered for both children, sent together, and changed', async ({
      page,
      context,
    }) => {
      const email = `request-phone-${crypto.randomUUID()}@example.org`;
      const told = await tellOfChildren(email, language, [...names]);
      const request = await askAbout(email, told);
      await signInAsParent(context, email);
      const look = lookWith(scripts);
      const home = `/${language}/family/request/${request}`;
      await open(page, language, home, look);
      await answerInWords(page, home, told[0]!, scripts, look);
      await askToTalk(page, home, told[1]!, look);
      await sendBoth(page, language, home, look);
      await changeMind(page, home, told[0]!, look);
      const { answered, opened } = await oneRow<{ answered: boolean; opened: boolean }>(
        `select answered_at is not null as answered, opened_at is not null as opened
         from request_reader where id = $1`,
        [request],
      );
      expect({ answered, opened }).toEqual({ answered: true, opened: true });
    });
  });
}

type Look = (page: Page) => Promise<void>;

/** Nothing is wider than the screen; where scripts run, axe finds nothing and nothing is too small to touch. */
function lookWith(scripts: boolean): Look {
  return async (page) => {
    const html = page.locator('html');
    if (!scripts) {
      await expect(html).toHaveAttribute('lang', /en|ur/);
      return;
    }
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect.soft(wide, `${page.url()} is wider than its screen`).toBeLessThanOrEqual(0);
    await expectAccessible(page);
  };
}

async function open(page: Page, language: string, home: string, look: Look) {
  await page.goto(`/${language}/family`);
  await look(page);
  await page.locator(`main a[href="${home}"]`).first().click();
  await expect(page).toHaveURL(new RegExp(`${home}$`));
  await expect(page.locator('html')).toHaveAttribute('dir', language === 'ur' ? 'rtl' : 'ltr');
  await expect(page.locator('h1')).toHaveText(words('yearly:request.title', language));
  await look(page);
}

const begin = (page: Page, child: ToldChild) =>
  page.locator(`form:has(input[name=answer][value="${child.id}"]) button`).click();

async function answerInWords(
  page: Page,
  home: string,
  child: ToldChild,
  scripts: boolean,
  look: Look,
) {
  await begin(page, child);
  await expect(page).toHaveURL(/\/family\/yearly\/[0-9a-f-]{36}$/);
  const path = new URL(page.url()).pathname;
  await look(page);
  const form = new FormDriver(page);
  await form.type({ academic: 'W'.repeat(200), whole: 'Wir lesen viel. ہم پڑھتے ہیں۔' });
  await page.locator('#form button[name=do][value=files]').click();
  await expect(page).toHaveURL(/\?part=files$/);
  await addFiles(page, scripts, { ready: [await photo('plan.jpg')] });
  await look(page);
  await page.goto(path);
  // Going to the files saved what was typed.
  await expect(form.field('whole')).toHaveValue(/Wir lesen viel/);
  await form.type({ whole: 'a \u202E b' });
  await page.locator('#form button[name=do][value=check]').last().click();
  const summary = page.locator('[role=alert][aria-labelledby=error-summary-title]');
  await expect(summary.locator('a[href="#whole"]')).toBeVisible();
  await look(page);
  await form.type({ whole: 'We read a lot.' });
  await form.choose({ feeling: 'well', still: 'yes', help: 'exams' });
  await page.locator('#form button[name=do][value=save]:not([aria-hidden])').click();
  await expect(page).toHaveURL(/\?done=saved$/);
  await look(page);
  await page.goto(home);
}

async function askToTalk(page: Page, home: string, child: ToldChild, look: Look) {
  await begin(page, child);
  await expect(page).toHaveURL(/\/family\/yearly\/[0-9a-f-]{36}$/);
  const form = new FormDriver(page);
  // How the parent feels was told with the other child, and need not be told again.
  await expect(page.locator('#form [name=feeling][value=well]')).toBeChecked();
  await form.choose({ ways: 'call', next: 'college' });
  await form.type({ waysWords: 'Any morning' });
  await look(page);
  await page.locator('#form button[name=do][value=check]').last().click();
  await expect(page).toHaveURL(/\/check\?child=/);
  await look(page);
  await page.goto(`${home}/check`);
}

async function sendBoth(page: Page, language: string, home: string, look: Look) {
  await expect(page.locator('#form input[name=send]:checked')).toHaveCount(2);
  await look(page);
  const fields: [string, string][] = [];
  for (const name of ['send', 'seen']) {
    for (const input of await page.locator(`#form input[name=${name}]`).all()) {
      fields.push([name, (await input.getAttribute('value'))!]);
    }
  }
  await new FormDriver(page).send(new RegExp(`${home}\\?done=sent$`));
  await expect(page.locator('h1')).toHaveText(words('yearly:receipt.title', language));
  await look(page);
  // The same form, sent once more, sends nothing twice.
  const again = await page.request.post(`${home}/check`, {
    headers: {
      Origin: process.env.E2E_URL!,
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    data: fields.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&'),
  });
  expect(again.url()).toMatch(/\?done=sent$/);
  const { sent } = await oneRow<{ sent: number }>(
    `select count(*)::int as sent from sending s join request_reader r on r.item_id = s.item_id
     where r.id = $1 and s.sent_at is not null`,
    [home.split('/').at(-1)],
  );
  expect(sent).toBe(2);
}

async function changeMind(page: Page, home: string, child: ToldChild, look: Look) {
  await begin(page, child);
  await expect(page).toHaveURL(/\/family\/yearly\/[0-9a-f-]{36}$/);
  await new FormDriver(page).type({ whole: 'We read even more.' });
  await page.locator('#form button[name=do][value=check]').last().click();
  await expect(page).toHaveURL(/\/check\?child=/);
  await new FormDriver(page).send(new RegExp(`${home}\\?done=sent$`));
  await page.locator('main a[href*="/family/sent/"]').first().click();
  await expect(page.locator('main')).toContainText('We read even more.');
  await look(page);
}
