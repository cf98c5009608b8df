import { expect, test, type Page } from '@playwright/test';
import {
  CaseForm,
  acceptNotice,
  colleague,
  concludeReview,
  decideStep,
  familyWith,
  inDays,
  proposeStep,
  reviewOn,
  saveFinding,
  sendLetter,
  signedIn,
  stateOf,
} from '../support/casework-journey';
import { FormDriver } from '../support/form-driver';
import { lookWith, mainText } from '../support/sending-journey';
import { oneRow, sql } from '../support/sign-in-as';
import { words } from '../support/words';

test.describe.configure({ mode: 'parallel' });

const GROUNDS = 'Nothing that we saw was of this year.';
const look = lookWith(true);
const without = lookWith(false);

/** What the page says of a step that cannot be proposed now. */
async function refusedNow(page: Page, child: string, kind: string, because: string) {
  await page.goto(`/officer/child/${child}/steps/propose?kind=${kind}`);
  const [said] = words(`steps:form.errors.form.${because}`).split('{{');
  await expect(page.locator('main')).toContainText(said!.trim());
  await expect(page.locator('#form')).toHaveCount(0);
}

test('the ladder up to the service of a notice, and the parent shows suitable education', async ({
  browser,
}) => {
  test.setTimeout(600_000);
  const family = await familyWith('en', ['Lucasta']);
  const child = family.told[0]!.childId;
  const officer = await colleague(browser, 'Ines Calloway', ['OFFICER'], true);
  const senior = await colleague(browser, 'Wilhelmina Strand', ['SENIOR'], true);
  const parent = await signedIn(browser, family.session, true);
  const { page } = officer;
  const finding = {
    judgement: 'concern',
    text: 'A page of sums, a year old.',
    bases: ['work', 'professional'],
  };

  const first = await acceptNotice(page, family, without);
  await saveFinding(page, first, 'academic', finding);
  await refusedNow(page, child, 'second-review-date', 'no-concerns');
  const report = await concludeReview(page, first, 'concerns', without);
  // In the wrong order: the second review was not held.
  await refusedNow(page, child, 'apply-for-place', 'second-review-first');
  await refusedNow(page, child, 's437-notice', 'second-review-first');
  await refusedNow(page, child, 's438-notice', 'no-s437');
  await refusedNow(page, child, 'attendance-order', 'no-s438');
  await refusedNow(page, child, 'court', 'no-order');
  const date = await proposeStep(
    page,
    child,
    {
      kind: 'second-review-date',
      review: first,
      dates: { on: inDays(21) },
      text: { reason: 'Three weeks are enough.', risk: 'Low.' },
    },
    without,
  );
  await decideStep(senior.page, date, 'approve', without);
  await sendLetter(page, report, without);

  await page.goto(`/officer/child/${child}`);
  const second = await reviewOn(page, 'second');
  await saveFinding(page, second, 'academic', finding);
  const again = await concludeReview(page, second, 'concerns', without);
  await sendLetter(page, again, without);

  // Time to apply for a place, with help to do so: refused once with a reason, then agreed.
  const place = {
    kind: 'apply-for-place',
    text: { reason: GROUNDS, help: 'Admissions will call within the week.' },
  };
  const refused = await proposeStep(page, child, place, look);
  await senior.page.goto(refused);
  const decide = new CaseForm(senior.page, '#decide');
  await decide.choose({ decision: 'refuse' });
  await decide.sendRefused(words('steps:form.errors.decisionReason.required'));
  await look(senior.page);
  await decideStep(senior.page, refused, 'refuse', without, 'Say whom they should call.');
  expect(await stateOf(refused)).toBe('refused');
  const apply = await proposeStep(page, child, place, without);
  await decideStep(senior.page, apply, 'approve', without);
  await page.goto(apply);
  const letter = await page
    .locator('main a[href^="/officer/letter/"]')
    .first()
    .getAttribute('href');
  await sendLetter(page, letter!, look);
  // The days to apply run: no notice before they are over, or the family has said no.
  await refusedNow(page, child, 's437-notice', 'apply-running');
  await page.goto(apply);
  const outcome = new CaseForm(page, '#outcome');
  await outcome.choose({ outcome: 'not-applied' });
  await outcome.date('outcomeOn', inDays(0));
  await outcome.type({ outcomeWords: 'They told us on the telephone that they will not.' });
  await look(page);
  await outcome.send(/\?done=ended$/);

  const notice = await proposeStep(
    page,
    child,
    {
      kind: 's437-notice',
      choose: { ground: 'not-suitable' },
      dates: { serveOn: inDays(0) },
      text: { reason: GROUNDS, risk: 'None beside the learning.' },
    },
    look,
  );
  await page.goto(notice);
  await expect(page.locator('#serve')).toHaveCount(0);
  await decideStep(senior.page, notice, 'approve', look);
  await serve(page, notice, family.adult);
  const { lastDay } = await oneRow<{ lastDay: string }>(
    `select last_day::text as "lastDay" from formal_step where id = $1`,
    [notice.split('/').at(-1)],
  );
  // Not less than 15 days beginning with the day of service.
  expect(lastDay).toBe(inDays(14));
  await refusedNow(page, child, 's438-notice', 'before-day');
  await look(page);

  // The parent shows suitable education, in a form of their own choosing.
  await parent.goto(`/en/family/matter/${family.item}`);
  const message = new FormDriver(parent);
  await message.type({ words: 'Here is what she wrote in October, and her reading list.' });
  await message.button.click();
  await expect(parent).toHaveURL(/\?done=message$/);
  await page.goto(`/officer/child/${child}/steps`);
  await look(page);
  const stop = new CaseForm(page, '#stop');
  await stop.sendRefused(words('steps:form.errors.stopReason.required'));
  await look(page);
  await stop.type({ stopReason: 'Suitable education was shown: work of October, a reading list.' });
  await stop.send(/\/steps\?done=stopped$/);
  await look(page);
  expect(await stateOf(notice)).toBe('stopped');
  const running = await sql(
    `select 1 from clock c join formal_step s on s.item_id = c.item_id
     where s.child_id = $1 and c.ended_on is null`,
    [child],
  );
  expect(running).toEqual([]);
  for (const kind of ['s437-notice', 's438-notice', 'attendance-order', 'apply-for-place']) {
    await refusedNow(page, child, kind, 'education-shown');
  }
  for (const each of [page, senior.page, parent]) await each.context().close();
});

