import { expect, test, type Page } from '@playwright/test';
import { readPdf } from '../../app/platform/documents/pdf-reading.test-support';
import { FormDriver } from '../support/form-driver';
import { HttpParent, pageText } from '../support/http-parent';
import { oneRow, parentSession } from '../support/sign-in-as';
import { signInAsStaff } from '../support/sign-in-by-code';
import { words } from '../support/words';

/** Kept and shown as what they are: text. */
const texts = {
  markup: `<script>document.title='owned'</script><img src=x onerror="document.title='owned'">`,
  attribute: `" onfocus="document.title='owned'" autofocus x="`,
  formula: `=HYPERLINK("https://evil.example","x")+cmd|' /C calc'!A1`,
  at: '@SUM(1+1)*cmd',
  braces: '{{name}} {{constructor.constructor}} ${7*7} #{7*7} <%= 7*7 %>',
  nesting: '$t(common:service.name) $t(notify:you.title, {"a":1})',
  typst: '#read("/etc/passwd") $ x^2 $ *bold* _it_ \\ @ref <label> = Heading',
  entity: '&lt;b&gt; &amp; &#x202e; &nbsp;',
  quote: `O'Neil"); drop table child;-- %00 \\u0000 \\x00`,
  joined: 'نرگس‌خان 👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 é',
  flood: `Z${'\u0300\u0316\u0334'.repeat(25)}algo`,
  polyglot: 'javascript:alert(1)//*/</title></textarea></style>',
  path: '../../../../etc/passwd\\..\\..',
  regexp: '(a+)+$ [ \\ % _ * ?',
} as const;

/** Refused beside the field, with a reason. */
const refused: [what: string, text: string, code: string][] = [
  ['right-to-left override', 'Ada \u202Etxt.exe', 'hidden-characters'],
  ['NUL', 'Ada\u0000Lovelace', 'control-characters'],
  ['escape', 'Ada\u001B[31m', 'control-characters'],
  ['10,000 characters', 'A'.repeat(10_000), 'too-long'],
];

const born = { 'dateOfBirth.day': '4', 'dateOfBirth.month': '5', 'dateOfBirth.year': '2016' };

test('what changes how other text is read is refused with a reason beside the field', async () => {
  const parent = await HttpParent.with('hostile-refused@example.org', { children: [] });
  for (const [what, text, code] of refused) {
    for (const [page, field, from] of [
      ['you', 'name', 'notify:you'],
      ['children/new', 'givenNames', 'notify:child'],
      ['children/new', 'knownAs', 'notify:child'],
      ['helper', 'helperName', 'notify:helper'],
    ] as const) {
      const others = {
        name: 'A',
        givenNames: 'A',
        familyName: 'B',
        wanted: 'yes',
        helperName: 'C',
      };
      const answer = await parent.post(page, { ...others, ...born, [field]: text });
      expect(answer.status(), `${what} in ${field}`).toBe(400);
      const html = await answer.text();
      const beside = new RegExp(`<p id="${field}-error"[^>]*>([\\s\\S]*?)</p>`).exec(html)?.[1];
      expect(beside && pageText(beside), `${what} in ${field}`).toBeTruthy();
      expect(html).toContain(`href="#${field}"`);
      if (page === 'you' && code !== 'control-characters') {
        const said = words(`${from}.errors.${field}.${code}`, 'en', { max: '120' });
        expect(pageText(beside!)).toContain(said);
      }
    }
  }
  await parent.dispose();
});

test('oversized and odd requests are refused plainly, never with a fault', async () => {
  const parent = await HttpParent.with('hostile-odd@example.org', { children: [] });
  const huge = await parent.post('why', { words: 'x'.repeat(5_000_000) });
  expect(huge.status()).toBe(413);
  for (const fields of [
    { __proto__: 'x', constructor: 'y', 'constructor.prototype.day': '1', name: 'A' },
    { name: ['A', 'B', 'C'] },
    { 'name[]': 'A', 'name.day': '1', relation: ['mother', 'father'] },
    { name: 'A', relation: '{"equals":"x"}', parentalResponsibility: 'maybe' },
    { 'dob[0].day': '1', 'dob[99999]': 'x', toString: '1', hasOwnProperty: '1' },
  ] as Record<string, string | string[]>[]) {
    for (const page of ['you', 'children', 'children/new', 'why', 'start', 'contact']) {
      const { status } = { status: (await parent.post(page, fields)).status() };
      expect([302, 400], `${page} ${JSON.stringify(fields)}`).toContain(status);
    }
  }
  await parent.dispose();
});

