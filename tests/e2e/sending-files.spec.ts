import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, expect, test, type Locator, type Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible';
import { oneRow, parentSession, sql } from '../support/sign-in-as';

const SLOW_BYTES_A_SECOND = 1_500_000;
let folder: string;

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sending-files-'));
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

type Draft = { email: string; session: string; sending: string; address: string };

/** A signed-in parent with an open set of evidence. */
async function makeDraft(language = 'en'): Promise<Draft> {
  const email = `sends-${randomUUID()}@example.org`;
  const session = await parentSession(email, language);
  const { id } = await oneRow<{ id: string }>(
    `insert into sending (account_id, kind, expires_at)
     select id, 'evidence', now() + interval '28 days' from account where email = $1 returning id`,
    [email],
  );
  return { email, session, sending: id, address: `/${language}/family/evidence/${id}` };
}

async function open(page: Page, draft: Draft): Promise<void> {
  await page
    .context()
    .addCookies([{ name: 'session', value: draft.session, url: process.env.E2E_URL! }]);
  await page.goto(draft.address);
}

/** A text file on the disk, whose bytes are like no other's. */
async function someFile(name: string, length: number): Promise<{ path: string; sha256: string }> {
  const bytes = Buffer.from(
    randomBytes(Math.ceil(length / 2))
      .toString('hex')
      .slice(0, length),
  );
  await writeFile(path.join(folder, name), bytes);
  return {
    path: path.join(folder, name),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

const choose = (page: Page, ...files: { path: string }[]) =>
  page.locator('#files-choose').setInputFiles(files.map((file) => file.path));

const rowOf = (page: Page, name: string) =>
  page.locator('[data-part="rows"] > li').filter({ hasText: name });

const stateOf = (row: Locator) => row.locator('[data-part="state"]');

const button = (row: Locator, name: string) => row.getByRole('button', { name });

/** Everything that the live region said, in order. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const region = document.querySelector('[data-part="announce"]')!;
    const heard: string[] = [];
    Object.assign(window, { heard });
    new MutationObserver(() => heard.push(region.textContent ?? '')).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

async function slowLine(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 10,
    downloadThroughput: -1,
    uploadThroughput: SLOW_BYTES_A_SECOND,
  });
}

async function percentOf(row: Locator): Promise<number> {
  return row.locator('progress').evaluate((bar: HTMLProgressElement) => bar.value);
}

/** The SHA-256 of each of the draft's files, as they can be downloaded again, by name. */
async function kept(page: Page, draft: Draft): Promise<Map<string, string[]>> {
  const list = await page.request.get(`/en/family/sending/${draft.sending}/files`);
  const { files } = (await list.json()) as { files: { id: string; name: string; state: string }[] };
  const found = new Map<string, string[]>();
  for (const file of files.filter((one) => one.state === 'ready')) {
    const answer = await page.request.get(
      `/en/family/sent-file/${file.id}?view=original&use=download`,
    );
    expect(answer.status()).toBe(200);
    const sha256 = createHash('sha256')
      .update(await answer.body())
      .digest('hex');
    found.set(file.name, [...(found.get(file.name) ?? []), sha256]);
  }
  return found;
}

async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const { wide, screen } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    screen: document.documentElement.clientWidth,
  }));
  expect(wide).toBeLessThanOrEqual(screen);
}

test('several files at once: rows at once, announced, checked, and the focus stays', async ({
  page,
}) => {
  const draft = await makeDraft();
  await open(page, draft);
  const heard = await listen(page);
  const [first, second, empty, program] = await Promise.all([
    someFile('bees.txt', 40_000),
    someFile('rivers and seas.txt', 9_000_000),
    someFile('nothing.txt', 0),
    someFile('game.exe', 3000),
  ]);
  await writeFile(program.path, Buffer.concat([Buffer.from('MZ'), Buffer.alloc(3000)]));
  await page.locator('#files-choose').focus();
  await choose(page, first, second, empty, program);
  await expect(page.locator('[data-part="rows"] > li')).toHaveCount(4, { timeout: 1000 });
  await expect(rowOf(page, 'rivers').getByRole('progressbar')).toBeVisible();
  await expect(stateOf(rowOf(page, 'nothing.txt'))).toHaveText('Not taken');
  await expect(rowOf(page, 'nothing.txt')).toContainText('is empty');
  for (const name of ['bees.txt', 'rivers']) {
    await expect(stateOf(rowOf(page, name))).toHaveText('Ready', { timeout: 60_000 });
    await expect(rowOf(page, name).getByRole('link', { name })).toBeVisible();
  }
  await expect(stateOf(rowOf(page, 'game.exe'))).toHaveText('We could not use this file');
  await expect(rowOf(page, 'game.exe')).toContainText('is a program');
  await expect(page.locator('#files-choose')).toBeFocused();
  for (const said of [
    '4 files added to the list',
    '1 file is not in. The list says why',
    'game.exe\u2069 could not be taken',
  ]) {
    await expect.poll(async () => (await heard()).join('\n')).toContain(said);
  }
  await expectAccessible(page);
  expect(await kept(page, draft)).toEqual(
    new Map([
      ['bees.txt', [first.sha256]],
      ['rivers and seas.txt', [second.sha256]],
    ]),
  );
});

