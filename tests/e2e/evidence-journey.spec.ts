import { expect, test, type Page } from '@playwright/test';
import { FormDriver } from '../support/form-driver';
import { waitForMail } from '../support/mail';
import { sample } from '../support/media-samples';
import {
  addFiles,
  LINK,
  lookWith,
  mainText,
  people,
  photo,
  sendIt,
  textFile,
  type Look,
} from '../support/sending-journey';
import type { ToldChild } from '../support/told-family';
import { plain, words } from '../support/words';

test.describe.configure({ mode: 'parallel' });

const stories = [
  {
    language: 'en',
    scripts: true,
    children: ['Leopoldine', 'Crispin'],
    story: 'We counted the boats at the harbour & drew a chart.',
    note: 'This was our spring.',
    original: 'report.txt',
    translation: 'report in English.txt',
  },
  {
    language: 'ur',
    scripts: false,
    children: ['مہرالنساء', 'زریاب'],
    story: 'ہم نے بندرگاہ پر کشتیاں گنیں۔',
    note: 'یہ ہماری بہار تھی۔',
    original: 'رپورٹ.txt',
    translation: 'report in English.txt',
  },
] as const;
type Story = (typeof stories)[number];

for (const story of stories) {
  const { language, scripts } = story;
  test(`evidence with labels and a translation, ${scripts ? 'with' : 'without'} scripts, in ${language}`, async ({
    browser,
  }) => {
    const { email, told, parent, officer, close } = await people(browser, story);
    const look = lookWith(scripts);
    try {
      await collect(parent, story, look);
      await labelAll(parent, story, told[0]!, look);
      await pairTranslation(parent, story, look);
      await parent.locator('main a[href$="/check"]').click();
      await look(parent);
      const reference = await sendIt(parent, look);
      await waitForMail(email, ({ subject }) => subject.includes(reference));
      await expect(parent.locator('li[data-file]')).toHaveCount(4);
      await readIt(officer, story, told, reference, look);
      await downloadAll(parent, story, look);
    } finally {
      await close();
    }
  });
}

/** Files, a link, words and a note come into a new set. */
async function collect(page: Page, story: Story, look: Look) {
  const { language, scripts, original, translation } = story;
  await page.goto(`/${language}/family/evidence`);
  await look(page);
  await page.locator('main form button').click();
  await expect(page).toHaveURL(/\/family\/evidence\/[0-9a-f-]{36}$/);
  const path = new URL(page.url()).pathname;
  await addFiles(page, scripts, {
    ready: [
      await photo('harbour.jpg'),
      { name: 'song.mp3', mimeType: 'audio/mpeg', buffer: sample('mp3') },
      textFile(original, story.story),
      textFile(translation, 'We counted boats.'),
    ],
  });
  await page.goto(path);
  const add = async (id: 'link' | 'form' | 'note', values: Record<string, string>) => {
    const form = page.locator(`#${id === 'link' ? 'link' : id}`).and(page.locator('form'));
    if (!(await form.isVisible())) {
      await page.locator('details', { has: form }).locator('summary').first().click();
    }
    for (const [name, value] of Object.entries(values)) {
      await form.locator(`[name="${name}"]`).fill(value);
    }
    await form.locator('button').click();
  };
  await add('link', { link: LINK, linkTitle: 'The harbour' });
  await expect(page).toHaveURL(/\?done=link$/);
  await add('form', { text: story.story, title: 'Boats' });
  await expect(page).toHaveURL(/\?done=words$/);
  await add('note', { note: story.note });
  await expect(page).toHaveURL(/\?done=note$/);
  await look(page);
}