test('hostile text comes out as text on every page and in the PDFs', async ({ browser }) => {
  test.setTimeout(240_000);
  const email = 'hostile@example.org';
  const parent = await HttpParent.with(email, { children: [] });
  const all = Object.values(texts).join('\n');
  const key = crypto.randomUUID();
  await parent.save('you', { name: texts.markup, relation: 'other', relationOther: texts.formula });
  await parent.save('contact', { safetyNote: all, addressAnswer: 'given', line1: texts.typst });
  await parent.save('helper', {
    wanted: 'yes',
    helperName: texts.nesting,
    helperContact: texts.at,
  });
  await parent.save('other-parent', { otherName: texts.braces, note: all });
  await parent.save('children/new', {
    key,
    givenNames: texts.attribute,
    familyName: texts.braces,
    knownAs: texts.nesting,
    ...born,
  });
  await parent.save(`children/${key}/learning`, { setting: 'mainstream' });
  await parent.save(`children/${key}/learning?place`, { schoolName: texts.typst });
  await parent.save(`children/${key}/needs`, { needs: 'sen-support', words: all });
  await parent.save('why', { words: all, choice: 'pressed', pressedWords: all });
  await parent.save('start', {
    when: 'already',
    'letter[0]': await parent.hidden('start', 'letter[0]'),
    'way[0]': 'download',
    'headName[0]': texts.markup,
  });
  await parent.save('outline', { words: all });
  await parent.save('help', { words: all });
  const second = await HttpParent.with(email, {
    you: { name: texts.flood },
    children: [
      {
        key: crypto.randomUUID(),
        givenNames: texts.joined,
        familyName: texts.quote,
        dateOfBirth: '2015-01-02',
        learning: { setting: 'mainstream', schoolName: texts.path },
      },
    ],
  });

  // Scripts run in this browser: what is not text would show.
  const context = await browser.newContext();
  const page = await context.newPage();
  const alarms: string[] = [];
  page.on('dialog', (dialog) => {
    alarms.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('response', (answer) => {
    if (answer.status() >= 500) alarms.push(`${answer.status()} ${answer.url()}`);
  });
  await context.addCookies([
    { name: 'session', value: await parentSession(email), url: process.env.E2E_URL! },
  ]);
  const visit = async (path: string, told: string[]) => {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(200);
    await expectOnlyText(page, path, told);
  };
  for (const task of ['', '/you', '/children', `/children/${key}/learning`, '/start', '/check']) {
    await visit(parent.at(task.slice(1)), []);
  }
  await visit(parent.at('check'), Object.values(texts));
  await visit(second.at('check'), [texts.flood, texts.joined, texts.quote]);
  await visit('/en/notify', [texts.nesting]);
  for (const one of [parent, second]) {
    const sent = await one.save('check', {});
    const papers = [`${sent}/copy.pdf`];
    await visit(sent, []);
    const letter = await page.locator('main a[href*="/letter/"]').first().getAttribute('href');
    await visit(letter!, []);
    if (one === parent) papers.push(`${letter}.pdf`);
    for (const path of papers) await expectPdf(page, path, one === parent);
    const { id } = await oneRow<{ id: string }>(
      'select id from queue_item where notification_id = $1',
      [sent.split('/').at(-1)],
    );
    const matter = `/en/family/matter/${id}`;
    await visit(matter, one === parent ? [texts.nesting] : [texts.joined]);
    await new FormDriver(page).type({ words: all });
    await page.locator('#form button').click();
    await expect(page).toHaveURL(/done=message/);
    await expectOnlyText(page, matter, Object.values(texts));
    await visit('/en/family', []);

    const staff = await browser.newContext();
    await signInAsStaff(staff, 'officer@example.org');
    const officer = await staff.newPage();
    for (const part of ['', '/decide', '/message', '/contact', '/history', '/join']) {
      const path = `/officer/item/${id}${part}`;
      expect((await officer.goto(path))?.status(), path).toBe(200);
      const told = part === '' && one === parent ? Object.values(texts) : [];
      await expectOnlyText(officer, path, told);
    }
    for (const text of Object.values(texts)) {
      const path = `/officer/queue?q=${encodeURIComponent(text)}`;
      expect((await officer.goto(path))?.status(), path).toBe(200);
      await expectOnlyText(officer, path, []);
    }
    await staff.close();
  }
  expect(alarms).toEqual([]);
  await context.close();
  await parent.dispose();
  await second.dispose();
});

/** Nothing that was typed became part of the page itself, and what is named stands there as typed. */
async function expectOnlyText(page: Page, path: string, told: string[]) {
  const found = await page.evaluate(() => ({
    title: document.title,
    text: document.body.textContent!.normalize('NFC').replace(/[\u2066-\u2069\u200E\u200F]/g, ''),
    foreign: document.querySelectorAll('img[src="x"], [onfocus], [onerror], body script').length,
  }));
  expect(found.title, path).not.toContain('owned');
  expect(found.foreign, path).toBe(0);
  for (const text of told) {
    const [whole, shown] = [text.normalize('NFC'), found.text].map((one) =>
      one.replace(/\s+/g, ' '),
    );
    expect(shown!.includes(whole!), `${path} shows ${text}`).toBe(true);
  }
}

async function expectPdf(page: Page, path: string, markup: boolean) {
  const answer = await page.request.get(path);
  expect(answer.status(), path).toBe(200);
  const { text, pages } = await readPdf(await answer.body());
  expect(pages.length, path).toBeLessThan(20);
  const shown = text.replace(/\s/g, '');
  if (markup) expect(shown, path).toContain('#read("/etc/passwd")');
  expect(shown, path).not.toContain('root:x:0:0');
}