/** Recording service: what is no service, and a day before the approval, are refused with a reason. */
async function serve(page: Page, step: string, adult: string) {
  await page.goto(step);
  const form = new CaseForm(page, '#serve');
  await form.choose({ servedHow: 'portal', servedOnWhom: adult });
  await form.date('servedOn', inDays(0));
  await form.type({ proof: 'Handed over at the door at 10:15.' });
  await look(page);
  await form.sendRefused(words('steps:form.errors.servedHow.portal-not-service'));
  await look(page);
  await expect(form.field('proof')).toHaveValue('Handed over at the door at 10:15.');
  await form.choose({ servedHow: 'agreed-email' });
  await form.sendRefused(words('steps:form.errors.agreed.required'));
  await form.choose({ servedHow: 'by-hand' });
  await form.date('servedOn', inDays(-3));
  const [early] = words('steps:form.errors.servedOn.service-before-approval').split('{{');
  await form.sendRefused(early!.trim());
  expect(await stateOf(step)).toBe('approved');
  await form.date('servedOn', inDays(0));
  // The paper itself has to have gone before its service counts.
  await form.sendRefused(words('steps:form.errors.form.letter-not-sent'));
  const paper = page.locator('main a[href^="/officer/letter/"]').first();
  await sendLetter(page, (await paper.getAttribute('href'))!, look, { [adult]: 'by-hand' });
  await page.goto(step);
  await form.choose({ servedHow: 'by-hand', servedOnWhom: adult });
  await form.date('servedOn', inDays(0));
  await form.type({ proof: 'Handed over at the door at 10:15.' });
  await form.send(/\?done=served$/);
  expect(await stateOf(step)).toBe('served');
  await look(page);
}

