import { expect, test, type Browser, type Page } from '@playwright/test';
import { readPdf } from '../../app/platform/documents/pdf-reading.test-support';
import {
  CaseForm,
  CONCERNS,
  acceptNotice,
  colleague,
  concludeReview,
  decideStep,
  expectPdf,
  familyWith,
  inDays,
  postAs,
  carriedOf,
  proposeStep,
  reviewOn,
  saveFinding,
  sendLetter,
  signedIn,
  stateOf,
  type CaseFamily,
  type Colleague,
} from '../support/casework-journey';
import { FormDriver } from '../support/form-driver';
import { waitForMail } from '../support/mail';
import { lookWith, mainText, type Look } from '../support/sending-journey';
import { oneRow, sql } from '../support/sign-in-as';
import { plain, words } from '../support/words';

test.describe.configure({ mode: 'parallel' });

const CHILD = 'Perpetua';
const PLACE = 'The café in the park';
const RECORD = 'We talked about bees and long division.';
const CORRECTION = 'It was fractions, not division.';
const EDITED = 'You are welcome to bring somebody you trust.';
const QUESTION = 'Was Perpetua seen at a clinic this year?';
const ANSWER = 'Yes: at the eye clinic in May.';

type Week = {
  family: CaseFamily;
  child: string;
  officer: Colleague;
  second: Colleague;
  senior: Colleague;
  parent: Page;
  look: Look;
  browser: Browser;
};

for (const scripts of [true, false]) {
  test(`a week of an officer's work, ${scripts ? 'with' : 'without'} scripts`, async ({
    browser,
  }) => {
    test.setTimeout(900_000);
    const family = await familyWith('en', [CHILD]);
    const week: Week = {
      family,
      child: family.told[0]!.childId,
      // A senior's role too: what keeps this officer from approving is that the proposal is their own.
      officer: await colleague(browser, 'Ines Calloway', ['OFFICER', 'SENIOR'], scripts),
      second: await colleague(browser, 'Dev Marchetti', ['OFFICER'], scripts),
      senior: await colleague(browser, 'Wilhelmina Strand', ['SENIOR'], scripts),
      parent: await signedIn(browser, family.session, scripts),
      look: lookWith(scripts),
      browser,
    };
    const { page } = week.officer;
    const first = await test.step('Monday: accepted, invited', () => invite(week));
    await test.step('the parent chooses', () => choose(week, first));
    await test.step('the meeting and its record', () => meet(week, first));
    await test.step('Tuesday: checks and findings', () => find(week, first));
    const report = await test.step('concerns', () =>
      concludeReview(page, first, 'concerns', week.look));
    await test.step('the date of the second review', () => agreeOnDate(week, first, report));
    await test.step('the report', () => sendReport(week, report));
    await test.step('Wednesday: health is asked', () => askHealth(week));
    const second = await test.step('Thursday: second review', () => reviewAgain(week));
    await test.step('what ended, what follows', () => expectStopped(week, second));
    await test.step('Friday: oversight', () => oversee(week));
    for (const each of [week.officer, week.second, week.senior]) await each.page.context().close();
    await week.parent.context().close();
  });
}

/** The notice is found in the queue and accepted; the first review is there; the parent is invited. */
async function invite({ family, officer, look }: Week): Promise<string> {
  const { page } = officer;
  await page.goto(`/officer/queue?q=${family.told[0]!.name}`);
  await expect(page.locator(`main a[href^="/officer/item/${family.item}"]`).first()).toBeVisible();
  const review = await acceptNotice(page, family, look);
  await page.goto(review);
  await look(page);
  await page.locator(`main a[href="${review}/invite"]`).first().click();
  const form = new FormDriver(page);
  await form.sendRefused('adults');
  await look(page);
  await form.choose({ adults: family.adult });
  await form.type({ [`words.${family.adult}`]: 'Any time next week suits us.' });
  await look(page);
  await form.send(/\?done=invited$/);
  await look(page);
  return review;
}

async function choose({ family, parent, officer, look }: Week, review: string) {
  const subject = words('email:review-waiting.subject');
  const mail = await waitForMail(family.email, (one) => one.subject === subject);
  expect(`${mail.text}${mail.html}`).not.toContain(CHILD);
  await parent.goto('/en/family');
  await look(parent);
  const mine = `/en/family/review/${review.split('/').at(-1)}`;
  await parent.locator(`main a[href="${mine}"]`).click();
  expect(await mainText(parent)).toContain('Any time next week suits us.');
  await look(parent);
  const form = new FormDriver(parent);
  await form.sendRefused('how');
  await look(parent);
  await form.choose({ how: 'meeting', childComes: 'yes', childHow: ['drawing', 'speaking'] });
  await form.type({ place: PLACE, whenGood: 'Mornings', said: 'She likes to show her bees.' });
  await form.send(/\/family\/review\/[0-9a-f-]{36}\?done=answered$/);
  await look(parent);
  const receipt = await mainText(parent);
  expect(receipt).toContain(plain(words('my-review:receipt.title')));
  expect(receipt).toContain(PLACE);
  await officer.page.goto(review);
  expect(await mainText(officer.page)).toContain('She likes to show her bees.');
}

