import { expect, test, type BrowserContext } from '@playwright/test';
import { pagesFor, testEveryPage } from '../support/accessible-pages';
import { oneRow, staffWithRoles } from '../support/sign-in-as';
import { idsOf, type KnownIds } from '../support/site-map';

let staff: BrowserContext;
let ids: KnownIds;

test.beforeAll(async ({ browser }) => {
  // A question to a colleague that is still open, with the item that it belongs to.
  const referral = await oneRow<{ id: string; item: string }>(
    `select id, item_id as item from referral where answered_at is null order by id limit 1`,
  );
  const known = await idsOf('father@example.org');
  ids = { ...known, referral: referral.id, referralItem: referral.item };
  staff = await browser.newContext();
  const session = await staffWithRoles('axe-staff@example.org', [
    'OFFICER',
    'SENIOR',
    'SEND',
    'ADMIN',
  ]);
  await staff.addCookies([{ name: 'session', value: session, url: process.env.E2E_URL! }]);
});

test.afterAll(() => staff.close());

test('there are pages to look at', () => {
  expect(pagesFor('staff').length).toBeGreaterThan(15);
});

testEveryPage('staff', () => ({ context: staff, ids }));
