import { expect, test, type Page } from '@playwright/test';
import { formatShortDate } from '../../app/platform/i18n/format';
import { FormDriver } from '../support/form-driver';
import { readMail, waitForMail } from '../support/mail';
import { dayAfter } from '../support/notify-journey';
import {
  addFiles,
  beginPlan,
  fileRow,
  fillInPlan,
  LINK,
  lookWith,
  mainText,
  people,
  photo,
  planButton,
  sendIt,
  textFile,
  webPage,
  type Look,
  type PlanWords,
} from '../support/sending-journey';
import { oneRow } from '../support/sign-in-as';
import type { ToldChild } from '../support/told-family';
import { plain, words } from '../support/words';

test.describe.configure({ mode: 'parallel' });

type Story = {
  language: 'en' | 'ur';
  scripts: boolean;
  children: [string, string];
  plan: PlanWords;
  typedLater: string;
  changed: string;
  question: string;
  answer: string;
};

const english = {
  language: 'en',
  children: ['Euphemia', 'Barnaby'],
  plan: {
    academic: 'We read <aloud> every morning & keep a diary of birds.',
    interests: 'Bees, and everything that hums.',
    whole: 'We go where the questions lead.\n\nSome days are quiet.',
    linkTitle: 'Our year in pictures',
  },
  typedLater: 'She swims twice a week.',
  changed: 'We read aloud, and she now reads to her brother.',
  question: 'Which books does she like best?',
  answer: 'Anything about the sea.\nAnd maps!',
} as const;

const urdu = {
  language: 'ur',
  children: ['زرلشت', 'گلریز'],
  plan: {
    academic: 'ہم روز صبح کہانیاں پڑھتے ہیں۔ 12 + 3 = 15',
    interests: 'شہد کی مکھیاں اور باغبانی۔',
    whole: 'ہم سوالوں کے پیچھے چلتے ہیں۔',
    linkTitle: 'ہمارا سال تصویروں میں',
  },
  typedLater: 'وہ ہفتے میں دو بار تیرتی ہے۔',
  changed: 'اب وہ اپنے بھائی کو پڑھ کر سناتی ہے۔',
  question: 'Which stories does she like best?',
  answer: 'سمندر کی کہانیاں۔',
} as const;

const stories: Story[] = [english, urdu].flatMap((told) =>
  [true, false].map((scripts) => ({ ...told, children: [...told.children], scripts })),
);

for (const story of stories) {
  const { language, scripts } = story;
  test(`a plan and its answer, ${scripts ? 'with' : 'without'} scripts, in ${language}`, async ({
    browser,
  }) => {
    const { email, told, parent, officer, close } = await people(browser, story);
    const [child, sibling] = told as [ToldChild, ToldChild];
    const look = lookWith(scripts);
    // Staff read English: their pages are the same in both stories.
    const lookAtStaff = lookWith(scripts && language === 'en');
    try {
      await writePlan(parent, story, child, look);
      const reference = await sendPlan(parent, story, email, look);
      const receipt = new URL(parent.url()).pathname;

      // The question whether to take it back is open in one tab while an officer looks at it.
      const second = await parent.context().newPage();
      await second.goto(`${receipt}/withdraw`);
      await look(second);

      const { item, reading } = await readInQueue(officer, story, child, reference, lookAtStaff);
      await ask(officer, story, reading, lookAtStaff);
      await answer(parent, story, email, item, look);
      await officer.goto(reading);
      expect(await mainText(officer)).toContain(plain(story.answer));
      expect(await mainText(officer)).toContain(words('reading:question.answered'));

      await second.locator('main form button').click();
      await expect(second).toHaveURL(/\?done=read$/);
      await expect(second.locator('main')).toContainText(words('plan:sent.done.read', language));
      await look(second);
      await expect(second.locator(`main a[href="${receipt}/withdraw"]`)).toHaveCount(0);
      await second.close();

      await sendNewer(parent, story, child, look);
      await expectBeside(officer, story, reading, lookAtStaff);
      await copyToSibling(parent, story, sibling, look);
      await markAsRead(officer, item, lookAtStaff);
      await parent.goto(receipt);
      expect(await mainText(parent)).not.toContain(words('plan:sent.states.waiting', language));
    } finally {
      await close();
    }
  });
}