test('a file is paused and gone on with by the button that has the focus', async ({ page }) => {
  const draft = await makeDraft();
  await open(page, draft);
  await slowLine(page);
  const file = await someFile('long story.txt', 12_000_000);
  await choose(page, file);
  const row = rowOf(page, 'long story');
  await expect.poll(() => percentOf(row)).toBeGreaterThan(10);
  await button(row, 'Pause').focus();
  await page.keyboard.press('Enter');
  await expect(stateOf(row)).toHaveText('Paused');
  const at = await percentOf(row);
  await page.waitForTimeout(1500);
  expect(await percentOf(row)).toBe(at);
  await expect(button(row, 'Go on')).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(stateOf(row)).toHaveText('Ready', { timeout: 60_000 });
  await expect.poll(() => kept(page, draft)).toEqual(new Map([['long story.txt', [file.sha256]]]));
});

test('a cut line is said, and sending goes on by itself when it is back', async ({ page }) => {
  const draft = await makeDraft();
  await open(page, draft);
  const heard = await listen(page);
  await slowLine(page);
  const file = await someFile('river.txt', 12_000_000);
  await choose(page, file);
  const row = rowOf(page, 'river');
  await expect.poll(() => percentOf(row)).toBeGreaterThan(10);
  await page.context().setOffline(true);
  await expect(stateOf(row)).toContainText('No connection');
  await expect.poll(async () => (await heard()).join('\n')).toContain('The connection was lost');
  await page.context().setOffline(false);
  await expect(stateOf(row)).toHaveText('Ready', { timeout: 60_000 });
  await expect.poll(async () => (await heard()).join('\n')).toContain('The connection is back');
  expect(await kept(page, draft)).toEqual(new Map([['river.txt', [file.sha256]]]));
});

test('a line that breaks in the middle of a request is mended without a word', async ({ page }) => {
  const draft = await makeDraft();
  await open(page, draft);
  const file = await someFile('broken.txt', 9_000_000);
  let broken = 0;
  await page.route('**/upload/*', (route) => {
    if (route.request().method() === 'PATCH' && broken++ < 2) return route.abort('connectionreset');
    return route.continue();
  });
  await choose(page, file);
  await expect(stateOf(rowOf(page, 'broken'))).toHaveText('Ready', { timeout: 60_000 });
  expect(broken).toBeGreaterThan(2);
  expect(await kept(page, draft)).toEqual(new Map([['broken.txt', [file.sha256]]]));
});

