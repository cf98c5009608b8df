import { expect, test, type Page } from '@playwright/test';
import {
  afterClockChange,
  allOf,
  eventIn,
  eventsAt,
  fileOf,
  forgetNetwork,
  linkIn,
  lookWith,
  makeSession,
  rareWord,
  type MadeSession,
} from '../support/booking-journey';
import { FormDriver } from '../support/form-driver';
import { waitForMail } from '../support/mail';
import type { Look } from '../support/sending-journey';
import { oneRow } from '../support/sign-in-as';
import { plain, words } from '../support/words';

test.describe.configure({ mode: 'parallel' });

const stories = [
  { language: 'en', scripts: true },
  { language: 'en', scripts: false },
  { language: 'ur', scripts: true },
  { language: 'ur', scripts: false },
] as const;

for (const { language, scripts } of stories) {
  test.describe(`in ${language}, ${scripts ? 'with' : 'without'} scripts`, () => {
    test.use({ javaScriptEnabled: scripts });

    test('a place is found, booked, changed and given back, and goes to who waits', async ({
      page,
      browser,
    }) => {
      test.setTimeout(240_000);
      await forgetNetwork();
      const look = lookWith(scripts);
      const first = `first-${rareWord()}@example.org`;
      const session = await makeSession({
        title: `Clay and questions ${rareWord()}`,
        kind: 'talk',
        on: afterClockChange(3),
        capacity: 4,
        languages: ['it'],
        audience: ['exam-years'],
      });
      await browse(page, language, session, look);
      const own = await book(page, language, session, first, look);
      await changePeople(page, language, session, first, look);

      // All places are taken: somebody else goes on the list.
      const second = `second-${rareWord()}@example.org`;
      const context = await browser.newContext({
        baseURL: process.env.E2E_URL,
        javaScriptEnabled: scripts,
        viewport: { width: 320, height: 640 },
      });
      const other = await context.newPage();
      await goOnList(other, language, session, second, look);

      await cancel(page, language, session, first, own, look);
      await takeOffer(other, language, session, second, look);
      await context.close();
      expect(
        await oneRow(
          `select taken, (select array_agg(email || ' ' || state order by email) from booking
             where session_id = s.id) as bookings from voluntary_session s where id = $1`,
          [session.id],
        ),
      ).toEqual({ taken: 2, bookings: [`${first} cancelled`, `${second} booked`] });
    });
  });
}

/** The subject of an email about the one booking of an address. */
async function subjectOf(template: string, language: string, email: string): Promise<string> {
  const { reference } = await oneRow<{ reference: string }>(
    'select reference from booking where email = $1',
    [email],
  );
  return plain(words(`email:${template}.subject`, language, { reference }));
}

/** From the list, by what is wanted, to its month and to the session itself. */
async function browse(page: Page, language: string, session: MadeSession, look: Look) {
  await page.goto(`/${language}/sessions`);
  await expect(page.locator('html')).toHaveAttribute('dir', language === 'ur' ? 'rtl' : 'ltr');
  await look(page);
  const to = `a[href="/${language}/sessions/event/${session.id}"]`;
  await page.locator('details:has(#filter) > summary').click();
  await page.locator('#filter [name=kind]').selectOption('talk');
  await page.locator('#filter [name=language]').selectOption('it');
  await page.locator('#filter [name=whom]').selectOption('exam-years');
  await page.locator('#filter [name=access][value=step-free]').check();
  await page.locator('#filter button').click();
  await expect(page).toHaveURL(/[?&]language=it/);
  await expect(page.locator(to)).toBeVisible();
  // What is chosen stays chosen, and there is a way back to everything.
  await expect(page.locator('#filter [name=whom]')).toHaveValue('exam-years');
  await expect(page.locator(`main a[href="/${language}/sessions"]`).first()).toBeVisible();
  await look(page);
  await page.goto(`/${language}/sessions?language=it&access=prayer-room`);
  await expect(page.locator(to)).toHaveCount(0);

  await page.goto(`/${language}/sessions?language=it`);
  await page.locator(`main a[href^="/${language}/sessions/month/"]`).click();
  await page.locator('a[rel=next]').click();
  await look(page);
  await page.goto(`/${language}/sessions/month/${session.on.slice(0, 7)}?language=it`);
  await look(page);
  await page.locator(to).click();
  await expect(page.locator('h1')).toContainText(session.title);
  const said = await page.locator('main').innerText();
  expect(said).toContain('Kilnside');
  expect(said).not.toContain(session.venue);
  expect(said).not.toContain('Potter Row');
  expect(plain(said)).toContain(zoneOf(session, language));
  await look(page);
}

