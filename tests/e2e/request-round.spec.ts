import { randomBytes } from 'node:crypto';
import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible';
import { FormDriver } from '../support/form-driver';
import { waitForMail } from '../support/mail';
import { planYearly, takeUp } from '../support/request-journey';
import { oneRow, staffWithRoles } from '../support/sign-in-as';
import { typeCode } from '../support/sign-in-by-code';
import { tellOfChildren, type ToldChild } from '../support/told-family';

/** The month after this one, as it stands in addresses. */
function nextMonth(): string {
  const now = new Date();
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1));
  return first.toISOString().slice(0, 7);
}

const daysToNextMonth = () => {
  const first = new Date(`${nextMonth()}-01T00:00:00Z`).getTime();
  return Math.ceil((first - Date.now()) / 86_400_000) + 3;
};

const word = () => Array.from(randomBytes(8), (byte) => 'abcdefghijklmnop'[byte % 16]).join('');

for (const scripts of [true, false]) {
  test(`from an officer's list to the answer on the child's review, scripts ${scripts ? 'on' : 'off'}`, async ({
    browser,
  }) => {
    test.setTimeout(240_000);
    const email = `round-${crypto.randomUUID()}@example.org`;
    const told = await tellOfChildren(email, 'en', [word(), word()]);
    await takeUp(email, told);
    await planYearly(told, daysToNextMonth());
    const open = async (secret?: string) => {
      const context = await browser.newContext({
        baseURL: process.env.E2E_URL,
        javaScriptEnabled: scripts,
      });
      if (secret)
        await context.addCookies([{ name: 'session', value: secret, url: process.env.E2E_URL! }]);
      return context.newPage();
    };
    const look = async (page: Page) => {
      if (scripts) await expectAccessible(page);
    };
    const officer = await open(await staffWithRoles('round-officer@example.org', ['OFFICER']));
    const parent = await open();
    await holdOne(officer, told, look);
    await letGo(officer, look);
    const link = await theMail(email, told);
    await answer(parent, email, link, told[0]!);
    await readIt(officer, told, look);
    await officer.context().close();
    await parent.context().close();
  });
}

type Look = (page: Page) => Promise<void>;

/** The officer holds the second child out with a reason, and takes it back. */
async function holdOne(page: Page, told: ToldChild[], look: Look) {
  const { familyId } = await oneRow<{ familyId: string }>(
    `select family_id as "familyId" from child where id = $1`,
    [told[0]!.childId],
  );
  await page.goto(`/officer/requests/family/${familyId}?month=${nextMonth()}`);
  await look(page);
  const hold = page.locator('form', { has: page.locator('[name=reason]') }).first();
  // Every child of the list is ticked from the start.
  await hold.locator(`input[value="${told[0]!.childId}"]`).uncheck();
  await hold.locator('button[type=submit], button:not([type])').last().click();
  await expect(page.locator('[aria-labelledby=error-summary-title]')).toBeVisible();
  await look(page);
  await hold.locator('[name=reason]').fill('In hospital this month');
  await hold.locator('button[type=submit], button:not([type])').last().click();
  await expect(page.locator('main')).toContainText('In hospital this month');
  await look(page);
  const back = page.locator('form', { has: page.locator('input[name=hold]') }).first();
  await back.locator('button').last().click();
  await expect
    .poll(async () => {
      const { open } = await oneRow<{ open: number }>(
        `select count(*)::int as open from request_hold where child_id = $1 and ended_at is null`,
        [told[1]!.childId],
      );
      return open;
    })
    .toBe(0);
}

/** Another release of the same month may come between: then the page says so, and is read again. */
async function letGo(page: Page, look: Look) {
  await page.goto(`/officer/requests/release?month=${nextMonth()}`);
  await look(page);
  const form = new FormDriver(page);
  await form.button.click();
  await expect(page.locator('[aria-labelledby=error-summary-title]')).toBeVisible();
  await look(page);
  for (let tries = 0; tries < 3; tries += 1) {
    await page.goto(`/officer/requests/release?month=${nextMonth()}`);
    if ((await form.button.count()) === 0) return;
    await form.choose({ read: 'yes' });
    await form.button.click();
    await page.waitForURL(/done=released|release/);
    if (/done=released/.test(page.url())) return;
  }
  throw new Error('The requests could not be let go.');
}

const hasLink = ({ text }: { text: string }) => /\/family\/request\//.test(text);

/** One email, in which no child is named, with the way to the request. */
async function theMail(email: string, told: ToldChild[]): Promise<string> {
  const mail = await waitForMail(email, hasLink);
  for (const { name } of told) {
    expect(`${mail.subject} ${mail.text} ${mail.html}`).not.toContain(name);
  }
  const [link = ''] = /https?:\/\/\S+\/family\/request\/[0-9a-f-]{36}/.exec(mail.text) ?? [];
  return new URL(link).pathname;
}

async function answer(page: Page, email: string, link: string, child: ToldChild) {
  await page.goto(link);
  await expect(page).toHaveURL(/\/sign-in/);
  await typeCode(page, email);
  await expect(page).toHaveURL(new RegExp(`${link}$`));
  await page.locator(`form:has(input[name=answer][value="${child.id}"]) button`).click();
  await new FormDriver(page).type({ whole: 'She builds clocks out of cardboard.' });
  await page.locator('#form button[name=do][value=check]').last().click();
  await new FormDriver(page).send(/\?done=sent$/);
}

/** The answer is in the queue, on the item, and on the child's review; the other child is still waited for. */
async function readIt(page: Page, told: ToldChild[], look: Look) {
  const { item, review } = await oneRow<{ item: string; review: string }>(
    `select r.item_id as item, c.review_id as review from request_child c
     join request_reader r on r.request_id = c.request_id where c.child_id = $1`,
    [told[0]!.childId],
  );
  await page.goto(`/officer/queue?q=${told[0]!.name}`);
  await expect(page.locator(`a[href="/officer/item/${item}"]`).first()).toBeVisible();
  await page.goto(`/officer/item/${item}`);
  await look(page);
  await page.goto(`/officer/child/${told[0]!.childId}/reading`);
  await expect(page.locator('main')).toContainText('She builds clocks out of cardboard.');
  await look(page);
  await page.goto(`/officer/review/${review}`);
  await expect(page.locator('main')).toContainText('She builds clocks out of cardboard.');
  await look(page);
  const { left } = await oneRow<{ left: number }>(
    `select count(*)::int as left from request_child where child_id = any($1::uuid[]) and answered_on is null`,
    [told.map(({ childId }) => childId)],
  );
  expect(left).toBe(1);
}