/** Writes a plan, leaves and comes back, adds files, and comes to the page for checking. */
async function writePlan(page: Page, story: Story, child: ToldChild, look: Look) {
  const { language, scripts, plan, typedLater } = story;
  const path = await beginPlan(page, language, child.id, 'fresh', look);
  await expect(page.locator('html')).toHaveAttribute('dir', language === 'ur' ? 'rtl' : 'ltr');
  await fillInPlan(page, plan, look);
  const form = new FormDriver(page);
  if (scripts) {
    // Nothing is pressed: what is typed is kept by itself.
    await form.field('physical').pressSequentially(typedLater);
    await expect(page.locator('[data-part="typed-seen"]')).toBeVisible();
  } else {
    await form.type({ physical: typedLater });
    await planButton(page, 'save').click();
    await expect(page).toHaveURL(/\?done=saved$/);
  }
  await page.goto(`/${language}/family/plans`);
  await page.locator(`main a[href="${path}"]`).click();
  for (const [name, value] of Object.entries({
    academic: plan.academic,
    interests: plan.interests,
    physical: typedLater,
  })) {
    await expect(form.field(name)).toHaveValue(value);
  }
  await expect(page.locator('#form [name=whole]')).toHaveValue(plan.whole);
  await expect(page.locator('#links')).toContainText(LINK);

  await planButton(page, 'files').click();
  await expect(page).toHaveURL(/\?part=files$/);
  await addFiles(page, scripts, {
    ready: [await photo('meadow.jpg'), textFile('diary.txt', 'Monday: two wrens.')],
    refused: [webPage('album.html')],
  });
  await expect(fileRow(page, 'album.html')).toContainText(
    plain(words('files:refusals.web-page.what', language)),
  );
  await look(page);
  await planButton(page, 'back').click();
  await expect(page).toHaveURL(new RegExp(`${path}$`));
  await planButton(page, 'check').click();
  await expect(page).toHaveURL(/\/check$/);
  const shown = await mainText(page);
  for (const told of [plan.academic, plan.interests, plan.whole, typedLater, LINK, 'meadow.jpg']) {
    expect(shown).toContain(plain(told));
  }
  await look(page);
}

/** Sends it; the receipt and the email have the reference, and the email nothing else of it. */
async function sendPlan(page: Page, story: Story, email: string, look: Look): Promise<string> {
  const { language, children, plan } = story;
  const reference = await sendIt(page, look);
  expect(await mainText(page)).toContain(words('plan:sent.title.plan', language));
  // By when it is read, with the year.
  await expect(page.locator('main ol').first()).toContainText(/20\d\d/);
  const mail = await waitForMail(email, ({ subject }) => subject.includes(reference));
  expect(mail.subject).toBe(words('email:sending-received.subject', language, { reference }));
  expect(mail.text).toContain(new URL(page.url()).pathname);
  for (const one of await readMail(email)) {
    const text = `${one.subject}${one.text}${one.html}`;
    const told = [...children, plan.academic, plan.linkTitle, 'meadow', 'album.html'];
    expect(told.filter((each) => text.includes(each))).toEqual([]);
  }
  for (const name of ['meadow.jpg', 'diary.txt']) {
    await expect(fileRow(page, name)).toHaveAttribute('data-state', 'ready');
  }
  await expect(fileRow(page, 'album.html')).toContainText(words('files:state.refused', language));
  const picture = await page.request.get(
    (await fileRow(page, 'meadow.jpg').locator('a').first().getAttribute('href'))!,
  );
  expect(picture.headers()['content-type']).toBe('image/jpeg');
  return reference;
}

