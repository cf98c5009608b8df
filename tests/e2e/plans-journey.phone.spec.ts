import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible';
import { FormDriver } from '../support/form-driver';
import { signInAsParent } from '../support/sign-in-by-code';
import {
  addFiles,
  beginPlan,
  fillInPlan,
  photo,
  planButton,
  sendIt,
  textFile,
  webPage,
} from '../support/sending-journey';
import { tellOfChildren, type ToldChild } from '../support/told-family';

test.describe.configure({ mode: 'parallel' });

/** Nothing on the page is wider than the screen, and axe finds nothing. */
async function look(page: Page): Promise<void> {
  const { wide, screen } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    screen: document.documentElement.clientWidth,
  }));
  expect.soft(wide, `${page.url()} is wider than its screen`).toBeLessThanOrEqual(screen);
  await expectAccessible(page);
}

/** Only the width: for pages of which another was looked at whole. */
async function fits(page: Page): Promise<void> {
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(wide, `${page.url()} is wider than its screen`).toBeLessThanOrEqual(0);
}

for (const [language, name] of [
  ['en', 'Bartholomew-Maximilian'],
  ['ur', 'ضیغم'],
] as const) {
  test(`a plan, evidence and a child's voice on a phone 320 pixels wide, in ${language}`, async ({
    page,
    context,
  }) => {
    const email = `plans-phone-${crypto.randomUUID()}@example.org`;
    const told = await tellOfChildren(email, language, [name, 'Zo']);
    await signInAsParent(context, email);
    await plan(page, language, told[0]!);
    await evidence(page, language);
    await voice(page, language, told[0]!);
    await page.goto(`/${language}/family/files`);
    await look(page);
  });
}

async function plan(page: Page, language: string, child: ToldChild) {
  const path = await beginPlan(page, language, child.id, 'fresh', fits);
  await fillInPlan(
    page,
    {
      academic: 'W'.repeat(300),
      interests: 'Bees.',
      whole: 'A little of everything.',
      linkTitle: 'Our year',
    },
    fits,
  );
  await look(page);
  await planButton(page, 'files').tap();
  await expect(page).toHaveURL(/\?part=files$/);
  await addFiles(page, true, {
    ready: [await photo(`${'a-very-long-name-'.repeat(6)}.jpg`), textFile('کہانی.txt', 'A story.')],
    refused: [webPage('album.html')],
  });
  await look(page);
  await page.goto(`${path}/check`);
  await look(page);
  await sendIt(page, look);
}

async function evidence(page: Page, language: string) {
  await page.goto(`/${language}/family/evidence`);
  await fits(page);
  await page.locator('main form button').tap();
  await expect(page).toHaveURL(/\/family\/evidence\/[0-9a-f-]{36}$/);
  const set = new URL(page.url()).pathname;
  // The camera and the microphone are offered where the pointer is a finger.
  for (const id of ['photo', 'video', 'sound']) {
    await expect(page.locator(`#files-${id}`)).toBeVisible();
  }
  await addFiles(page, true, { ready: [await photo('one.jpg'), await photo('two.jpg')] });
  await page.goto(set);
  await look(page);
  await page.locator('main a[href*="/piece/"]').first().tap();
  await expect(page).toHaveURL(/\/piece\//);
  await page.locator('#form [name=areas][value=creative]').check();
  await look(page);
  await page.locator('#form button[name=go][value=back]').tap();
  await expect(page).toHaveURL(/\?done=saved$/);
  await page.goto(`${set}/check`);
  await fits(page);
  await sendIt(page, fits);
}

async function voice(page: Page, language: string, child: ToldChild) {
  await page.goto(`/${language}/family/plans`);
  await page.locator(`form:has(input[name=voice][value="${child.id}"]) button`).tap();
  await expect(page).toHaveURL(/\/family\/voice\/[0-9a-f-]{36}$/);
  await look(page);
  const home = new URL(page.url()).pathname;
  await page.locator(`main a[href="${home}/board"]`).tap();
  await expect(page).toHaveURL(/\/board$/);
  await look(page);
  for (const symbol of ['animals', 'draw']) {
    const card = page.locator(`label[for="chosen-${symbol}"]`);
    const { width, height } = (await card.boundingBox())!;
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(88);
    await card.tap();
    await expect(page.locator(`input[value="${symbol}"]`)).toBeChecked();
  }
  await page.locator('#form button:not([name])').tap();
  await expect(page).toHaveURL(/\?row=dislike$/);
  await page.goto(`${home}/check`);
  await look(page);
  await new FormDriver(page).send(/\/family\/sent\/[0-9a-f-]{36}\?done=sent$/);
  await look(page);
}
