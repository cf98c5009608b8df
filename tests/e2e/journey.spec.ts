import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { parseReference } from '../../app/platform/reference';
import { readPdf } from '../../app/platform/documents/pdf-reading.test-support';
import { FormDriver } from '../support/form-driver';
import { readMail, waitForMail } from '../support/mail';
import { fillInNotice, sendNotice, type Family } from '../support/notify-journey';
import { oneRow } from '../support/sign-in-as';
import { signInByCode } from '../support/sign-in-by-code';
import { plain, words } from '../support/words';

type Story = Family & { email: string; misspelt: string; fromOfficer: string; answer: string };

const stories: Story[] = [
  {
    language: 'en',
    email: 'journey-en@example.org',
    parent: 'Marguerite Thistlewood',
    children: [
      { given: 'Calliope', family: 'Thistlewood' },
      { given: 'Rowan', family: 'Thistlewood-Crane' },
    ],
    misspelt: 'Caliope Thisslewod',
    words: { why: 'She learns best outdoors.', outline: 'Maths, music, the woods & rivers.' },
    fromOfficer: 'Thank you for writing. I have read everything.',
    answer: 'Thank you. We start on Monday.\nWhat about <exams>?',
  },
  {
    language: 'ur',
    email: 'journey-ur@example.org',
    parent: 'زرمینہ کاکاخیل',
    children: [
      { given: 'پلوشہ', family: 'کاکاخیل' },
      { given: 'Gulmina', family: 'Kakakhel' },
    ],
    misspelt: 'Gulmna Kakakhl',
    words: { why: 'وہ گھر پر سکون سے پڑھتی ہے۔', outline: 'اردو، ریاضی اور باغبانی۔' },
    fromOfficer: 'Thank you. I will ask for an interpreter.',
    answer: 'شکریہ۔ ہم پیر سے شروع کریں گے۔ 12 + 3 = 15',
  },
  {
    language: 'ro',
    email: 'journey-ro@example.org',
    parent: 'Smaranda Bogdănescu',
    children: [
      { given: 'Ilinca', family: 'Bogdănescu' },
      { given: 'Țărmure', family: 'Bogdănescu' },
    ],
    misspelt: 'Ilinka Bogdanesku',
    words: { why: 'Învață mai liniștită acasă.', outline: 'Română, științe și pictură.' },
    fromOfficer: 'Thank you for telling us.',
    answer: 'Vă mulțumim. Începem săptămâna viitoare.',
  },
];

for (const story of stories) {
  test(`from the first page to the answer, without scripts, in ${story.language}`, async ({
    browser,
  }) => {
    test.setTimeout(240_000);
    const parents = await browser.newContext({ javaScriptEnabled: false });
    const officers = await browser.newContext({ javaScriptEnabled: false });
    try {
      const { parent, reference } = await notify(parents, story);
      const { officer, item } = await decide(officers, story, reference);
      await expectOnlyWaitingMail(story, reference);
      await readAndAnswer(parent, story, item);
      await officer.goto(`/officer/item/${item}`);
      expect(plain((await officer.locator('main').textContent())!)).toContain(plain(story.answer));
    } finally {
      await parents.close();
      await officers.close();
    }
  });
}

async function notify(context: BrowserContext, story: Story) {
  const page = await context.newPage();
  const { language } = story;
  await signInByCode(page, story.email, `/${language}/sign-in?next=/${language}/notify`);
  await expect(page.locator('html')).toHaveAttribute('dir', language === 'ur' ? 'rtl' : 'ltr');
  await fillInNotice(page, story);
  const check = plain((await page.locator('main').textContent())!);
  const [first, second] = story.children;
  for (const told of [story.parent, first.given, second.family, 'Hollow Pond Primary School']) {
    expect(check).toContain(told);
  }
  expect(check).toContain('B801200005001');
  await sendNotice(page);
  const reference = (await page.locator('main bdi[dir=ltr]').first().textContent())!;
  expect(parseReference(reference).kind).toBe('ok');
  // What happens next has real days in it, with the year.
  expect(await page.locator('main ol').first().textContent()).toMatch(/20\d\d/);
  await expectPapers(page, story, reference);
  const mail = await waitForMail(story.email, (one) => one.subject.includes(reference));
  expect(personal(story).filter((told) => `${mail.text}${mail.html}`.includes(told))).toEqual([]);
  const toSchool = await waitForMail('office@hollow-pond.example', (one) =>
    one.attachments.some(({ contentType }) => contentType === 'application/pdf'),
  );
  expect(personal(story).filter((told) => toSchool.subject.includes(told))).toEqual([]);
  return { parent: page, reference };
}