/** The officer finds it in the queue with its clock, opens the reading page, and looks at the picture in place. */
async function readInQueue(
  page: Page,
  { plan, typedLater }: Story,
  child: ToldChild,
  reference: string,
  look: Look,
) {
  await page.goto(`/officer/queue?q=${encodeURIComponent(reference)}`);
  const row = page.locator('main tbody tr', { hasText: reference });
  await expect(row).toHaveCount(1);
  await expect(row).toContainText(words('officer:kind.plan'));
  const { due } = await oneRow<{ due: string }>(
    `select c.due_on::text as due from clock c
     join queue_item q on q.id = c.item_id where q.reference = $1 and c.rule = 'evidence-reading'`,
    [reference],
  );
  await row.locator('a[href^="/officer/item/"]').first().click();
  const item = /item\/([0-9a-f-]{36})/.exec(page.url())![1]!;
  expect(await mainText(page)).toContain(formatShortDate('en', due));
  await look(page);
  await page.locator(`main a[href^="/officer/child/${child.childId}/reading"]`).first().click();
  await expect(page).toHaveURL(/\/reading/);
  const shown = await mainText(page);
  for (const told of [plan.academic, plan.interests, plan.whole, typedLater, LINK]) {
    expect(shown).toContain(plain(told));
  }
  expect(shown).toContain(words('reading:voice.none'));
  const small = page.locator('figure', { hasText: 'meadow.jpg' }).locator('summary img');
  await expect(small).toBeVisible();
  await small.click();
  const large = page.locator('figure details[open] > img');
  await expect(large).toBeVisible();
  await expect
    .poll(() => large.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBe(1200);
  await look(page);
  return { item, reading: new URL(page.url()).pathname };
}

async function ask(page: Page, { question, plan }: Story, reading: string, look: Look) {
  await page
    .locator(`main a[href^="${reading}/ask?"][href*="passage=area%3Aacademic"]`)
    .first()
    .click();
  await expect(page.locator('blockquote')).toHaveText(plain(plan.academic));
  await look(page);
  const form = new FormDriver(page);
  await form.type({ text: question });
  await form.choose({ answerWanted: 'yes' });
  await form.date('answerBy', dayAfter(20));
  await form.send(/\/reading\?.*done=asked/);
  await expect(page.locator('main')).toContainText(words('reading:question.open'));
  await look(page);
}

/** The parent gets word of it, finds the question with the passage, and answers. */
async function answer(page: Page, story: Story, email: string, item: string, look: Look) {
  const { language, question, plan } = story;
  const subject = words('email:message-waiting.subject', language);
  await waitForMail(email, (mail) => mail.subject === subject);
  await page.goto(`/${language}/family/matter/${item}`);
  const thread = await mainText(page);
  expect(thread).toContain(question);
  expect(thread).toContain(plain(plan.academic));
  await look(page);
  await new FormDriver(page).type({ words: story.answer });
  await page.locator('#form button').click();
  await expect(page).toHaveURL(/\?done=message$/);
  await look(page);
}

/** Carries the plan forward, changes it, and sends it as the second version. */
async function sendNewer(page: Page, story: Story, child: ToldChild, look: Look) {
  const { language, plan, changed } = story;
  await beginPlan(page, language, child.id, 'last', look);
  const form = new FormDriver(page);
  await expect(form.field('interests')).toHaveValue(plan.interests);
  await expect(page.locator('#links')).toContainText(LINK);
  await expect(page.locator('#files')).toContainText('meadow.jpg');
  await form.type({ academic: changed });
  await planButton(page, 'check').click();
  await expect(page).toHaveURL(/\/check$/);
  await look(page);
  await sendIt(page, look);
  expect(await mainText(page)).toContain(
    words('plan:sent.versionNumber', language, { number: '2' }),
  );
}

/** The officer lays the first version beside the second. */
async function expectBeside(page: Page, { plan, changed }: Story, reading: string, look: Look) {
  await page.goto(reading);
  expect(await mainText(page)).toContain(words('reading:plan.version', 'en', { number: '2' }));
  await page.locator('main a[href*="beside="]').first().click();
  const shown = await mainText(page);
  expect(shown).toContain(plain(changed));
  expect(shown).toContain(plain(plan.academic));
  await look(page);
}

/** The sibling's plan begins as a copy, is sent, and is taken back before anybody looked. */
async function copyToSibling(page: Page, story: Story, sibling: ToldChild, look: Look) {
  const { language, changed } = story;
  await page.goto(`/${language}/family/plans/${sibling.id}`);
  const choice = page.locator('#form input[value^="sibling:"]');
  await expect(choice).toHaveCount(1);
  await choice.check();
  const form = new FormDriver(page);
  await form.send(/\/family\/plan\/[0-9a-f-]{36}$/);
  await expect(form.field('academic')).toHaveValue(changed);
  await planButton(page, 'check').click();
  const reference = await sendIt(page, look);
  const receipt = new URL(page.url()).pathname;
  await page.locator(`main a[href="${receipt}/withdraw"]`).click();
  await page.locator('main form button').click();
  await expect(page).toHaveURL(/\?done=withdrawn$/);
  await look(page);
  const { state, open } = await oneRow<{ state: string; open: boolean }>(
    `select s.state, q.status not in ('decided', 'closed') as open from sending s
     join queue_item q on q.id = s.item_id where q.reference = $1`,
    [reference],
  );
  expect({ state, open }).toEqual({ state: 'withdrawn', open: false });
  await page.goto(`/${language}/family/files`);
  expect(await mainText(page)).toContain(reference);
  await look(page);
}

/** The officer's own act, and no look before it, meets the clock. */
async function markAsRead(page: Page, item: string, look: Look) {
  const met = () =>
    oneRow<{ met: boolean }>(
      `select bool_and(status = 'met') as met from clock
       where item_id = $1 and rule = 'evidence-reading'`,
      [item],
    );
  expect(await met()).toEqual({ met: false });
  await page.goto(`/officer/item/${item}#mark-read`);
  const part = page.locator('#mark-read');
  if (!(await part.locator('#read button').isVisible())) await part.locator('summary').click();
  await part.locator('#read button').click();
  await expect(page).toHaveURL(/[?&]done=read/);
  expect(await met()).toEqual({ met: true });
  await look(page);
}