/** The zone of the session in words: not that of today. */
function zoneOf({ on }: MadeSession, language: string): string {
  const short = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    timeZoneName: 'short',
  }).format(new Date(`${on}T12:00:00Z`));
  return plain(words(`sessions:when.${short.includes('BST') ? 'bst' : 'gmt'}`, language));
}

/** An email address is all that is needed. Without one the form comes back, with everything else kept. */
async function book(
  page: Page,
  language: string,
  session: MadeSession,
  email: string,
  look: Look,
): Promise<string> {
  await page.locator(`main a[href$="/${session.id}/book"]`).click();
  await look(page);
  const form = new FormDriver(page);
  const typed = {
    // Figures as the reader of Urdu may write them.
    adults: language === 'ur' ? '۲' : '2',
    children: '1',
    name: 'Perpetua Quick',
    accessNeeds: 'A seat near the door, please.',
    topic: 'Sums & “reading”\nand <b>rest</b>',
  };
  await form.type(typed);
  await form.field('interpreter').selectOption('bfi');
  await form.choose({ ifFull: 'refuse' });
  const key = await page.locator('#form [name=submitKey]').inputValue();
  await form.sendRefused('email');
  await expect(page.locator('#email-error')).toContainText(
    words('sessions:who.errors.email.required', language),
  );
  for (const [name, value] of Object.entries(typed)) {
    await expect(form.field(name)).toHaveValue(value);
  }
  await expect(form.field('interpreter')).toHaveValue('bfi');
  await expect(page.locator('#form [name=ifFull][value=refuse]')).toBeChecked();
  expect(await page.locator('#form [name=submitKey]').inputValue()).toBe(key);
  await look(page);
  await form.type({ email });
  await form.send(new RegExp(`/${language}/booking/[\\w-]{43}$`));
  await expect(page.locator('h1')).toHaveText(words('sessions:manage.booked.title', language));
  await expect(page.locator('main')).toContainText(session.venue);
  await look(page);
  const path = new URL(page.url()).pathname;

  const mail = await waitForMail(email);
  expect(plain(mail.subject)).toBe(await subjectOf('booking-confirmed', language, email));
  expect(linkIn(mail)).toBe(path);
  expect(plain(mail.text)).toContain(zoneOf(session, language));
  expect(mail.text).toContain(session.venue);
  expectNothingPrivate(allOf(mail), fileOf(mail), path);
  const event = eventIn(mail);
  expect(event).toMatchObject({
    method: 'REQUEST',
    status: 'CONFIRMED',
    title: session.title,
    starts: `${session.on} 10:00`,
    ends: `${session.on} 11:30`,
  });
  expect(event.place).toContain(session.venue);
  // The file on the page is the same event.
  const [onPage] = await eventsAt(await page.request.get(`${path}/event.ics`));
  expect({ ...onPage, method: 'REQUEST' }).toEqual(event);
  return path;
}

/** Neither who comes nor what about is in any email, and the secret link is in no calendar. */
function expectNothingPrivate(all: string, file: string, path: string) {
  for (const text of ['Perpetua', 'Quick', 'seat near', 'reading']) expect(all).not.toContain(text);
  expect(file.replace(/\r\n /g, '')).not.toContain(path);
}

async function changePeople(
  page: Page,
  language: string,
  session: MadeSession,
  email: string,
  look: Look,
) {
  const confirmed = await waitForMail(email);
  await page.goto(linkIn(confirmed));
  await page.locator('main a[href$="/change?what=people"]').click();
  await look(page);
  const form = new FormDriver(page);
  await expect(form.field('adults')).toHaveValue('2');
  await form.type({ adults: '9' });
  await form.sendRefused('adults');
  await expect(form.field('name')).toHaveValue('Perpetua Quick');
  await look(page);
  await form.type({ adults: '3' });
  await form.send(/\?did=changed$/);
  await expect(page.getByText(words('sessions:manage.did.changed', language))).toBeVisible();
  await look(page);
  const changed = await waitForMail(email, ({ receivedAt }) => receivedAt > confirmed.receivedAt);
  const [before, after] = [eventIn(confirmed), eventIn(changed)];
  expect(after.uid).toBe(before.uid);
  expect(after.sequence).toBeGreaterThan(before.sequence);
  expect(after.starts).toBe(`${session.on} 10:00`);
}

