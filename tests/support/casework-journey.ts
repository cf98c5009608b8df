import { randomUUID } from 'node:crypto';
import { expect, type Browser, type Locator, type Page } from '@playwright/test';
import { FormDriver } from './form-driver';
import { oneRow, parentSession, sql, staffSession } from './sign-in-as';
import type { Look } from './sending-journey';
import { tellOfChildren, type ToldChild } from './told-family';
import { words } from './words';

/** A day from today on, as an ISO date; as a browser in London counts them. */
export function inDays(days: number): string {
  const day = new Date(Date.now() + days * 86_400_000);
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(day);
}

/** Any one form of a page that has several, driven by the names of its fields. */
export class CaseForm {
  readonly form: Locator;

  constructor(
    private readonly page: Page,
    selector: string,
  ) {
    this.form = page.locator(selector);
  }

  field(name: string): Locator {
    return this.form.locator(`[name="${name}"]:not([type=hidden])`);
  }

  async type(values: Record<string, string>): Promise<void> {
    for (const [name, value] of Object.entries(values)) await this.field(name).fill(value);
  }

  /** Fills in the three parts of a date from an ISO one. */
  async date(name: string, iso: string): Promise<void> {
    const [year = '', month = '', day = ''] = iso.split('-');
    await this.type({ [`${name}.day`]: day, [`${name}.month`]: month, [`${name}.year`]: year });
  }

  async choose(choices: Record<string, string | string[]>): Promise<void> {
    for (const [name, values] of Object.entries(choices)) {
      for (const value of [values].flat()) {
        await this.form.locator(`[name="${name}"][value="${value}"]`).check();
      }
    }
  }

  async send(path: RegExp): Promise<void> {
    await this.form.locator('button:not([name])').click();
    try {
      await expect(this.page).toHaveURL(path);
    } catch (cause) {
      const said = await this.page.locator('[aria-labelledby=error-summary-title]').allInnerTexts();
      throw new Error(`The form came back: ${said.join('; ')}`, { cause });
    }
  }

  /** Sends the form and expects it back, with these words in what is wrong and what was typed in place. */
  async sendRefused(said: string): Promise<void> {
    await this.form.locator('button:not([name])').click();
    const summary = this.page.locator('[role=alert][aria-labelledby=error-summary-title]');
    await expect(summary).toContainText(said);
  }
}

/** A member of staff of a name that nobody else has, signed in. */
export type Colleague = { id: string; name: string; page: Page };

/** Signs in a new member of staff with these roles, in a browser of their own. */
export async function colleague(
  browser: Browser,
  name: string,
  roles: string[],
  scripts: boolean,
): Promise<Colleague> {
  const email = `case-${randomUUID()}@example.org`;
  const { id } = await oneRow<{ id: string }>(
    `insert into staff_member (email, name, roles) values ($1, $2, $3::"StaffRole"[]) returning id`,
    [email, name, roles],
  );
  return { id, name, page: await signedIn(browser, await staffSession(email), scripts) };
}

/** A page of a browser of its own that carries this session. */
export async function signedIn(browser: Browser, session: string, scripts: boolean): Promise<Page> {
  const context = await browser.newContext({
    baseURL: process.env.E2E_URL,
    javaScriptEnabled: scripts,
  });
  context.setDefaultTimeout(30_000);
  await context.addCookies([{ name: 'session', value: session, url: process.env.E2E_URL! }]);
  return context.newPage();
}

/** A family whose notice of these children has just come in, with its item in the queue. */
export type CaseFamily = {
  email: string;
  session: string;
  told: ToldChild[];
  item: string;
  familyId: string;
  adult: string;
};

export async function familyWith(language: string, givenNames: string[]): Promise<CaseFamily> {
  const email = `case-${randomUUID()}@example.org`;
  const told = await tellOfChildren(email, language, givenNames);
  const row = await oneRow<{ item: string; familyId: string; adult: string }>(
    `select q.id as item, c.family_id as "familyId", a.id as adult
     from child c join adult a on a.family_id = c.family_id and a.account_id is not null
     join notification_child n on n.child_id = c.id
     join queue_item q on q.notification_id = n.notification_id where c.id = $1 limit 1`,
    [told[0]!.childId],
  );
  return { email, session: await parentSession(email), told, ...row };
}

/** Accepts the notice of an item; gives the first review of the child, found on the child's record. */
export async function acceptNotice(page: Page, family: CaseFamily, look: Look): Promise<string> {
  await page.goto(`/officer/item/${family.item}`);
  await page.locator('#claim button[value=claim]').click();
  await expect(page).toHaveURL(new RegExp(`/officer/item/${family.item}`));
  await page.locator(`main a[href="/officer/item/${family.item}/decide"]`).first().click();
  const form = new FormDriver(page);
  await form.choose({ kind: 'accepted' });
  await form.send(`/officer/item/${family.item}`);
  await page.goto(`/officer/child/${family.told[0]!.childId}`);
  await look(page);
  return reviewOn(page, 'first');
}

/** The address of the review of a kind that a child's record lists. */
export async function reviewOn(page: Page, kind: 'first' | 'second' | 'yearly'): Promise<string> {
  const link = page
    .locator(
      'main section:has(#reviews) a[href^="/officer/review/"], #reviews a[href^="/officer/review/"]',
    )
    .filter({ hasText: words(`record:reviewKinds.${kind}`) });
  return (await link.first().getAttribute('href'))!;
}

/** What an officer says of one area; `accounts` are the adults whose account it rests on. */
export type Finding = { judgement: string; text: string; bases: string[]; accounts?: string[] };

