import { randomBytes, randomUUID } from 'node:crypto';
import { expect, type Browser, type Locator, type Page } from '@playwright/test';
import sharp from 'sharp';
import { expectAccessible } from './accessible';
import { FormDriver } from './form-driver';
import { parentSession, staffWithRoles } from './sign-in-as';
import { tellOfChildren, type ToldChild } from './told-family';
import { plain } from './words';

/** Called on every page of a journey once it is there. */
export type Look = (page: Page) => Promise<void>;

/** A file as a browser chooses it. */
export type ChosenFile = { name: string; mimeType: string; buffer: Buffer };

/** A photograph like no other. */
export async function photo(name: string): Promise<ChosenFile> {
  const buffer = await sharp(randomBytes(40 * 30 * 3), {
    raw: { width: 40, height: 30, channels: 3 },
  })
    .resize(1200, 900)
    .jpeg()
    .toBuffer();
  return { name, mimeType: 'image/jpeg', buffer };
}

/** A text file of these words. */
export function textFile(name: string, text: string): ChosenFile {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(text) };
}

/** A web page, which is refused. */
export function webPage(name: string): ChosenFile {
  const buffer = Buffer.from('<!doctype html><html><body><script>alert(1)</script></body></html>');
  return { name, mimeType: 'text/html', buffer };
}

/** The row of a file on any page that lists files. */
export function fileRow(page: Page, name: string): Locator {
  return page.locator('li[data-file]').filter({ hasText: name });
}

/**
 * Chooses files on the page that is open, and waits until each is settled: in rows of the script, or
 * sent through the plain form where the page runs none.
 */
export async function addFiles(
  page: Page,
  scripts: boolean,
  files: { ready: ChosenFile[]; refused?: ChosenFile[] },
): Promise<void> {
  const { ready, refused = [] } = files;
  await page.locator('#files-choose').setInputFiles([...ready, ...refused]);
  if (!scripts) {
    await page.locator('[data-part="plain-send"] button').click();
    await expect(page).toHaveURL(/files=done/);
    await expect(page.locator('#files')).toBeVisible();
  }
  await untilSettled(page, scripts, [
    ...ready.map(({ name }) => [name, 'ready'] as const),
    ...refused.map(({ name }) => [name, 'refused'] as const),
  ]);
}

/** Waits until rows of files are in these states; without scripts by reading the page again. */
export async function untilSettled(
  page: Page,
  scripts: boolean,
  states: (readonly [name: string, state: 'ready' | 'refused'])[],
): Promise<void> {
  await expect(async () => {
    if (!scripts) await page.reload();
    for (const [name, state] of states) {
      await expect(fileRow(page, name)).toHaveAttribute('data-state', state, {
        timeout: scripts ? 30_000 : 300,
      });
    }
  }).toPass({ timeout: 60_000 });
}

/** What a parent writes into a plan. */
export type PlanWords = { academic: string; interests: string; whole: string; linkTitle: string };

export const LINK = 'https://www.example.org/our-year';

/** From the family's home page to the empty plan of a child, begun in the way of `source`. */
export async function beginPlan(
  page: Page,
  language: string,
  child: string,
  source: string,
  look: Look,
): Promise<string> {
  await page.goto(`/${language}/family`);
  await page.locator(`main a[href="/${language}/family/plans"]`).first().click();
  await expect(page).toHaveURL(/\/family\/plans$/);
  await look(page);
  await page.locator(`main a[href="/${language}/family/plans/${child}"]`).click();
  await expect(page).toHaveURL(/\/family\/plans\/[0-9a-f-]{36}$/);
  await look(page);
  const form = new FormDriver(page);
  await form.choose({ source });
  await form.send(/\/family\/plan\/[0-9a-f-]{36}$/);
  await look(page);
  return new URL(page.url()).pathname;
}

/** One of the buttons of a plan's form. */
export function planButton(page: Page, value: 'save' | 'check' | 'files' | 'link' | 'back') {
  return page.locator(`#form button[name="do"][value="${value}"]:not([aria-hidden])`);
}

/** Fills in a plan that is open: how they go about it, two areas, the whole, and a link. */
export async function fillInPlan(page: Page, words: PlanWords, look: Look): Promise<void> {
  const form = new FormDriver(page);
  const { academic, interests, whole, linkTitle } = words;
  await form.choose({ approach: 'autonomous' });
  await form.type({ academic, interests, whole });
  await form.type({ link: 'no address', linkTitle });
  await planButton(page, 'link').click();
  await expect(page.locator('[aria-labelledby=error-summary-title] a[href="#link"]')).toBeVisible();
  await look(page);
  await expect(form.field('whole')).toHaveValue(whole);
  await form.type({ link: LINK });
  await planButton(page, 'link').click();
  await expect(page).toHaveURL(/\?done=link$/);
  await expect(page.locator('#links')).toContainText(linkTitle);
  await look(page);
}

/** Sends what is shown on the page for checking; gives the reference on the receipt. */
export async function sendIt(page: Page, look: Look): Promise<string> {
  await new FormDriver(page).send(/\/family\/sent\/[0-9a-f-]{36}\?done=sent$/);
  await look(page);
  const reference = await page.locator('main strong bdi[dir=ltr]').first().textContent();
  return reference!.trim();
}

/** The text of the page's main part as a reader reads it. */
export async function mainText(page: Page): Promise<string> {
  return plain((await page.locator('main').innerText())!);
}

/** Looks with axe where scripts run; pages without them are looked at in the accessible walks. */
export function lookWith(scripts: boolean): Look {
  return async (page) => {
    if (scripts) await expectAccessible(page);
  };
}

/** A parent and an officer, each in a browser of their own. */
export type People = {
  email: string;
  told: ToldChild[];
  parent: Page;
  officer: Page;
  close(): Promise<void>;
};

/** A parent who told of these children, and an officer, both signed in, with scripts or without. */
export async function people(
  browser: Browser,
  story: { language: string; scripts: boolean; children: readonly string[] },
): Promise<People> {
  const { language, scripts, children } = story;
  const email = `plans-${randomUUID()}@example.org`;
  const told = await tellOfChildren(email, language, [...children]);
  const options = { baseURL: process.env.E2E_URL, javaScriptEnabled: scripts };
  const signedIn = async (session: string) => {
    const context = await browser.newContext(options);
    await context.addCookies([{ name: 'session', value: session, url: process.env.E2E_URL! }]);
    return context.newPage();
  };
  const parent = await signedIn(await parentSession(email));
  const officer = await signedIn(await staffWithRoles('plans-officer@example.org', ['OFFICER']));
  return {
    email,
    told,
    parent,
    officer,
    close: async () => {
      await parent.context().close();
      await officer.context().close();
    },
  };
}