test('after a reload the same file goes on where it stopped, and nothing tells its name', async ({
  page,
}) => {
  const draft = await makeDraft();
  page.on('dialog', (dialog) => void dialog.accept());
  await open(page, draft);
  await slowLine(page);
  const file = await someFile('our holiday.txt', 14_000_000);
  await choose(page, file);
  await expect.poll(() => percentOf(rowOf(page, 'our holiday'))).toBeGreaterThan(40);
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(stored).toContain('/upload/');
  expect(stored).not.toContain('holiday');
  expect(stored).not.toContain(draft.sending);
  await page.reload();
  await expect(rowOf(page, 'our holiday')).toContainText('Choose the same file again');
  const before = page.locator('[data-part="rows"] > li[data-state="uploading"]');
  const offsets: number[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']));
  });
  await choose(page, file);
  await expect(before).toHaveCount(0);
  await expect(stateOf(rowOf(page, 'our holiday'))).toHaveText('Ready', { timeout: 60_000 });
  await expect(page.locator('[data-part="rows"] > li')).toHaveCount(1);
  expect(offsets[0]).toBeGreaterThan(4_000_000);
  expect(await kept(page, draft)).toEqual(new Map([['our holiday.txt', [file.sha256]]]));
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('who is signed out in the middle signs in again and goes on', async ({ page }) => {
  const draft = await makeDraft();
  await open(page, draft);
  await slowLine(page);
  const file = await someFile('evening.txt', 14_000_000);
  await choose(page, file);
  const row = rowOf(page, 'evening');
  await expect.poll(() => percentOf(row)).toBeGreaterThan(10);
  await sql('delete from session where account_id = (select id from account where email = $1)', [
    draft.email,
  ]);
  await expect(stateOf(row)).toContainText('signed out', { timeout: 40_000 });
  await expect(row.getByRole('link', { name: 'Sign in again' })).toBeVisible();
  await expectAccessible(page);
  const again = await parentSession(draft.email);
  await page.context().addCookies([{ name: 'session', value: again, url: process.env.E2E_URL! }]);
  await button(row, 'Go on').click();
  await expect(stateOf(row)).toHaveText('Ready', { timeout: 60_000 });
  expect(await kept(page, draft)).toEqual(new Map([['evening.txt', [file.sha256]]]));
});

test('a file is cancelled, another removed, and the focus is somewhere', async ({ page }) => {
  const draft = await makeDraft();
  await open(page, draft);
  const small = await someFile('a note.txt', 5000);
  await choose(page, small);
  await expect(stateOf(rowOf(page, 'a note'))).toHaveText('Ready', { timeout: 60_000 });
  await slowLine(page);
  await choose(page, await someFile('too much.txt', 14_000_000));
  const row = rowOf(page, 'too much');
  await expect.poll(() => percentOf(row)).toBeGreaterThan(10);
  await button(row, 'Cancel').click();
  await expect(stateOf(row)).toHaveText('Cancelled');
  await button(rowOf(page, 'a note'), 'Remove').focus();
  await page.keyboard.press('Enter');
  await expect(rowOf(page, 'a note')).toHaveCount(0);
  await expect(page.locator('#files-list')).toBeFocused();
  await page.reload();
  await expect(page.locator('[data-part="rows"] > li')).toHaveCount(0);
});

test('with scripts blocked the plain form sends the same', async ({ browser }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: process.env.E2E_URL,
  });
  const page = await context.newPage();
  const draft = await makeDraft();
  await open(page, draft);
  const [first, second, empty] = await Promise.all([
    someFile('plain one.txt', 20_000),
    someFile('plain two.txt', 3_000_000),
    someFile('plain none.txt', 0),
  ]);
  await choose(page, first, second, empty);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.locator('#files')).toContainText('2 files have arrived');
  await expect(page.locator('#files')).toContainText('1 file could not be taken');
  await expect(rowOf(page, 'plain none')).toContainText('is empty');
  await expect(async () => {
    await page.reload();
    for (const name of ['plain one', 'plain two']) {
      await expect(stateOf(rowOf(page, name))).toHaveText('Ready', { timeout: 500 });
    }
  }).toPass({ timeout: 60_000 });
  expect(await kept(page, draft)).toEqual(
    new Map([
      ['plain one.txt', [first.sha256]],
      ['plain two.txt', [second.sha256]],
    ]),
  );
  await button(rowOf(page, 'plain one'), 'Remove').click();
  await expect(page.locator('#files')).toContainText('The file was removed');
  await expect(rowOf(page, 'plain one')).toHaveCount(0);
  await context.close();
});

for (const language of ['en', 'ur'] as const) {
  test(`on a phone 320 pixels wide, in ${language}`, async ({ browser }) => {
    const context = await browser.newContext({
      baseURL: process.env.E2E_URL,
      viewport: { width: 320, height: 640 },
      hasTouch: true,
      isMobile: true,
    });
    const page = await context.newPage();
    const draft = await makeDraft(language);
    await open(page, draft);
    await expect(page.locator('html')).toHaveAttribute('dir', language === 'ur' ? 'rtl' : 'ltr');
    for (const [id, kind] of [
      ['photo', 'image/*'],
      ['video', 'video/*'],
      ['sound', 'audio/*'],
    ]) {
      await expect(page.locator(`#files-${id}`)).toBeVisible();
      await expect(page.locator(`#files-${id}`)).toHaveAttribute('accept', kind!);
    }
    await choose(
      page,
      await someFile(`${'a-very-long-name-'.repeat(6)}.txt`, 30_000),
      await someFile('کہانی.txt', 30_000),
      await someFile('none.txt', 0),
    );
    await expect(page.locator('[data-state="ready"]')).toHaveCount(2, { timeout: 60_000 });
    await expectNoSidewaysScrolling(page);
    await expectAccessible(page);
    await context.close();
  });
}

