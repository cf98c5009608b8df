import { expect, type BrowserContext, type Page } from '@playwright/test';
import { waitForMail } from './mail';
import { parentSession, staffSession } from './sign-in-as';

const code = /(?<!\d)\d{6}(?!\d)/;

/** Signs in as people do: asks for a code, reads it in the mail that comes, types it. */
export async function signInByCode(page: Page, email: string, start: string): Promise<void> {
  await page.goto(start);
  await typeCode(page, email);
}

/** The same from the sign-in page that is open already. */
export async function typeCode(page: Page, email: string): Promise<void> {
  const asked = new Date().toISOString();
  await page.locator('input[name=email]').fill(email);
  await page.locator('#form button:not([name])').click();
  await expect(page).toHaveURL(/\/sign-in\/code$/);
  const mail = await waitForMail(email, (one) => one.receivedAt >= asked && code.test(one.text));
  await page.locator('input[name=code]').fill(code.exec(mail.text)![0]);
  await page.locator('#form button:not([name])').click();
  await expect(page).not.toHaveURL(/\/sign-in/);
}

async function useSession(context: BrowserContext, value: string): Promise<void> {
  await context.addCookies([{ name: 'session', value, url: process.env.E2E_URL! }]);
}

/** Signs a browser in as a parent, by fixture. Gives the cookie's value. */
export async function signInAsParent(context: BrowserContext, email: string): Promise<string> {
  const value = await parentSession(email);
  await useSession(context, value);
  return value;
}

/** Signs a browser in as a listed member of staff, by fixture. */
export async function signInAsStaff(context: BrowserContext, email: string): Promise<string> {
  const value = await staffSession(email);
  await useSession(context, value);
  return value;
}