/** All of it is about one child and one area. */
async function labelAll(page: Page, { language }: Story, child: ToldChild, look: Look) {
  const form = page.locator('form#labels');
  await page.locator('details', { has: form }).locator('summary').first().click();
  await form.locator('button').click();
  await expect(page.locator('[aria-labelledby=error-summary-title]')).toBeVisible();
  await look(page);
  await form.locator('[name=pieces][value=all]').check();
  await form.locator(`[name=children][value="${child.id}"]`).check();
  await form.locator('[name=areas][value=academic]').check();
  await form.locator('button').click();
  await expect(page).toHaveURL(/\?done=labels$/);
  await expect(page.locator('main')).toContainText(words('evidence:done.labels', language));
  const labelled = page.locator('main li').filter({ has: page.locator('a[href*="/piece/"]') });
  await expect(labelled).toHaveCount(6);
  for (const one of await labelled.all()) await expect(one).toContainText(child.name);
}

/** One of the files is the translation of another, made on a day. */
async function pairTranslation(page: Page, story: Story, look: Look) {
  await page
    .locator('main li')
    .filter({ hasText: story.translation })
    .locator('a[href*="/piece/"]')
    .click();
  await expect(page).toHaveURL(/\/piece\//);
  const form = new FormDriver(page);
  const choice = page.locator('#form select[name=translationOfId]');
  await choice.selectOption({ label: story.original });
  await form.date('madeOn', '2026-03-27');
  await look(page);
  await page.locator('#form button[name=go][value=back]').click();
  await expect(page).toHaveURL(/\?done=saved$/);
  expect(await mainText(page)).toContain(words('evidence:pieces.translates', story.language));
}

/** The officer finds everything under the area, the translation beside its original; the sibling has none of it. */
async function readIt(page: Page, story: Story, told: ToldChild[], reference: string, look: Look) {
  const [child, sibling] = told as [ToldChild, ToldChild];
  await page.goto(`/officer/queue?q=${encodeURIComponent(reference)}`);
  const row = page.locator('main tbody tr', { hasText: reference });
  await expect(row).toContainText(words('officer:kind.evidence'));
  await row.locator('a[href^="/officer/item/"]').first().click();
  await page.locator(`main a[href^="/officer/child/${child.childId}/reading"]`).first().click();
  const area = page.locator('#area-academic');
  for (const name of ['harbour.jpg', 'song.mp3', story.original, 'The harbour', 'Boats']) {
    await expect(area.locator('figure', { hasText: name }).first()).toBeVisible();
  }
  const pair = area.locator('.grid', { hasText: words('reading:piece.translation') }).last();
  await expect(pair.locator('figure')).toHaveCount(2);
  await expect(pair.locator('figure').first()).toContainText(story.original);
  await expect(pair.locator('figure').last()).toContainText(story.translation);
  expect(await mainText(page)).toContain(plain(story.note));
  const sound = area.locator('audio');
  const answer = await page.request.get((await sound.getAttribute('src'))!, {
    headers: { Range: 'bytes=0-99' },
  });
  expect(answer.status()).toBe(206);
  expect(answer.headers()['content-type']).toBe('audio/mpeg');
  await look(page);
  // By the keyboard from the first file to the next.
  await page.locator('a[href="#file-2"]').first().focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#file-2$/);
  await page.goto(`/officer/child/${sibling.childId}/reading`);
  expect(await mainText(page)).not.toContain('harbour.jpg');
  const all = await page.request.get(`/officer/child/${child.childId}/files.zip`);
  expect(all.headers()['content-type']).toBe('application/zip');
  expect((await all.body()).subarray(0, 2).toString()).toBe('PK');
}

/** Everything is in one list, and in one archive. */
async function downloadAll(page: Page, { language }: Story, look: Look) {
  await page.goto(`/${language}/family/files`);
  for (const name of ['harbour.jpg', 'song.mp3']) {
    await expect(page.locator('main')).toContainText(name);
  }
  await look(page);
  const answer = await page.request.get(`/${language}/family/everything.zip`);
  expect(answer.headers()['content-type']).toBe('application/zip');
  expect((await answer.body()).toString('latin1')).toContain('harbour.jpg');
}
