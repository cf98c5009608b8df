import { expect, test, type Browser } from '@playwright/test';
import { FormDriver } from '../support/form-driver';
import { oneRow, sql } from '../support/sign-in-as';
import { signInAsParent, signInAsStaff } from '../support/sign-in-by-code';
import { draftOf } from '../support/site-map';
import { words } from '../support/words';

const answers = () => ({
  you: { name: 'Barnaby Quill' },
  children: [
    {
      key: crypto.randomUUID(),
      givenNames: 'Odo',
      familyName: 'Quill',
      dateOfBirth: '2015-02-03',
      learning: { setting: 'never-at-school' },
    },
  ],
});

test.use({ javaScriptEnabled: false });

async function pageOf(browser: Browser, signIn: typeof signInAsParent, email: string) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  await signIn(context, email);
  return context.newPage();
}

test('two browsers of one parent send the same draft at the same moment: one notice', async ({
  browser,
}) => {
  const email = 'twice@example.org';
  const draft = await draftOf(email, answers());
  const pages = [
    await pageOf(browser, signInAsParent, email),
    await pageOf(browser, signInAsParent, email),
  ];
  for (const page of pages) await page.goto(`/en/notify/${draft}/check`);
  await Promise.all(
    pages.map((page) => new FormDriver(page).send(/\/family\/notice\/[0-9a-f-]{36}$/)),
  );
  expect(pages[0]!.url()).toBe(pages[1]!.url());
  const { notices, items, mails } = await oneRow<Record<string, number>>(
    `select (select count(*)::int from notification where draft_id = $1) as notices,
       (select count(*)::int from queue_item q join notification n on n.id = q.notification_id
         where n.draft_id = $1) as items,
       (select count(*)::int from outgoing_mail where to_address = $2) as mails`,
    [draft, email],
  );
  expect({ notices, items, mails }).toEqual({ notices: 1, items: 1, mails: 1 });
  for (const page of pages) await page.context().close();
});

test('two officers on one item: the second is told before anything is overwritten', async ({
  browser,
}) => {
  const email = 'contested@example.org';
  const draft = await draftOf(email, answers());
  const parent = await pageOf(browser, signInAsParent, email);
  await parent.goto(`/en/notify/${draft}/check`);
  await new FormDriver(parent).send(/\/family\/notice\//);
  const { id: item } = await oneRow<{ id: string }>(
    `select q.id from queue_item q join notification n on n.id = q.notification_id
     where n.draft_id = $1`,
    [draft],
  );
  const first = await pageOf(browser, signInAsStaff, 'officer@example.org');
  const second = await pageOf(browser, signInAsStaff, 'officer2@example.org');
  const decide = `/officer/item/${item}/decide`;
  await second.goto(decide);
  const slow = new FormDriver(second);
  await slow.choose({ kind: 'not-home-education' });
  await slow.field('why').selectOption('lives-elsewhere');
  await slow.type({ words: 'You live in another council’s area.' });

  // The first only logs a call: the second sees it, and may go on.
  await first.goto(`/officer/item/${item}/contact`);
  const quick = new FormDriver(first);
  await quick.choose({ how: 'phone', outcome: 'left-message' });
  await quick.type({ who: 'Barnaby Quill' });
  await quick.send(`/officer/item/${item}`);
  await slow.sendRefused();
  await expect(second.getByText(words('officer:decide.errors.form.stale')).first()).toBeVisible();
  await expect(second.locator('main')).toContainText('Amara Osei');
  await expect(slow.field('words')).toHaveValue('You live in another council’s area.');
  await expect(slow.field('why')).toHaveValue('lives-elsewhere');
  expect(await outcomes(item)).toEqual([null]);

  // The first decides: the second is told, and nothing they send changes it.
  await first.goto(decide);
  await quick.choose({ kind: 'accepted' });
  await quick.send(`/officer/item/${item}`);
  await slow.sendRefused();
  await expect(second.locator('main')).toContainText('Amara Osei');
  expect(await outcomes(item)).toEqual(['accepted']);
  const decisions = await sql<{ kind: string }>('select kind from decision where item_id = $1', [
    item,
  ]);
  expect(decisions).toEqual([{ kind: 'accepted' }]);
  for (const page of [parent, first, second]) await page.context().close();
});

async function outcomes(item: string): Promise<(string | null)[]> {
  const rows = await sql<{ outcome: string | null }>(
    `select c.outcome from notification_child c
     join queue_item q on q.notification_id = c.notification_id where q.id = $1`,
    [item],
  );
  return rows.map(({ outcome }) => outcome);
}