/** Saves the finding of one area on the page of a review's findings. */
export async function saveFinding(page: Page, review: string, area: string, finding: Finding) {
  await page.goto(`${review}/findings`);
  await page.locator(`section#${area} summary`).click();
  const form = new CaseForm(page, `#${area}-form`);
  await form.choose({ judgement: finding.judgement, bases: finding.bases });
  if (finding.accounts) await form.choose({ accounts: finding.accounts });
  await form.type({ text: finding.text });
  await form.send(new RegExp(`/findings\\?done=kept#${area}$`));
  await expect(page.locator(`section#${area}`)).toContainText(finding.text);
}

/** Why there are concerns, and what would show suitable education. */
export const CONCERNS = {
  concerns: 'We could not see that reading is coming on.',
  why: 'The work we saw was a year old.',
  wouldShow: 'Two or three recent pieces, in any form.',
  help: 'The library has a reading group on Tuesdays.',
};

/** Concludes a review; gives the address of its drafted report. */
export async function concludeReview(
  page: Page,
  review: string,
  conclusion: 'suitable' | 'concerns',
  look: Look,
): Promise<string> {
  await page.goto(`${review}/conclude`);
  const form = new FormDriver(page);
  await form.choose({ conclusion });
  if (conclusion === 'concerns') await form.type(CONCERNS);
  else await form.type({ grounds: 'Reading, making and moving: all of it goes well.' });
  await look(page);
  await form.send(/\/officer\/letter\/[0-9a-f-]{36}/);
  await look(page);
  return new URL(page.url()).pathname;
}

/** Sends a letter as its readers chose, or as `ways` says by the key of each. */
export async function sendLetter(
  page: Page,
  letter: string,
  look: Look,
  ways: Record<string, string> = {},
): Promise<void> {
  await page.goto(`${letter}?step=send`);
  await look(page);
  const form = new FormDriver(page);
  for (const [key, way] of Object.entries(ways)) await form.choose({ [`how-${key}`]: way });
  await form.send(/\?done=sent$/);
  await look(page);
}

/** What a proposal of a step says, by the names of its fields. */
export type Proposal = {
  kind: string;
  text: Record<string, string>;
  choose?: Record<string, string>;
  dates?: Record<string, string>;
  review?: string;
};

/** Proposes a formal step about a child; gives the address of the step. */
export async function proposeStep(
  page: Page,
  child: string,
  proposal: Proposal,
  look: Look,
): Promise<string> {
  const { kind, text, choose = {}, dates = {}, review } = proposal;
  const about = review ? `&review=${review.split('/').at(-1)}` : '';
  await page.goto(`/officer/child/${child}/steps/propose?kind=${kind}${about}`);
  const form = new FormDriver(page);
  await form.choose(choose);
  for (const [name, iso] of Object.entries(dates)) await form.date(name, iso);
  await form.type(text);
  await look(page);
  await form.send(/\/steps\?done=proposed$/);
  await look(page);
  const { id } = await oneRow<{ id: string }>(
    `select id from formal_step where child_id = $1 and kind = $2 order by proposed_at desc limit 1`,
    [child, kind],
  );
  await expect(page.locator(`main a[href="/officer/step/${id}"]`)).toBeVisible();
  return `/officer/step/${id}`;
}

/** Approves or refuses a step as another senior. */
export async function decideStep(
  page: Page,
  step: string,
  decision: 'approve' | 'refuse',
  look: Look,
  reason = '',
): Promise<void> {
  await page.goto(step);
  const form = new CaseForm(page, '#decide');
  await form.choose({ decision });
  if (reason) await form.type({ decisionReason: reason });
  await look(page);
  await form.send(/\?done=decided$/);
  await look(page);
}

/** Posts a form by hand with the session of a page; gives status and text of the answer. */
export async function postAs(page: Page, path: string, form: Record<string, string>) {
  const answer = await page.request.post(path, {
    headers: { Origin: process.env.E2E_URL! },
    form,
    maxRedirects: 0,
  });
  return { status: answer.status(), html: await answer.text() };
}

/** What the forms about an item carry unseen, as the database has it now. */
export async function carriedOf(item: string): Promise<Record<string, string>> {
  const [row] = await sql<{ version: number; seen: string | null }>(
    `select version, (select max(id)::text from audit_event where item_id = q.id) as seen
     from queue_item q where q.id = $1`,
    [item],
  );
  return { version: String(row!.version), seen: row!.seen ?? '0', submitKey: randomUUID() };
}

/** The state of a step. */
export async function stateOf(step: string): Promise<string> {
  const { state } = await oneRow<{ state: string }>('select state from formal_step where id = $1', [
    step.split('/').at(-1),
  ]);
  return state;
}

/** A PDF that a page links to, as its reader downloads it. */
export async function expectPdf(page: Page, href: string): Promise<Buffer> {
  const answer = await page.request.get(href);
  expect(answer.status(), href).toBe(200);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  expect(answer.headers()['cache-control']).toContain('no-store');
  return answer.body();
}

/** What has the focus: the name of a field, else the words of a link, button or fold. */
export function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return '';
    const name = at.getAttribute('name');
    if (name && !(at instanceof HTMLButtonElement)) return name;
    return (at.textContent ?? '').trim();
  });
}

/** Whoever looks at the page sees where the focus is, on the thing itself or on what stands for it. */
export async function expectVisibleFocus(page: Page, what: string): Promise<void> {
  const ring = await page.evaluate(() => {
    const at = document.activeElement!;
    return [at, at.nextElementSibling]
      .map((one) => one && getComputedStyle(one))
      .some(
        (style) =>
          style &&
          ((style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) ||
            style.boxShadow !== 'none'),
      );
  });
  expect(ring, `the focus on ${what} can be seen`).toBe(true);
}