/** All places are gone: the page says how the line works, and what it tells is no place. */
async function goOnList(
  page: Page,
  language: string,
  session: MadeSession,
  email: string,
  look: Look,
) {
  await page.goto(`/${language}/sessions/event/${session.id}`);
  await expect(page.locator('main')).toContainText(words('sessions:event.lineTitle', language));
  await look(page);
  await page.locator(`main a[href$="/${session.id}/book"]`).click();
  await look(page);
  const form = new FormDriver(page);
  await form.type({ email, adults: '2' });
  await form.choose({ ifFull: 'refuse' });
  await form.sendRefused();
  await expect(form.field('email')).toHaveValue(email);
  await form.choose({ ifFull: 'wait' });
  await form.send(new RegExp(`/${language}/booking/[\\w-]{43}$`));
  await expect(page.locator('h1')).toHaveText(words('sessions:manage.waiting.title', language));
  await expect(page.locator('main')).toContainText(words('sessions:manage.waiting.next', language));
  await expect(page.locator('main')).not.toContainText(session.venue);
  await look(page);
  const path = new URL(page.url()).pathname;
  expect((await page.request.get(`${path}/event.ics`)).status()).toBe(404);
  const mail = await waitForMail(email);
  expect(linkIn(mail)).toBe(path);
  expect(mail.attachments).toEqual([]);
  expect(mail.text).not.toContain(session.venue);
}

/** Given back with two presses and no reason; after that the link is as good as none. */
async function cancel(
  page: Page,
  language: string,
  session: MadeSession,
  email: string,
  path: string,
  look: Look,
) {
  await page.goto(path);
  await page.locator(`main a[href="${path}/cancel"]`).click();
  await expect(page.locator('h1')).toHaveText(words('sessions:cancel.title', language));
  await look(page);
  await new FormDriver(page).send(`/${language}/booking/ended`);
  await expect(page.locator('main')).not.toContainText(session.title);
  await look(page);

  const gone = async (address: string) => {
    const answer = await page.request.get(address);
    expect(answer.status(), address).toBe(404);
    return (await answer.text()).replaceAll(address.slice(3), '');
  };
  const dead = await gone(path);
  expect(dead).toBe(await gone(`/${language}/booking/${'a'.repeat(43)}`));
  for (const part of ['/change', '/cancel', '/event.ics']) {
    expect((await page.request.get(path + part)).status(), part).toBe(404);
  }
  await page.goto(path);
  await expect(page.locator('h1')).toHaveText(words('sessions:gone.title', language));
  await look(page);

  const mail = await waitForMail(email, ({ text }) => !text.includes(path));
  expect(eventIn(mail)).toMatchObject({ method: 'CANCEL', status: 'CANCELLED', place: null });
  const confirmed = await waitForMail(email, ({ text }) => text.includes(path));
  expect(eventIn(mail).uid).toBe(eventIn(confirmed).uid);
  expect(eventIn(mail).sequence).toBeGreaterThan(eventIn(confirmed).sequence);
}

/** What was freed is offered to the first in line who fits, and is theirs with one press. */
async function takeOffer(
  page: Page,
  language: string,
  session: MadeSession,
  email: string,
  look: Look,
) {
  const wanted = await subjectOf('booking-offered', language, email);
  const offer = await waitForMail(email, ({ subject }) => plain(subject) === wanted);
  expect(offer.text).not.toContain(session.venue);
  await page.goto(linkIn(offer));
  await expect(page.locator('h1')).toHaveText(words('sessions:manage.offered.title', language));
  await look(page);
  await page.locator('button[name=intent][value=accept]').click();
  await expect(page).toHaveURL(/\?did=accepted$/);
  await expect(page.getByText(words('sessions:manage.did.accepted', language))).toBeVisible();
  await expect(page.locator('main')).toContainText(session.venue);
  await look(page);
  const mail = await waitForMail(email, ({ attachments }) => attachments.length > 0);
  expect(eventIn(mail)).toMatchObject({
    method: 'REQUEST',
    status: 'CONFIRMED',
    title: session.title,
    starts: `${session.on} 10:00`,
  });
}