/** Planned, held with the child seen and heard, written down, sent, corrected by the parent. */
async function meet({ family, child, parent, officer, look }: Week, review: string) {
  const { page } = officer;
  await page.goto(`${review}/meeting`);
  const form = new FormDriver(page);
  await form.choose({ how: 'meeting', invited: family.adult });
  await form.date('on', inDays(1));
  await form.type({ place: PLACE, at: '10.30' });
  await look(page);
  await form.send(/\?done=meeting-planned$/);
  const end = page.locator('main a[href*="/meeting?meeting="]');
  const to = (await end.getAttribute('href'))!;

  // Before its time it was not held.
  await end.click();
  await form.choose({ end: 'held' });
  await form.choose({ present: family.adult, child: ['seen', 'heard'] });
  await form.sendRefused('end');
  await look(page);
  await parent.goto('/en/family');
  await expect(parent.locator('#from-council ~ ul')).toContainText('10:30');
  // The morning comes.
  await sql(`update meeting set starts_at = now() - interval '1 hour' where id = $1`, [
    new URL(to, 'http://portal').searchParams.get('meeting'),
  ]);
  await page.goto(to);
  await form.choose({ end: 'held' });
  await form.choose({ present: family.adult, child: ['seen', 'heard'] });
  await form.type({ note: 'She brought her drawings.' });
  await look(page);
  await form.send(/\?done=meeting-ended$/);
  const seen = await sql<{ kind: string }>(
    'select kind from sighting where child_id = $1 order by kind',
    [child],
  );
  expect(seen.map(({ kind }) => kind)).toEqual(['heard', 'seen']);

  await page.locator(`main a[href="${review}/record"]`).first().click();
  await form.type({ text: RECORD });
  await form.send(/\/record\?done=record-written$/);
  await look(page);
  await new CaseForm(page, '#send-1').send(/\/record\?done=record-sent$/);
  await look(page);

  await parent.goto('/en/family');
  await expect(parent.locator('main')).toContainText(words('family:home.fromCouncil.waits.record'));
  await parent.locator('main a[href*="/family/review/"]').first().click();
  await parent.locator('main a[href*="/record/"]').click();
  expect(await mainText(parent)).toContain(RECORD);
  const mine = new FormDriver(parent);
  await mine.choose({ kind: 'correction' });
  await mine.type({ text: CORRECTION });
  await look(parent);
  await mine.send(/\?done=commented$/);
  await look(parent);
  await page.goto(`${review}/record`);
  const both = await mainText(page);
  expect(both).toContain(RECORD);
  expect(both).toContain(CORRECTION);
  await look(page);
}

/** Looks into both other systems; a finding on one account says so, one on more does not. */
async function find({ family, officer, look }: Week, review: string) {
  const { page } = officer;
  for (const system of ['Mosaic', 'ONE']) {
    await page.goto(`${review}/checks`);
    const form = new FormDriver(page);
    await form.field('system').selectOption(system);
    await form.choose({ found: 'no' });
    await form.send(/\/checks\?done=checked$/);
    await expect(page.locator('main table')).toContainText(system);
  }
  await look(page);
  await saveFinding(page, review, 'academic', {
    judgement: 'concern',
    text: 'Her mother says that reading goes well.',
    bases: ['parent'],
    accounts: [family.adult],
  });
  await look(page);
  const alone = words('review:findings.oneAccount');
  await expect(page.locator('section#academic')).toContainText(alone);
  await saveFinding(page, review, 'creative', {
    judgement: 'good',
    text: 'Drawings of bees, in great detail.',
    bases: ['work', 'child'],
  });
  await expect(page.locator('section#creative')).not.toContainText(alone);
  await page.goto(`${review}/conclude`);
  await expect(page.locator('main')).toContainText(
    words('review:conclude.resting', 'en', { areas: words('review:areas.academic') }),
  );
  await look(page);
}

