import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible';
import {
  CaseForm,
  acceptNotice,
  colleague,
  concludeReview,
  decideStep,
  expectPdf,
  familyWith,
  inDays,
  proposeStep,
  saveFinding,
  sendLetter,
} from '../support/casework-journey';
import { FormDriver } from '../support/form-driver';
import { waitForMail } from '../support/mail';
import { mainText } from '../support/sending-journey';
import { sql } from '../support/sign-in-as';
import { plain, words } from '../support/words';

const LANGUAGE = 'ur';
const PLACE = 'پارک کا کیفے';
const SAID = 'اسے تتلیاں دکھانا پسند ہے۔';
const CORRECTION = 'یہ کسریں تھیں، تقسیم نہیں۔';
const nothing = () => Promise.resolve();

/** Nothing on the page is wider than the screen, it runs from the right, and axe finds nothing. */
async function look(page: Page): Promise<void> {
  const { wide, direction } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    direction: document.documentElement.dir,
  }));
  expect.soft(wide, `${page.url()} is wider than its screen`).toBeLessThanOrEqual(0);
  expect.soft(direction, page.url()).toBe('rtl');
  await expectAccessible(page);
}

test('a parent takes part in a review in Urdu, on a phone 320 pixels wide', async ({
  browser,
  page,
  context,
}) => {
  test.setTimeout(300_000);
  const family = await familyWith(LANGUAGE, ['ضیغم']);
  const child = family.told[0]!.childId;
  await context.addCookies([{ name: 'session', value: family.session, url: process.env.E2E_URL! }]);
  const officer = await colleague(browser, 'Ines Calloway', ['OFFICER'], false);
  const senior = await colleague(browser, 'Wilhelmina Strand', ['SENIOR'], false);
  const form = new FormDriver(officer.page);

  const review = await acceptNotice(officer.page, family, nothing);
  await officer.page.goto(`${review}/invite`);
  await form.choose({ adults: family.adult });
  await form.send(/\?done=invited$/);
  const id = review.split('/').at(-1)!;
  await chooses(page, family.email, id);
  await officer.page.goto(review);
  expect(await mainText(officer.page)).toContain(plain(SAID));

  await officer.page.goto(`${review}/meeting`);
  await form.choose({ how: 'video', invited: family.adult });
  await form.date('on', inDays(1));
  await form.type({ at: '10:30' });
  await form.send(/\?done=meeting-planned$/);
  await page.goto(`/${LANGUAGE}/family`);
  await look(page);
  await page.goto(`/${LANGUAGE}/family/review/${id}`);
  await look(page);
  // The morning comes.
  await sql(`update meeting set starts_at = now() - interval '1 hour' where review_id = $1`, [id]);
  await officer.page.goto(review);
  await officer.page.locator('main a[href*="/meeting?meeting="]').click();
  await form.choose({ end: 'held' });
  await form.choose({ present: family.adult, child: 'heard' });
  await form.send(/\?done=meeting-ended$/);
  await officer.page.goto(`${review}/record`);
  await form.type({ text: `We talked about bees and ${'W'.repeat(120)}.` });
  await form.send(/\/record\?done=record-written$/);
  await new CaseForm(officer.page, '#send-1').send(/\?done=record-sent$/);
  await corrects(page, id);
  await officer.page.goto(`${review}/record`);
  expect(await mainText(officer.page)).toContain(plain(CORRECTION));

  await saveFinding(officer.page, review, 'academic', {
    judgement: 'concern',
    text: 'Little that is recent.',
    bases: ['parent'],
    accounts: [family.adult],
  });
  const report = await concludeReview(officer.page, review, 'concerns', nothing);
  const step = await proposeStep(
    officer.page,
    child,
    {
      kind: 'second-review-date',
      review,
      dates: { on: inDays(28) },
      text: { reason: 'Half a term to gather work.', risk: 'None that we know of.' },
    },
    nothing,
  );
  await decideStep(senior.page, step, 'approve', nothing);
  await sendLetter(officer.page, report, nothing);
  await reads(page, family.email);
  await page.goto(`/${LANGUAGE}/family/shared`);
  await look(page);
  for (const each of [officer, senior]) await each.page.context().close();
});

/** Comes by the mail's link, finds the invitation, and chooses how to take part. */
async function chooses(page: Page, email: string, review: string) {
  const subject = words('email:review-waiting.subject', LANGUAGE);
  const mail = await waitForMail(email, (one) => one.subject === subject);
  await page.goto(/https?:\/\/\S+/.exec(mail.text)![0]);
  await page.goto(`/${LANGUAGE}/family`);
  await look(page);
  await page.locator(`main a[href="/${LANGUAGE}/family/review/${review}"]`).tap();
  await expect(page).toHaveURL(new RegExp(`/family/review/${review}$`));
  await look(page);
  const form = new FormDriver(page);
  await form.sendRefused('how');
  await look(page);
  await form.choose({ how: 'meeting', childComes: 'undecided', childHow: 'symbols' });
  await form.type({ place: PLACE, said: SAID });
  await look(page);
  await form.send(/\?done=answered$/);
  await look(page);
  const receipt = await mainText(page);
  expect(receipt).toContain(plain(words('my-review:receipt.title', LANGUAGE)));
  expect(receipt).toContain(plain(PLACE));
}

/** Reads the record of the meeting, and sends a correction that stays. */
async function corrects(page: Page, review: string) {
  await page.goto(`/${LANGUAGE}/family/review/${review}`);
  await look(page);
  await page.locator('main a[href*="/record/"]').tap();
  await expect(page).toHaveURL(/\/record\//);
  await look(page);
  const form = new FormDriver(page);
  await form.choose({ kind: 'correction' });
  await form.type({ text: CORRECTION });
  await form.send(/\?done=commented$/);
  await look(page);
  expect(await mainText(page)).toContain(plain(CORRECTION));
}

/** Reads the report with its translation, and downloads it. */
async function reads(page: Page, email: string) {
  const subject = words('email:letter-waiting.subject', LANGUAGE);
  await waitForMail(email, (one) => one.subject === subject);
  await page.goto(`/${LANGUAGE}/family/letters`);
  await look(page);
  await page.locator(`main a[href^="/${LANGUAGE}/family/letters/"]`).first().tap();
  await expect(page).toHaveURL(/\/letters\/[0-9a-f-]{36}$/);
  await look(page);
  await expect(page.locator('main [lang=en]').first()).toBeVisible();
  const href = await page.locator('main a[href$="/letter.pdf"]').getAttribute('href');
  expect((await expectPdf(page, href!)).subarray(0, 5).toString('latin1')).toBe('%PDF-');
}
