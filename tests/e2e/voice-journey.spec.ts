import { expect, test, type Page } from '@playwright/test';
import { BOARD_ROWS } from '../../app/domains/evidence/evidence.codes';
import { BOARD } from '../../app/domains/evidence/voice/symbols';
import { FormDriver } from '../support/form-driver';
import {
  addFiles,
  lookWith,
  mainText,
  people,
  photo,
  sendIt,
  type Look,
} from '../support/sending-journey';
import type { ToldChild } from '../support/told-family';
import { plain, words } from '../support/words';

test.describe.configure({ mode: 'parallel' });

const stories = [
  {
    language: 'en',
    scripts: true,
    children: ['Thessaly'],
    said: 'I like beetles <3 & mud.',
    note: 'She looked at each picture and tapped.',
    noteBy: 'grandad',
  },
  {
    language: 'ur',
    scripts: false,
    children: ['نوشابہ'],
    said: 'مجھے تتلیاں پسند ہیں۔',
    note: 'اس نے خود تصویریں چنیں۔',
    noteBy: 'نانا',
  },
] as const;
type Story = (typeof stories)[number];

for (const story of stories) {
  const { language, scripts } = story;
  test(`a child's own voice, ${scripts ? 'with' : 'without'} scripts, in ${language}`, async ({
    browser,
  }) => {
    const { told, parent, officer, close } = await people(browser, story);
    const [child] = told as [ToldChild];
    const look = lookWith(scripts);
    try {
      await parent.goto(`/${language}/family/plans`);
      await parent.locator(`form:has(input[name=voice][value="${child.id}"]) button`).click();
      await expect(parent).toHaveURL(/\/family\/voice\/[0-9a-f-]{36}$/);
      const home = new URL(parent.url()).pathname;
      await look(parent);
      await write(parent, home, story, look);
      const chosen = await chooseByKeyboard(parent, home, look);
      await draw(parent, home, story, look);
      await helperSays(parent, story, look);
      await parent.locator(`main a[href="${home}/check"]`).click();
      const shown = await mainText(parent);
      for (const part of [story.said, story.note, story.noteBy, 'drawing.jpg']) {
        expect(shown).toContain(plain(part));
      }
      for (const symbol of chosen) {
        expect(shown).toContain(words(`voice:symbols.${symbol}`, language));
      }
      await look(parent);
      const reference = await sendIt(parent, look);
      await readVoice(officer, story, child, reference, chosen, look);
    } finally {
      await close();
    }
  });
}

async function write(page: Page, home: string, { said }: Story, look: Look) {
  await page.locator(`main a[href="${home}?how=write"]`).click();
  await look(page);
  const form = new FormDriver(page);
  await form.type({ words: said });
  await form.send(home);
}

/** What has the focus: the value of a box, else the words of a link or button. */
async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (at instanceof HTMLInputElement) return at.value;
    return at === document.body ? '' : (at?.textContent ?? '').trim();
  });
}

async function tabTo(page: Page, wanted: string) {
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('Tab');
    if ((await focused(page)) === wanted) return;
  }
  throw new Error(`Tab never came to ${wanted}`);
}

/**
 * Goes through the whole board with Tab, Space and Enter alone: the first two symbols of each row, the
 * first of the first row taken back again, and one row left out. Gives what was chosen.
 */
async function chooseByKeyboard(page: Page, home: string, look: Look): Promise<string[]> {
  const language = home.split('/')[1]!;
  const chosen: string[] = [];
  await page.goto(home);
  await page.locator(`main a[href="${home}/board"]`).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/board$/);
  for (const row of BOARD_ROWS) {
    await expect(page.locator('h1')).toBeVisible();
    if (row === 'like') await look(page);
    const [first, second] = BOARD[row] as readonly string[];
    const last = row === BOARD_ROWS.at(-1);
    if (row === 'less') {
      await tabTo(page, words('voice:board.skip', language));
    } else {
      await tabTo(page, first!);
      await page.keyboard.press('Space');
      await expectRing(page);
      if (row === 'like') await page.keyboard.press('Space');
      else chosen.push(first!);
      await tabTo(page, second!);
      await page.keyboard.press('Space');
      chosen.push(second!);
      await tabTo(page, words(last ? 'voice:board.finish' : 'voice:board.next', language));
    }
    const before = page.url();
    await page.keyboard.press('Enter');
    await expect(page).not.toHaveURL(before);
  }
  await expect(page).toHaveURL(new RegExp(`${home}$`));
  return chosen;
}

/** Whoever looks at the board sees which symbol has the focus. */
async function expectRing(page: Page) {
  const ring = await page.evaluate(() => {
    const style = getComputedStyle(document.activeElement!.nextElementSibling!);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  });
  expect(ring).toBe(true);
}

async function draw(page: Page, home: string, { scripts }: Story, look: Look) {
  await page.locator(`main a[href="${home}?how=picture"]`).click();
  await addFiles(page, scripts, { ready: [await photo('drawing.jpg')] });
  await look(page);
  await page.goto(home);
}

async function helperSays(page: Page, { note, noteBy }: Story, look: Look) {
  const form = new FormDriver(page);
  await form.type({ note, noteBy });
  await form.send(/\?done=beside$/);
  await look(page);
}

/** The officer reads it as it was said; no plan came with it, and nothing is made of that. */
async function readVoice(
  page: Page,
  story: Story,
  child: ToldChild,
  reference: string,
  chosen: string[],
  look: Look,
) {
  await page.goto(`/officer/queue?q=${encodeURIComponent(reference)}`);
  const row = page.locator('main tbody tr', { hasText: reference });
  await expect(row).toContainText(words('officer:kind.voice'));
  await page.goto(`/officer/child/${child.childId}/reading`);
  const voice = page.locator('section[aria-labelledby=voice]');
  const shown = plain(await voice.innerText());
  for (const part of [story.said, story.note, story.noteBy]) expect(shown).toContain(plain(part));
  for (const symbol of chosen) expect(shown).toContain(words(`voice:symbols.${symbol}`));
  await expect(voice.locator('summary img')).toBeVisible();
  await look(page);
}
