import { expect, test, type BrowserContext } from '@playwright/test';
import { pagesFor, testEveryPage, walk } from '../support/accessible-pages';
import { bookingsShown, SHOWN, type Shown } from '../support/booking-of';
import { signInAsParent } from '../support/sign-in-by-code';
import { idsOf, leaves, type KnownIds } from '../support/site-map';

let anybody: BrowserContext;
let parent: BrowserContext;
let ids: KnownIds;

test.beforeAll(async ({ browser }) => {
  ids = await idsOf('father@example.org');
  anybody = await browser.newContext();
  parent = await browser.newContext();
  await signInAsParent(parent, 'father@example.org');
});

test.afterAll(async () => {
  await anybody.close();
  await parent.close();
});

test('there are pages to look at', () => {
  expect(pagesFor('public').length).toBeGreaterThan(10);
  expect(pagesFor('family').length).toBeGreaterThan(20);
});

test.describe('the link of a booking', () => {
  let tokens: Record<Shown, string>;
  test.beforeAll(async () => {
    tokens = await bookingsShown();
  });

  const leaf = leaves.find(({ path }) => path === '/:lang/booking/:token')!;
  for (const shown of SHOWN) {
    test(`axe finds nothing where it is ${shown}`, async () => {
      test.setTimeout(120_000);
      await walk(anybody, leaf, { ...ids, bookingToken: tokens[shown] });
    });
  }
});

testEveryPage('public', () => ({ context: anybody, ids }));
testEveryPage('family', () => ({ context: parent, ids }));
