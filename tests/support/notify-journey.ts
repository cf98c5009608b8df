import { expect, type Page } from '@playwright/test';
import { FormDriver } from './form-driver';

/** What an invented family tells; names differ by test, so that each finds its own. */
export type Family = {
  language: 'en' | 'ro' | 'ur';
  parent: string;
  children: [{ given: string; family: string }, { given: string; family: string }];
  words: { why: string; outline: string };
};

/** The day `days` after today, as an ISO date. */
export function dayAfter(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** The first path of the draft under which its pages stand, from the address of its task list. */
export async function beginDraft(page: Page, language: string): Promise<string> {
  await page.goto(`/${language}/notify`);
  await page.locator('main form:not([action]) button').click();
  await expect(page).toHaveURL(new RegExp(`/${language}/notify/[0-9a-f-]{36}$`));
  return new URL(page.url()).pathname;
}

/**
 * Notifies through every page of the task list, in its order, up to the page where answers are
 * checked. `look` is called on each page before it is filled in. Gives the path of the draft.
 */
export async function fillInNotice(
  page: Page,
  family: Family,
  look: (page: Page) => Promise<void> = async () => {},
): Promise<string> {
  const form = new FormDriver(page);
  const draft = await beginDraft(page, family.language);
  const open = async (task: string) => {
    await page.locator(`main a[href="${draft}/${task}"]`).first().click();
    await expect(page).toHaveURL(new RegExp(`${draft}/${task}$`));
    await look(page);
  };
  await look(page);
  await aboutThemselves(form, family, draft, open);
  await aboutTheChildren(page, form, family, draft, open, look);
  await aboutTheirPlans(form, family, draft, open);
  await open('check');
  return draft;
}

type Open = (task: string) => Promise<void>;

async function aboutThemselves(form: FormDriver, family: Family, draft: string, open: Open) {
  await open('you');
  await form.type({ name: family.parent });
  await form.choose({ relation: 'mother', parentalResponsibility: 'yes' });
  await form.send(draft);

  await open('contact');
  await form.choose({ addressAnswer: 'given', safe: ['portal', 'email'], preferred: 'email' });
  await form.type({ phone: '07700 900 321', line1: '3 Larkspur Road', town: 'London' });
  await form.type({ postcode: 'e17 4ab' });
  await form.send(draft);

  await open('language');
  await form.choose({ language: family.language, interpreter: 'spoken' });
  await form.type({ interpreterNote: 'Please speak slowly.' });
  await form.send(draft);

  await open('helper');
  await form.choose({ wanted: 'yes', may: ['read', 'speak'] });
  await form.type({ helperName: 'Odette Marsh', helperRelation: 'Adviser' });
  await form.date('until', dayAfter(90));
  await form.send(draft);

  await open('other-parent');
  await form.type({ otherName: 'Anselm Reed', otherRelation: 'Father' });
  await form.choose({ livesWithChild: 'no' });
  await form.send(draft);
}

async function aboutTheChildren(
  page: Page,
  form: FormDriver,
  family: Family,
  draft: string,
  open: Open,
  look: (page: Page) => Promise<void>,
) {
  const [first, second] = family.children;
  await open('children');
  await open('children/new');
  await form.type({ givenNames: first.given, familyName: first.family, upn: 'A801200005001' });
  await form.date('dateOfBirth', '2014-03-27');
  await form.sendRefused('upn');
  await look(page);
  await expect(form.field('givenNames')).toHaveValue(first.given);
  await form.type({ upn: 'B801200005001' });
  await form.send(/\/learning$/);
  await look(page);
  await form.choose({ setting: 'mainstream' });
  await form.send(/\/learning\?place$/);
  await look(page);
  await form.type({ schoolName: 'Hollow Pnd' });
  await page.locator('#form button[name=_find]').click();
  await expect(page.locator('#form input[name=schoolUrn]').first()).toBeVisible();
  await look(page);
  await page.locator('#form label', { hasText: 'Hollow Pond Primary School' }).click();
  await form.send(/\/needs$/);
  await look(page);
  await form.choose({ needs: 'sen-support' });
  await form.send(`${draft}/children`);

  await open('children/new');
  await form.type({ givenNames: second.given, familyName: second.family });
  await form.date('dateOfBirth', '2017-01-09');
  await form.send(/\/learning$/);
  await form.choose({ setting: 'never-at-school' });
  await form.send(/\/needs$/);
  await form.choose({ needs: 'none' });
  await form.send(`${draft}/children`);
  await page.locator(`main a[href="${draft}"]`).last().click();
}

async function aboutTheirPlans(form: FormDriver, family: Family, draft: string, open: Open) {
  await open('why');
  await form.choose({ reasons: ['lifestyle', 'dissatisfied-bullying'], choice: 'suggested' });
  await form.type({ words: family.words.why, suggestedWords: 'The head of year said it first.' });
  await form.choose({ suggestedMayAsk: 'ask-me-first' });
  await form.send(draft);

  await open('start');
  await form.choose({ when: 'on-date', 'way[0]': 'send-for-me' });
  await form.date('startsOn', dayAfter(14));
  await form.type({ 'headName[0]': 'Dr Winifred Ashe', 'sendTo[0]': 'office@hollow-pond.example' });
  await form.send(draft);

  await open('outline');
  await form.type({ words: family.words.outline });
  await form.date('moreBy', dayAfter(40));
  await form.send(draft);

  await open('help');
  await form.choose({ wanted: ['session', 'health-review'], sharing: ['health'] });
  await form.send(draft);

  await open('consequences');
  await form.choose({ confirmed: 'yes' });
  await form.send(draft);
}

/** Sends the notice from the page where answers are checked; gives the path of the page that follows. */
export async function sendNotice(page: Page): Promise<string> {
  await new FormDriver(page).send(/\/family\/notice\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}
