import { expect, test, type Page } from '@playwright/test';
import {
  acceptNotice,
  colleague,
  expectVisibleFocus,
  familyWith,
  focusedName,
  inDays,
} from '../support/casework-journey';
import { oneRow } from '../support/sign-in-as';
import { words } from '../support/words';

/** Tabs on until the field of that name, or the button or link of those words, has the focus. */
async function tabTo(page: Page, wanted: string): Promise<void> {
  const way: string[] = [];
  for (let step = 0; step < 90; step += 1) {
    await page.keyboard.press('Tab');
    const now = await focusedName(page);
    way.push(now);
    if (now === wanted) return expectVisibleFocus(page, wanted);
  }
  throw new Error(`Tab never came to ${wanted}: ${way.join(' > ')}`);
}

/** From the first radio button of a group to the one of that value, with the arrow keys. */
async function arrowTo(page: Page, value: string): Promise<void> {
  await page.keyboard.press('Space');
  for (let step = 0; step < 20; step += 1) {
    const now = await page.evaluate(() => (document.activeElement as HTMLInputElement).value);
    if (now === value) return expectVisibleFocus(page, value);
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`The arrows never came to ${value}`);
}

async function typeDate(page: Page, name: string, iso: string): Promise<void> {
  const [year = '', month = '', day = ''] = iso.split('-');
  for (const [part, digits] of Object.entries({ day, month, year })) {
    await tabTo(page, `${name}.${part}`);
    await page.keyboard.type(digits);
  }
}

test('a sighting and a finding, with the keyboard alone', async ({ browser }) => {
  test.setTimeout(180_000);
  const family = await familyWith('en', ['Thessaly']);
  const child = family.told[0]!.childId;
  const { page } = await colleague(browser, 'Ines Calloway', ['OFFICER'], true);
  const review = await acceptNotice(page, family, () => Promise.resolve());

  await page.goto(`/officer/child/${child}`);
  await page.keyboard.press('Tab');
  expect(await focusedName(page)).toBe(words('common:layout.skip'));
  await page.keyboard.press('Enter');
  await tabTo(page, words('record:moves.seen'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/seen$/);

  // Sent too early: the list of what is wrong has the focus, and each line leads to its field.
  await tabTo(page, words('record:sighting.submit'));
  await page.keyboard.press('Enter');
  await expect(page.locator('[aria-labelledby=error-summary-title]')).toBeFocused();
  await page.keyboard.press('Tab');
  await expectVisibleFocus(page, 'the first line of what is wrong');
  await page.keyboard.press('Enter');
  expect(await focusedName(page)).toBe('kinds');
  await page.keyboard.press('Space');
  await typeDate(page, 'happenedOn', inDays(0));
  await tabTo(page, 'byName');
  await page.keyboard.type('Odile Prentiss');
  await tabTo(page, 'byService');
  await page.keyboard.type(words('record:services.voluntary').slice(0, 3));
  await tabTo(page, 'occasion');
  await arrowTo(page, 'session');
  await tabTo(page, 'place');
  await page.keyboard.type('The allotment club');
  await tabTo(page, words('record:sighting.submit'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\?done=/);
  await expect(page.locator('main')).toContainText('Odile Prentiss');
  const sighting = await oneRow<Record<string, string>>(
    `select kind, by_service as service, occasion, place from sighting where child_id = $1`,
    [child],
  );
  expect(sighting).toEqual({
    kind: 'seen',
    service: 'voluntary',
    occasion: 'session',
    place: 'The allotment club',
  });

  await page.goto(review);
  await tabTo(page, words('review:tasks.findings.title'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/findings$/);
  await tabTo(page, `${words('review:findings.write')}: ${words('review:areas.academic')}`);
  await page.keyboard.press('Enter');
  await tabTo(page, 'judgement');
  await arrowTo(page, 'developing');
  await tabTo(page, 'text');
  await page.keyboard.type('She reads with a finger under the line.');
  await tabTo(page, 'bases');
  await page.keyboard.press('Space');
  // What belongs to the choice appears, and comes next.
  await page.keyboard.press('Tab');
  expect(await focusedName(page)).toBe('accounts');
  await page.keyboard.press('Space');
  await tabTo(page, words('review:findings.submit'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\?done=kept#academic$/);
  await expect(page.locator('section#academic')).toContainText(words('review:findings.oneAccount'));
  const finding = await oneRow<{ judgement: string; bases: string[]; text: string }>(
    `select judgement, bases, text from finding where review_id = $1 and area = 'academic'`,
    [review.split('/').at(-1)],
  );
  expect(finding).toEqual({
    judgement: 'developing',
    bases: ['parent'],
    text: 'She reads with a finger under the line.',
  });
  await page.context().close();
});