test('a recording made in the page is sent like any file', async () => {
  const own = await chromium.launch({
    ...test.info().project.use.launchOptions,
    args: [
      ...(test.info().project.use.launchOptions?.args ?? []),
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
    ],
  });
  const page = await (await own.newContext({ baseURL: process.env.E2E_URL })).newPage();
  const draft = await makeDraft();
  await open(page, draft);
  const recorder = page.getByRole('group', { name: 'Record a sound here' });
  await recorder.getByRole('button', { name: 'Record' }).focus();
  await page.keyboard.press('Enter');
  await expect(recorder.getByRole('button', { name: 'Stop' })).toBeFocused();
  await expect(recorder.getByRole('timer')).toHaveText('0:02');
  await page.keyboard.press('Enter');
  await expect(recorder.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await expect(recorder.getByLabel('Your recording')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(rowOf(page, 'recording-')).toBeVisible();
  await expect(stateOf(rowOf(page, 'recording-'))).toHaveText('Ready', { timeout: 60_000 });
  await own.close();
});

/** Opens the page on which a child's own words are written, of a fresh draft; gives its id. */
async function openVoice(page: Page): Promise<string> {
  const email = 'walida@example.org';
  const { child } = await oneRow<{ child: string }>(
    `select c.id as child from notification_child c
     join notification n on c.notification_id = n.id join account a on n.account_id = a.id
     where a.email = $1 order by c.id limit 1`,
    [email],
  );
  await sql(`delete from sending where told_child_id = $1 and kind = 'voice' and state = 'draft'`, [
    child,
  ]);
  const { id } = await oneRow<{ id: string }>(
    `insert into sending (account_id, kind, told_child_id, expires_at)
     select id, 'voice', $2, now() + interval '28 days' from account where email = $1 returning id`,
    [email, child],
  );
  const address = `/en/family/voice/${id}?how=write`;
  await open(page, { email, session: await parentSession(email), sending: id, address });
  return id;
}

test('what is typed is kept a moment later, in silence, and never over what another tab wrote', async ({
  page,
}) => {
  const id = await openVoice(page);
  const words = () =>
    oneRow<{ words: string; version: number }>(
      `select answers->>'words' as words, version from sending where id = $1`,
      [id],
    );
  const note = page.locator('[data-part="typed-seen"]');
  await page.locator('textarea[name="words"]').focus();
  await page.keyboard.type('I like the river');
  await expect(note).toHaveText(/^Saved at \d{1,2}:\d\d$/);
  expect((await words()).words).toBe('I like the river');
  await expect(page.locator('textarea[name="words"]')).toBeFocused();
  await page.keyboard.type(' and the sea');
  await expect.poll(async () => (await words()).words).toBe('I like the river and the sea');
  await expectAccessible(page);

  await page.context().setOffline(true);
  await page.keyboard.type(' a lot');
  await expect(note).toContainText('Not saved yet');
  await page.context().setOffline(false);
  await expect.poll(async () => (await words()).words).toBe('I like the river and the sea a lot');

  await sql(
    `update sending set version = version + 1, answers = jsonb_set(answers, '{words}', '"from elsewhere"')
     where id = $1`,
    [id],
  );
  await page.keyboard.type('!');
  await expect(note).toContainText('in another tab');
  expect((await words()).words).toBe('from elsewhere');
  await expectAccessible(page);
});

test('what was typed last is kept when the button is pressed while it is being kept', async ({
  page,
}) => {
  const id = await openVoice(page);
  await page.route('**/family/voice/**', async (route) => {
    if (route.request().postData()?.includes('_autosave')) {
      await new Promise((resolve) => setTimeout(resolve, 1200));
    }
    await route.continue();
  });
  const kept = page.waitForRequest((request) => request.postData()?.includes('_autosave') ?? false);
  await page.locator('textarea[name="words"]').fill('first');
  await kept;
  await page.locator('textarea[name="words"]').fill('first and second');
  await page.locator('#form button[type="submit"]').last().click();
  await expect(page).not.toHaveURL(/how=write/);
  const { words } = await oneRow<{ words: string }>(
    `select answers->>'words' as words from sending where id = $1`,
    [id],
  );
  expect(words).toBe('first and second');
});

test('only pages that earn a script may run one', async ({ page, request }) => {
  const draft = await makeDraft();
  await open(page, draft);
  const policyOf = async (address: string) =>
    (await page.request.get(address)).headers()['content-security-policy'] ?? '';
  expect(await policyOf(draft.address)).toContain("script-src 'self'; connect-src 'self'");
  expect(await policyOf('/en/family')).not.toContain('script-src');
  expect((await request.get('/en')).headers()['permissions-policy']).toContain('microphone=()');
});