/** The report waits for a date that somebody else agrees to. */
async function agreeOnDate(week: Week, review: string, report: string) {
  const { child, officer, senior, look } = week;
  const { page } = officer;
  await page.goto(`${report}?step=send`);
  await expect(page.locator('main')).toContainText(words('letters:mayNotGo.date-not-agreed'));
  await expect(page.locator('#form button:not([name])')).toHaveCount(0);
  await look(page);
  await page.goto(review);
  await page.locator('main a[href*="kind=second-review-date"]').click();
  const form = new FormDriver(page);
  await form.date('on', inDays(60));
  await form.type({ reason: 'Half a term to gather work.', risk: 'None that we know of.' });
  await form.sendRefused('on');
  await look(page);
  const step = await proposeStep(
    page,
    child,
    {
      kind: 'second-review-date',
      review,
      dates: { on: inDays(28) },
      text: { reason: 'Half a term to gather work.', risk: 'None that we know of.' },
    },
    look,
  );

  await page.goto(step);
  await expect(page.locator('#decide')).toHaveCount(0);
  await expect(page.locator('main')).toContainText(words('steps:step.waitsMine'));
  await look(page);
  const { item } = await oneRow<{ item: string }>(
    'select item_id as item from formal_step where id = $1',
    [step.split('/').at(-1)],
  );
  const own = await postAs(page, `${step}?move=decide`, {
    ...(await carriedOf(item)),
    of: 'decide',
    decision: 'approve',
    decisionReason: '',
  });
  expect(own.status).toBeGreaterThanOrEqual(400);
  expect(await stateOf(step)).toBe('proposed');

  await senior.page.goto('/officer/oversight');
  await look(senior.page);
  await senior.page.locator('main a[href="/officer/oversight/approvals"]').click();
  await look(senior.page);
  await senior.page.locator(`main a[href="${step}"]`).click();
  await decideStep(senior.page, step, 'approve', look, 'Agreed.');
  expect(await stateOf(step)).toBe('approved');
}

/** Edited, looked at as PDF, sent; read and downloaded by the parent. */
async function sendReport({ family, parent, officer, look }: Week, report: string) {
  const { page } = officer;
  await page.goto(report);
  const form = new FormDriver(page);
  const text = await form.field('text').inputValue();
  for (const told of Object.values(CONCERNS)) expect(text).toContain(told);
  await form.type({ text: `${text}\n\n${EDITED}` });
  await form.send(/\?done=changed$/);
  await look(page);
  const preview = await readPdf(await expectPdf(page, `${report}/preview.pdf`));
  expect(preview.tagged).toBe(true);
  expect(preview.text).toContain(EDITED);
  await sendLetter(page, report, look);

  const subject = words('email:letter-waiting.subject');
  const mail = await waitForMail(family.email, (one) => one.subject === subject);
  expect(`${mail.text}${mail.html}`).not.toContain(CONCERNS.concerns);
  await parent.goto('/en/family');
  await look(parent);
  await parent.locator('main a[href="/en/family/letters"]').click();
  await look(parent);
  await parent.locator('main a[href^="/en/family/letters/"]').first().click();
  await look(parent);
  const read = await mainText(parent);
  for (const told of [...Object.values(CONCERNS), EDITED]) expect(read).toContain(told);
  const href = await parent.locator('main a[href$="/letter.pdf"]').getAttribute('href');
  const pdf = await readPdf(await expectPdf(parent, href!));
  expect(pdf.tagged).toBe(true);
  expect(pdf.text).toContain(EDITED);
  await page.goto(report);
  await expect(page.locator('main table')).not.toContainText(words('letters:sent.unread'));
}

/** A question goes out by mail; its link takes one answer, and then opens nothing. */
async function askHealth({ child, officer, browser, look }: Week) {
  const { page } = officer;
  const nursing = `nursing-${crypto.randomUUID()}@health.example`;
  await page.goto(`/officer/child/${child}/ask`);
  const form = new FormDriver(page);
  await form.choose({ service: 'health', about: 'name', basis: 'public-task', parents: 'told' });
  await form.type({
    toName: 'School nursing',
    toEmail: nursing,
    what: QUESTION,
    why: 'Nobody outside the home has told us of seeing her.',
    information: 'Her name alone.',
  });
  await form.date('dueOn', inDays(10));
  await look(page);
  await form.send(/\/officer\/escalation\/[0-9a-f-]{36}\?done=asked$/);
  const escalation = new URL(page.url()).pathname;
  await look(page);

  const mail = await waitForMail(nursing, ({ text }) => text.includes('/answer/'));
  expect(`${mail.subject}${mail.text}${mail.html}`).not.toContain(CHILD);
  const link = /https?:\/\/\S+\/answer\/[\w-]+/.exec(mail.text)![0];
  const anybody = await browser.newContext({ javaScriptEnabled: false });
  const nurse = await anybody.newPage();
  await nurse.goto(link);
  expect(await mainText(nurse)).toContain(QUESTION);
  const answer = new FormDriver(nurse);
  await answer.choose({ sort: 'answer' });
  await answer.type({ by: 'Nurse Abara' });
  await answer.sendRefused('text');
  await answer.type({ text: ANSWER });
  await answer.send(/\/answer\/sent$/);
  expect(await mainText(nurse)).toContain(words('answer:sent.title'));
  const again = await nurse.goto(link);
  expect(again!.status()).toBe(404);
  const calm = await mainText(nurse);
  expect(calm).toContain(words('answer:gone.title'));
  expect(calm).not.toContain(QUESTION);
  await anybody.close();

  await page.goto(escalation);
  expect(await mainText(page)).toContain(ANSWER);
  await look(page);
  await page.goto(`/officer/child/${child}/sharing`);
  await expect(page.locator('main')).toContainText('School nursing');
  await look(page);
}

