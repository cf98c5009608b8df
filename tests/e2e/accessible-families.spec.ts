import { expect, test, type BrowserContext } from '@playwright/test';
import { pagesFor, testEveryPage } from '../support/accessible-pages';
import { signInAsParent } from '../support/sign-in-by-code';
import { idsOf, type KnownIds } from '../support/site-map';

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

testEveryPage('public', () => ({ context: anybody, ids }));
testEveryPage('family', () => ({ context: parent, ids }));