/** The copy of the notice and the letter to the school are PDFs, and say what they should. */
async function expectPapers(page: Page, story: Story, reference: string) {
  const links = await page
    .locator('main a[href$=".pdf"]')
    .evaluateAll((found) => found.map((link) => link.getAttribute('href')!));
  expect(links.filter((href) => href.endsWith('/copy.pdf'))).toHaveLength(1);
  expect(links).toHaveLength(2);
  for (const href of links) {
    const answer = await page.request.get(href);
    expect(answer.status(), href).toBe(200);
    expect(answer.headers()['content-type']).toBe('application/pdf');
    expect(answer.headers()['cache-control']).toContain('no-store');
    const body = await answer.body();
    expect(body.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    const pdf = await readPdf(body);
    expect(pdf.tagged).toBe(true);
    expect(pdf.text.replace(/\s/g, '')).toContain('HollowPondPrimarySchool');
    if (href.endsWith('/copy.pdf')) expect(pdf.text).toContain(reference);
  }
}

async function decide(context: BrowserContext, story: Story, reference: string) {
  const page = await context.newPage();
  const form = new FormDriver(page);
  await signInByCode(page, 'officer@example.org', '/officer/sign-in');
  await page.goto('/officer/queue');
  await page.locator('#filter input[name=q]').fill(story.misspelt);
  await page.locator('#filter button').first().click();
  const row = page.locator('main tr', { hasText: reference });
  await expect(row).toHaveCount(1);
  await row.locator('input[name=item]').check();
  await page.locator('button[name=move][value=claim]').click();
  await expect(row).toContainText('Amara Osei');
  await row.locator('a[href^="/officer/item/"]').first().click();
  const item = /item\/([0-9a-f-]{36})/.exec(page.url())![1]!;
  const shown = plain((await page.locator('main').textContent())!);
  for (const told of [story.words.why, story.words.outline, story.children[0].given]) {
    expect(shown).toContain(told);
  }

  await page.locator(`main a[href="/officer/item/${item}/contact"]`).first().click();
  await form.choose({ how: 'phone', outcome: 'reached' });
  await form.type({ who: story.parent, note: 'Glad to be called.' });
  await form.send(`/officer/item/${item}`);

  await page.locator(`main a[href="/officer/item/${item}/message"]`).first().click();
  await form.type({ text: story.fromOfficer });
  await form.send(`/officer/item/${item}`);
  await waitForMail(story.email, ({ subject }) => subject === subjectOf('message-waiting', story));

  await page.locator(`main a[href="/officer/item/${item}/decide"]`).first().click();
  await form.choose({ kind: 'accepted' });
  await form.type({ words: 'We wish you a good start.' });
  await form.send(`/officer/item/${item}`);
  const { outcomes } = await oneRow<{ outcomes: string[] }>(
    `select array_agg(c.outcome) as outcomes from notification_child c
     join queue_item q on q.notification_id = c.notification_id where q.id = $1`,
    [item],
  );
  expect(outcomes).toEqual(['accepted', 'accepted']);
  return { officer: page, item };
}

function subjectOf(template: string, { language }: Story): string {
  return words(`email:${template}.subject`, language);
}

/** What a family told, none of which belongs in an email. */
function personal({ parent, children, words: told, fromOfficer }: Story): string[] {
  const names = children.flatMap(({ given, family }) => [given, family]);
  return [parent, ...names, told.why, told.outline, fromOfficer, 'Hollow Pond', 'Larkspur'];
}

async function expectOnlyWaitingMail(story: Story, reference: string) {
  const subject = subjectOf('outcome-waiting', story);
  await waitForMail(story.email, (mail) => mail.subject === subject);
  for (const mail of await readMail(story.email)) {
    const text = `${mail.subject}${mail.text}${mail.html}`;
    expect(personal(story).filter((told) => text.includes(told))).toEqual([]);
    if (mail.subject === subject) expect(text).not.toContain(reference);
  }
}

async function readAndAnswer(page: Page, story: Story, item: string) {
  const matter = `/${story.language}/family/matter/${item}`;
  await page.goto(`/${story.language}/family`);
  await page.locator(`main a[href="${matter}"]`).first().click();
  const shown = plain((await page.locator('main').textContent())!);
  expect(shown).toContain(story.fromOfficer);
  expect(shown).toContain('Amara Osei');
  expect(shown).toContain(words('outcome:accepted.short', story.language));
  await new FormDriver(page).type({ words: story.answer });
  await page.locator('#form button').click();
  await expect(page).toHaveURL(/\?done=message$/);
  expect(plain((await page.locator('main').textContent())!)).toContain(plain(story.answer));
}