/** The second review began with the report; education is suitable now. */
async function reviewAgain({ child, officer, look }: Week): Promise<string> {
  const { page } = officer;
  await page.goto(`/officer/child/${child}`);
  const review = await reviewOn(page, 'second');
  await page.goto(review);
  await look(page);
  await saveFinding(page, review, 'academic', {
    judgement: 'good',
    text: 'She read aloud from a book about bees.',
    bases: ['seen', 'child', 'work'],
  });
  const report = await concludeReview(page, review, 'suitable', look);
  await sendLetter(page, report, look);
  return review;
}

async function expectStopped({ child, officer, parent, look }: Week, review: string) {
  const { page } = officer;
  await page.goto(review);
  await expect(page.locator('main')).toContainText(words('review:states.reported'));
  await page.goto(`/officer/child/${child}/steps`);
  await expect(page.locator('main')).toContainText(words('steps:states.stopped'));
  const live = await sql(
    `select 1 from formal_step where child_id = $1 and state in ('proposed', 'approved', 'served')`,
    [child],
  );
  expect(live).toEqual([]);
  await look(page);
  await page.goto(`/officer/child/${child}`);
  const yearly = await reviewOn(page, 'yearly');
  await page.goto(yearly);
  await expect(page.locator('main')).toContainText(words('review:plannedText'));
  const { due } = await oneRow<{ due: string }>(
    `select c.due_on::text as due from clock c join review r on r.item_id = c.item_id
     where r.id = $1 and c.rule = 'annual-review' and c.ended_on is null`,
    [yearly.split('/').at(-1)],
  );
  expect(Date.parse(due) - Date.parse(inDays(0))).toBeGreaterThanOrEqual(364 * 86_400_000);
  await parent.goto('/en/family/letters');
  await expect(parent.locator('main ul a[href^="/en/family/letters/"]')).toHaveCount(2);
}

/** The senior gives two of the officer's items to a colleague, and looks at the family and the child. */
async function oversee({ family, child, officer, second, senior, look }: Week) {
  const items = await sql<{ id: string }>(
    `select q.id from queue_item q join queue_item_child c on c.item_id = q.id
     where c.child_id = $1 and q.status <> 'closed' and q.owner_id is null`,
    [child],
  );
  for (const { id } of items) {
    await officer.page.goto(`/officer/item/${id}`);
    await officer.page.locator('#claim button[value=claim]').click();
    await expect(officer.page.locator('#claim')).toHaveCount(0);
  }
  const { page } = senior;
  await page.goto('/officer/oversight');
  const workload = page.locator('main table tr', { hasText: officer.name });
  await workload.locator(`a[href*="officer=${officer.id}"]`).first().click();
  await expect(page).toHaveURL(/\/officer\/oversight\/items\?/);
  await look(page);
  const boxes = page.locator('input[name=item][form=assign]');
  for (const at of [0, 1]) await boxes.nth(at).check();
  const values = await boxes.evaluateAll((all) =>
    all.slice(0, 2).map((box) => (box as HTMLInputElement).value.split('.')[0]),
  );
  await page.locator('#assign select[name=to]').selectOption(second.id);
  await page.locator('#assign button[value=assign]').click();
  await expect(page).toHaveURL(/done=/);
  await look(page);
  const owners = await sql<{ owner: string }>(
    'select owner_id as owner from queue_item where id = any($1::uuid[])',
    [values],
  );
  expect(owners).toEqual([{ owner: second.id }, { owner: second.id }]);

  await page.goto(`/officer/family/${family.familyId}`);
  const picture = await mainText(page);
  expect(picture).toContain(CHILD);
  expect(picture).toContain('Ottoline Farrow');
  await look(page);
  await page.goto(`/officer/child/${child}`);
  await look(page);
  await page.locator(`main a[href="/officer/child/${child}/seen"]`).first().click();
  const form = new FormDriver(page);
  await form.choose({ kinds: 'seen', occasion: 'session' });
  await form.date('happenedOn', inDays(0));
  await form.field('byService').selectOption('voluntary');
  await form.type({ byName: 'Odile Prentiss', place: 'The allotment club' });
  await look(page);
  await form.send(/\/officer\/child\/[0-9a-f-]{36}(\/seen)?\?done=/);
  expect(await mainText(page)).toContain('Odile Prentiss');
  await look(page);
}