test('home education ends at school, after what stands in the way', async ({ browser }) => {
  test.setTimeout(400_000);
  const family = await familyWith('en', ['Anselm']);
  const child = family.told[0]!.childId;
  const { page } = await colleague(browser, 'Ines Calloway', ['OFFICER'], true);
  const senior = await colleague(browser, 'Wilhelmina Strand', ['SENIOR'], true);
  const form = new FormDriver(page);
  const review = await acceptNotice(page, family, without);

  // A question to another service is open, and a step is proposed.
  await page.goto(`/officer/child/${child}/ask`);
  await form.choose({
    service: 'housing',
    about: 'nothing',
    basis: 'public-task',
    parents: 'told',
  });
  await form.type({
    toName: 'Housing office',
    toEmail: 'housing@homes.example',
    what: 'Is the family to be moved?',
    why: 'So that we write to the right place.',
    information: 'Nothing but the question.',
  });
  await form.date('dueOn', inDays(10));
  await form.send(/\?done=asked$/);
  await saveFinding(page, review, 'academic', {
    judgement: 'concern',
    text: 'Nothing yet.',
    bases: ['professional'],
  });
  await concludeReview(page, review, 'concerns', without);
  await proposeStep(
    page,
    child,
    {
      kind: 'second-review-date',
      review,
      dates: { on: inDays(21) },
      text: { reason: 'Three weeks are enough.', risk: 'Low.' },
    },
    without,
  );

  await page.goto(`/officer/child/${child}/path`);
  await look(page);
  await page.locator('main a[href$="/path?kind=ending-school"]').click();
  await look(page);
  const start = new CaseForm(page, 'main form:has([name="startedOn.day"])');
  await start.date('startedOn', inDays(0));
  await start.send(/\/officer\/path\/[0-9a-f-]{36}\?done=opened$/);
  const path = new URL(page.url()).pathname;
  await look(page);

  // Not before a place is confirmed.
  await form.choose({ outcome: 'on-roll' });
  await form.sendRefused('school', 'schoolKind', 'who');
  await look(page);
  await form.choose({ outcome: 'on-roll', schoolKind: 'mainstream-school' });
  await form.type({ school: 'Marlstone Academy', who: 'The admissions office' });
  await form.date('startsOn', inDays(0));
  await form.send(/\?done=step$/);
  await look(page);

  // The letter is set aside; the end is refused while steps are open, and until what is open was read.
  await form.choose({ outcome: 'not-needed' });
  await form.send(/\?done=step$/);
  await look(page);
  const refusal = new CaseForm(page, '#form');
  await refusal.sendRefused(words('path:form.errors.form.steps-open'));
  await look(page);
  await page.goto(`/officer/child/${child}/steps`);
  const stop = new CaseForm(page, '#stop');
  await stop.type({ stopReason: 'The child goes to school.' });
  await stop.send(/\/steps\?done=stopped$/);
  await page.goto(path);
  await refusal.sendRefused(words('path:form.errors.aware.not-aware'));
  expect(await statusOf(child)).toBe('home-educated');
  await refusal.form.locator('[name=aware]').check();
  await refusal.send(/\?done=step$/);
  await look(page);
  expect(await statusOf(child)).toBe('back-at-school');
  await page.goto(`/officer/child/${child}`);
  const record = await mainText(page);
  expect(record).toContain('Marlstone Academy');
  await look(page);
  // The question stays open until it is answered; the review does not.
  const [asked] = await sql<{ state: string }>('select state from escalation where child_id = $1', [
    child,
  ]);
  expect(asked).toEqual({ state: 'open' });
  await page.goto(review);
  await expect(page.locator('main')).toContainText(words('review:states.cancelled'));
  for (const each of [page, senior.page]) await each.context().close();
});

async function statusOf(child: string): Promise<string> {
  const { status } = await oneRow<{ status: string }>('select status from child where id = $1', [
    child,
  ]);
  return status;
}
