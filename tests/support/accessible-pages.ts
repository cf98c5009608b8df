import { expect, test, type BrowserContext } from '@playwright/test';
import { expectAccessible, expectReadableInTheDark, sendWith } from './accessible';
import { addressOf, audienceOf, leaves, takesPosts, type KnownIds, type Leaf } from './site-map';

/** The addresses that show a page to this audience: what answers with a file or sends on is left out. */
export function pagesFor(audience: 'public' | 'family' | 'staff'): Leaf[] {
  return leaves
    .filter(
      ({ path, file }) => audienceOf(file)?.audience === audience && file.endsWith('.tsx') && path,
    )
    .flatMap((leaf) => [
      leaf,
      ...(faces[leaf.path] ?? []).map((query) => ({ ...leaf, path: leaf.path + query })),
    ]);
}

/** What else an address shows by its query, with forms of its own. */
const faces: Record<string, string[]> = {
  '/:lang/guide/search': ['?q=attendence+ordr', '?q=zzyzx'],
  '/:lang/booking/:token/change': ['?what=people'],
  '/:lang/guide/what-happens-when': ['?what=special-school&on=2026-12-22', '?what=nothing'],
  '/:lang/guide/:page/helpful': ['?said=no'],
  '/:lang/sessions': ['?kind=talk&whom=exam-years&access=step-free'],
  '/officer/enter/complaint': ['?form=complaint', '?form=own-data', '?done=:reference'],
  '/officer/calendar': ['?view=day&who=all', '?view=month&who=all', '?view=list'],
  '/officer/sessions/new': ['?kind=:sessionKind'],
};

/** Forms that do something grave when sent empty: only the refusal of bad text is looked at. */
const grave = /(withdraw|item|tell-change)\.tsx$/;
/** Forms without anything that could be typed wrongly. */
const nothingToRefuse = /(account|delete-draft|child-remove|check|drafts|consequences)\.tsx$/;

const hidden = 'a \u202Eb';

/**
 * Walks one address: the page, the page in Urdu where it has one, in the dark, and with every one of
 * its forms refused, both for bad text and sent empty. axe may find nothing on any of them.
 */
export async function walk(context: BrowserContext, leaf: Leaf, ids: KnownIds): Promise<void> {
  const page = await context.newPage();
  const path = addressOf(leaf, ids);
  const answer = await page.goto(path);
  const status = answer?.status() ?? 0;
  expect(status, path).toBeLessThan(500);
  // An address that only sends on has no page of its own.
  const { pathname, search } = new URL(page.url());
  if (pathname + search !== path) return page.close();
  // News that is not shown cannot be looked at.
  if (leaf.path.includes('?done=')) await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessible(page, path);
  await expectReadableInTheDark(page, path);
  if (leaf.path.startsWith('/:lang')) {
    const urdu = addressOf(leaf, { ...ids, lang: 'ur' });
    await page.goto(urdu);
    await expectAccessible(page, urdu);
  }
  if (status === 200 && takesPosts(leaf.file) && !nothingToRefuse.test(leaf.file)) {
    await page.goto(path);
    // A form of files is the script's: nothing but files can be wrong in it.
    const forms = page.locator(
      'main form[method=post]:has(input:not([type=hidden]):not([type=file]), textarea, select)',
    );
    const count = await forms.count();
    for (let at = 0; at < count; at += 1) {
      await page.goto(path);
      const typed = await forms.nth(at).locator('input[type=text], textarea').count();
      const refused = await sendWith(page, forms.nth(at), hidden);
      if (typed > 0) expect(refused, `${path}, form ${at}, with hidden characters`).toBe(400);
      if (refused === 400) await expectAccessible(page, `${path}, form ${at}, bad text`);
      if (grave.test(leaf.file)) continue;
      await page.goto(path);
      if (at >= (await forms.count())) break;
      if ((await sendWith(page, forms.nth(at), '')) === 400) {
        await expectAccessible(page, `${path}, form ${at}, empty`);
      }
    }
  }
  await page.close();
}

/** One test for each page of an audience. */
export function testEveryPage(
  audience: 'public' | 'family' | 'staff',
  ready: () => { context: BrowserContext; ids: KnownIds },
): void {
  for (const leaf of pagesFor(audience)) {
    test(`axe finds nothing on ${leaf.path}`, async () => {
      test.setTimeout(120_000);
      const { context, ids } = ready();
      await walk(context, leaf, ids);
    });
  }
}
