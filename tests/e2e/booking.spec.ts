import { randomUUID } from 'node:crypto';
import { expect, test, type Page } from '@playwright/test';
import { readPdf } from '../../app/platform/documents/pdf-reading.test-support';
import { expectAccessible } from '../support/accessible';
import {
  allOf,
  beforeClockChange,
  bookingFields,
  bookQuietly,
  dayAhead,
  eventIn,
  eventsAt,
  forgetNetwork,
  linkIn,
  makeRoom,
  makeSession,
  postForm,
  rareWord,
} from '../support/booking-journey';
import { CaseForm, colleague, expectVisibleFocus, focusedName } from '../support/casework-journey';
import { FormDriver } from '../support/form-driver';
import { waitForMail } from '../support/mail';
import { oneRow, sql } from '../support/sign-in-as';
import { signInAsParent } from '../support/sign-in-by-code';
import { words } from '../support/words';

const somebody = (who: string) => `${who}-${rareWord()}@example.org`;

/** Tabs on until what has the focus is called so, or its words hold these. */
async function tabTo(page: Page, wanted: string): Promise<void> {
  const way: string[] = [];
  for (let step = 0; step < 120; step += 1) {
    await page.keyboard.press('Tab');
    const now = await focusedName(page);
    way.push(now);
    if (now === wanted || now.includes(wanted)) return expectVisibleFocus(page, wanted);
  }
  throw new Error(`Tab never came to ${wanted}: ${way.join(' > ')}`);
}

/** A call with one person of the team, who has hours every morning. */
async function makeCalls(title: string): Promise<string> {
  const { staff } = await oneRow<{ staff: string }>(
    `insert into staff_member (email, name, roles)
     values ($1, 'Iolanthe Marsh', '{OFFICER}') returning id as staff`,
    [`calls-${randomUUID()}@example.org`],
  );
  await sql(
    `insert into staff_hours (staff_id, weekday, from_minute, to_minute)
     select $1, day, 540, 720 from generate_series(1, 7) day`,
    [staff],
  );
  const { kind } = await oneRow<{ kind: string }>(
    `insert into session_kind (shape, words, modes, minutes, notice_hours, change_hours, position)
     values ('person', $1, '{phone}', 30, 24, 12, 90) returning id as kind`,
    [{ en: { title, about: 'Half an hour by phone.' } }],
  );
  await sql('insert into kind_person (kind_id, staff_id) values ($1, $2)', [kind, staff]);
  return kind;
}

test('of two wishes the one that is left is booked; a private calendar follows it until it is stopped', async ({
  page,
  context,
}) => {
  test.setTimeout(180_000);
  const title = `Talk about sums ${rareWord()}`;
  const kind = await makeCalls(title);
  const email = somebody('wishes');
  await signInAsParent(context, email);
  await page.goto('/en/sessions');
  await page.locator(`main a[href="/en/sessions/time/${kind}"]`).click();
  await expect(page.locator('h1')).toHaveText(title);
  const form = new FormDriver(page);
  const times = await form
    .field('first')
    .locator('option:not([value=""])')
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  const [first = '', second = ''] = times;
  await form.sendRefused('first', 'phone');
  await form.type({ phone: '07700 900 246', name: 'Perpetua Quick' });
  await form.field('first').selectOption(first);
  await form.field('second').selectOption(second);
  await expectAccessible(page);

  // Meanwhile somebody else has the first.
  await forgetNetwork();
  const other = await postForm(
    `/en/sessions/time/${kind}`,
    bookingFields(somebody('faster'), { first, phone: '07700 900 247' }),
  );
  expect(other.status).toBe(303);
  await form.send(/\/en\/booking\/[\w-]{43}$/);
  await expect(page.locator('h1')).toHaveText(words('sessions:manage.booked.titleTime'));
  await expectAccessible(page);
  const path = new URL(page.url()).pathname;
  const { startsAt } = await oneRow<{ startsAt: Date }>(
    `select s.starts_at as "startsAt" from booking b join voluntary_session s on s.id = b.session_id
     where b.email = $1`,
    [email],
  );
  expect(startsAt).toEqual(new Date(second.split('~')[0]!));
  const confirmed = eventIn(await waitForMail(email));

  await page.goto('/en/family');
  await page.locator('main a[href="/en/family/sessions"]').first().click();
  await expect(page.locator(`main a[href="${path}"]`)).toHaveText(title);
  await page.locator('button[name=intent][value=make]').click();
  await expect(page).toHaveURL(/did=made$/);
  await expectAccessible(page);
  const address = await page.locator('#feed-address').inputValue();
  const feed = await page.request.get(address);
  const events = await eventsAt(feed);
  expect(events).toEqual([{ ...confirmed, method: null }]);
  expect(await feed.text()).not.toMatch(/Perpetua|07700/);
  const same = await page.request.get(address, {
    headers: { 'If-None-Match': feed.headers().etag! },
  });
  expect(same.status()).toBe(304);

  // Given back: the calendar hears of it, and then hears nothing any more.
  await page.goto(`${path}/cancel`);
  await form.send('/en/booking/ended');
  const after = await eventsAt(await page.request.get(address));
  expect(after).toMatchObject([{ uid: confirmed.uid, status: 'CANCELLED' }]);
  expect(after[0]!.sequence).toBeGreaterThan(confirmed.sequence);
  await page.goto('/en/family/sessions');
  await expect(page.locator('main')).not.toContainText(title);
  await page.locator('button[name=intent][value=stop]').click();
  await expect(page).toHaveURL(/did=stopped$/);
  expect((await page.request.get(address)).status()).toBe(404);
});

test('a double click books once', async ({ page }) => {
  await forgetNetwork();
  const email = somebody('double');
  const { id } = await makeSession({ title: 'A talk', kind: 'talk', on: dayAhead(12) });
  await page.goto(`/en/sessions/event/${id}/book`);
  await page.locator('#form [name=email]').fill(email);
  await page.locator('#form button:not([name])').dblclick();
  await expect(page).toHaveURL(/\/en\/booking\/[\w-]{43}$/);
  await waitForMail(email);
  const { bookings, mails, taken } = await oneRow<Record<string, number>>(
    `select (select count(*)::int from booking where email = $1) as bookings,
       (select count(*)::int from outgoing_mail where to_address = $1) as mails,
       (select taken from voluntary_session where id = $2) as taken`,
    [email, id],
  );
  expect({ bookings, mails, taken }).toEqual({ bookings: 1, mails: 1, taken: 1 });
});

test('found, booked and given back, with the keyboard alone', async ({ page }) => {
  test.setTimeout(120_000);
  await forgetNetwork();
  const email = somebody('keys');
  const session = await makeSession({
    title: `Glaze by keyboard ${rareWord()}`,
    kind: 'talk',
    on: dayAhead(13),
    languages: ['ta'],
    audience: ['send'],
  });
  await page.goto('/en/sessions');
  await page.keyboard.press('Tab');
  expect(await focusedName(page)).toBe(words('common:layout.skip'));
  await page.keyboard.press('Enter');
  await tabTo(page, words('sessions:filters.summary'));
  await page.keyboard.press('Enter');
  await tabTo(page, 'language');
  await page.keyboard.type('Tamil');
  await tabTo(page, 'whom');
  await tabTo(page, words('sessions:filters.show'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/language=ta/);
  await tabTo(page, session.title);
  await page.keyboard.press('Enter');
  await expect(page.locator('h1')).toContainText(session.title);
  await tabTo(page, words('sessions:event.book'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/book$/);

  // Sent too early: the list of what is wrong has the focus, and leads to the field.
  await tabTo(page, 'email');
  await page.keyboard.press('Enter');
  await expect(page.locator('[aria-labelledby=error-summary-title]')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('#email')).toBeFocused();
  await page.keyboard.type(email);
  await tabTo(page, 'topic');
  await page.keyboard.type('How to begin');
  await tabTo(page, words('sessions:book.submit'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/en\/booking\/[\w-]{43}$/);
  await tabTo(page, words('sessions:manage.cancel'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/cancel$/);
  await tabTo(page, words('sessions:cancel.submit'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/en\/booking\/ended$/);
  const { state, topic } = await oneRow<Record<string, string>>(
    'select state, topic from booking where session_id = $1',
    [session.id],
  );
  expect({ state, topic }).toEqual({ state: 'cancelled', topic: 'How to begin' });
});

test('an officer makes dates that repeat, moves one and calls it off; the family and its calendar follow', async ({
  browser,
  page: family,
}) => {
  test.setTimeout(240_000);
  const officer = await colleague(browser, 'Rosalind Hale', ['OFFICER'], true);
  const { page } = officer;
  const { room, venue } = await makeRoom();
  const title = `Slab pots ${rareWord()}`;
  const on = beforeClockChange();
  const [, left] = [0, 7].map((days) => addDays(on, days)) as [string, string];
  await page.goto('/officer/calendar');
  await expectAccessible(page);
  await page.goto('/officer/sessions/new');
  const { kind } = await oneRow<{ kind: string }>(
    `select id as kind from session_kind where code = 'talk'`,
  );
  await page.locator(`main a[href="/officer/sessions/new?kind=${kind}"]`).click();
  const form = new FormDriver(page);
  await form.type({ 'words.en.title': title, 'words.en.about': 'Pots from slabs.' });
  await form.field('place').selectOption(room);
  await form.date('date', on);
  await form.type({ time: '10:00', minutes: '60' });
  await form.choose({ repeat: 'weekly', state: 'open' });
  await form.choose({ weekdays: String(weekdayOf(on)) });
  await form.choose({ ends: 'until' });
  await form.date('until', addDays(on, 21));
  await form.field('termTime').uncheck();
  await form.type({ except: left });
  await expectAccessible(page);
  await form.button.click();
  await expect(page.locator('h1')).toHaveText(words('timetable:preview.title'));
  await expect(page.locator('main')).toContainText(words('timetable:preview.leftOut'));
  await expectAccessible(page);
  await page.locator('button[name=intent][value=make]').click();
  await expect(page).toHaveURL(/\/officer\/sessions\/series\/[0-9a-f-]{36}\?done=made$/);
  await expectAccessible(page);
  const made = await sql<{ id: string; starts: string }>(
    `select id, to_char(starts_at at time zone 'Europe/London', 'YYYY-MM-DD HH24:MI') as starts
     from voluntary_session where series_id = $1 order by starts_at`,
    [/series\/([0-9a-f-]{36})/.exec(page.url())![1]],
  );
  // Ten in the morning on both sides of the change of the clocks, and not on the day left out.
  expect(made.map(({ starts }) => starts)).toEqual(
    [0, 14, 21].map((days) => `${addDays(on, days)} 10:00`),
  );

  const email = somebody('potter');
  const one = made[0]!;
  await bookQuietly(one.id, email, { children: '1' });
  const confirmed = await waitForMail(email);
  const session = `/officer/sessions/session/${one.id}`;

  await page.goto(`${session}/move`);
  await expectAccessible(page);
  await form.date('date', addDays(on, 1));
  await form.type({ time: '14:30', why: 'The room is being painted.' });
  await form.send(/\?done=moved$/);
  const moved = await waitForMail(email, ({ text }) => text.includes('painted'));
  const [before, after] = [eventIn(confirmed), eventIn(moved)];
  expect(after).toMatchObject({ uid: before.uid, method: 'REQUEST', status: 'CONFIRMED' });
  expect(after.sequence).toBeGreaterThan(before.sequence);
  expect(after.starts).toBe(`${addDays(on, 1)} 14:30`);
  const link = linkIn(confirmed);
  expect(linkIn(moved)).toBe(link);
  await family.goto(link);
  await expect(family.locator('main')).toContainText(words('sessions:manage.moved.title'));
  await expect(family.locator('main')).toContainText('14:30');
  await expectAccessible(family);
  const [onPage] = await eventsAt(await family.request.get(`${link}/event.ics`));
  expect({ ...onPage, method: 'REQUEST' }).toEqual(after);

  await page.goto(`${session}/cancel`);
  await expectAccessible(page);
  await form.sendRefused('why');
  await form.type({ why: 'The kiln is broken.' });
  await form.send(/\?done=cancelled$/);
  const off = await waitForMail(email, ({ text }) => text.includes('kiln is broken'));
  expect(eventIn(off)).toMatchObject({ uid: before.uid, method: 'CANCEL', status: 'CANCELLED' });
  expect(eventIn(off).sequence).toBeGreaterThan(after.sequence);
  expect(allOf(off)).not.toContain(venue);

  // Nobody is lost: the link offers others, and one press is enough.
  await family.goto(linkIn(off));
  await expect(family.locator('h1')).toHaveText(words('sessions:manage.off.title'));
  await expectAccessible(family);
  const take = family.locator('form:has(button[name=intent][value=take])').first();
  const to = await take.locator('[name=toSessionId]').inputValue();
  await take.locator('button').click();
  await expect(family).toHaveURL(/\?did=moved$/);
  const other = await oneRow<{ session: string; adults: number; children: number }>(
    'select session_id as session, adults, children from booking where email = $1',
    [email],
  );
  expect(other).toEqual({ session: to, adults: 1, children: 1 });
  const again = await waitForMail(email, ({ receivedAt }) => receivedAt > off.receivedAt);
  expect(eventIn(again)).toMatchObject({ uid: before.uid, method: 'REQUEST', status: 'CONFIRMED' });
  expect(eventIn(again).sequence).toBeGreaterThan(eventIn(off).sequence);
  await page.context().close();
});

function addDays(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** 1 for Monday to 7. */
function weekdayOf(day: string): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay() || 7;
}

test('by phone, on the sheet, recorded, thanked and asked how it was', async ({
  browser,
  page: family,
}) => {
  test.setTimeout(240_000);
  const session = await makeSession({ title: `Wheel ${rareWord()}`, on: dayAhead(9) });
  const path = `/officer/sessions/session/${session.id}`;
  const officer = await colleague(browser, 'Cornelius Webb', ['OFFICER'], true);
  const { page } = officer;
  await page.goto(path);
  await expectAccessible(page);
  await page.locator(`a[href="${path}/book"]`).click();
  await page.locator(`a[href="${path}/book?unknown=1"]`).click();
  const form = new FormDriver(page);
  const email = somebody('phoned');
  await form.type({ adults: '0' });
  await form.sendRefused('adults');
  await form.type({ adults: '2', name: 'Leopold Vane', email });
  await form.field('language').selectOption('ur');
  await form.send(/\/officer\/sessions\/booking\/[0-9a-f-]{36}\?done=booked$/);
  await expectAccessible(page);
  const confirmed = await waitForMail(email);
  expect(confirmed.subject).toContain(
    words('email:booking-confirmed.subject', 'ur').split('{{')[0]!.trim(),
  );
  expect(linkIn(confirmed)).toMatch(/^\/ur\/booking\//);
  const silent = await bookQuietly(session.id, somebody('silent'), { name: 'Agatha Rook' });
  expect(silent).toBeTruthy();

  const sheet = await page.request.get(`${path}/sheet.pdf`);
  expect(sheet.status()).toBe(200);
  const { text, tagged } = await readPdf(await sheet.body());
  for (const said of [session.title, 'Leopold Vane', 'Agatha Rook']) expect(text).toContain(said);
  expect(text).not.toContain(email);
  expect(tagged).toBe(true);

  await sql(
    `update voluntary_session set starts_at = now() - interval '3 hours', ends_at = now() - interval '1 hour'
     where id = $1`,
    [session.id],
  );
  const bookings = await sql<{ id: string; name: string; reference: string }>(
    'select id, name, reference from booking where session_id = $1',
    [session.id],
  );
  const idOf = (name: string) => bookings.find((booking) => booking.name === name)!.id;
  await page.goto('/officer/sessions/attendance');
  await expect(page.locator('main')).toContainText(session.title);
  await page.goto(`${path}/attendance`);
  await expectAccessible(page);
  // One question for each booking, in the order of the page.
  const asked = await page
    .locator('#form input[name=about]')
    .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
  const cameOf = (name: string) => `came[${asked.indexOf(idOf(name))}]`;
  await form.choose({ [cameOf('Leopold Vane')]: 'came' });
  await form.type({ walkIns: '3', promised: 'A list of clay shops' });
  await form.sendRefused();
  const { reference } = bookings.find(({ name }) => name === 'Agatha Rook')!;
  await page
    .locator('[aria-labelledby=error-summary-title] a')
    .filter({ hasText: reference })
    .click();
  expect(await focusedName(page)).toBe(cameOf('Agatha Rook'));
  await expect(form.field('promised')).toHaveValue('A list of clay shops');
  await form.choose({ [cameOf('Agatha Rook')]: 'not-come' });
  await form.send(/\?done=recorded$/);
  await expectAccessible(page);

  const thanks = await waitForMail(email, ({ text: body }) => body.includes('clay shops'));
  await family.goto(linkIn(thanks));
  await expect(family.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(family.locator('main')).toContainText('A list of clay shops');
  const feedback = new CaseForm(family, 'form:has([name=useful])');
  await feedback.form.locator('button').click();
  await expect(family.locator('[aria-labelledby=error-summary-title]')).toBeVisible();
  await expectAccessible(family);
  await feedback.choose({ useful: 'yes', listened: 'partly' });
  await feedback.type({ better: 'More clay' });
  await feedback.form.locator('button').click();
  await expect(family).toHaveURL(/\?did=thanks$/);
  await expect(family.locator('[name=useful]')).toHaveCount(0);
  const kept = await sql(
    'select useful, listened, better from session_feedback where session_id = $1',
    [session.id],
  );
  expect(kept).toEqual([{ useful: 'yes', listened: 'partly', better: 'More clay' }]);
  // Who did not come is thanked for nothing, and nothing is held against them.
  const { thanked } = await oneRow<{ thanked: number }>(
    `select count(*)::int as thanked from outgoing_mail m join booking b on b.email = m.to_address
     where b.id = $1 and m.template = 'booking-thanks'`,
    [idOf('Agatha Rook')],
  );
  expect(thanked).toBe(0);
  await page.goto('/officer/sessions/feedback');
  await expectAccessible(page);
  await page.context().close();
});

test('two planners cannot take one room at one time', async ({ browser }) => {
  test.setTimeout(180_000);
  const { room } = await makeRoom();
  const { kind } = await oneRow<{ kind: string }>(
    `select id as kind from session_kind where code = 'talk'`,
  );
  const planners = [
    await colleague(browser, 'Philippa Dove', ['OFFICER'], true),
    await colleague(browser, 'Barnaby Crane', ['SENIOR'], false),
  ];
  const forms = planners.map(({ page }) => new FormDriver(page));
  for (const [at, form] of forms.entries()) {
    const { page } = planners[at]!;
    await page.goto(`/officer/sessions/new?kind=${kind}`);
    await form.type({ 'words.en.title': `Room for one ${at}` });
    await form.field('place').selectOption(room);
    await form.date('date', dayAhead(50));
    await form.type({ time: at === 0 ? '10:00' : '10:30', minutes: '60' });
    await form.choose({ state: 'open' });
  }
  await Promise.all(forms.map(({ button }) => button.click()));
  const ended = /\?done=made$/;
  const [there, back] = ended.test(await settled(planners[0]!.page)) ? [0, 1] : [1, 0];
  expect(await settled(planners[there]!.page)).toMatch(ended);
  const { page } = planners[back]!;
  await expect(page.locator('[aria-labelledby=error-summary-title]')).toBeVisible();
  await expect(page.locator('#date-error')).toBeVisible();
  await expect(forms[back]!.field('words.en.title')).toHaveValue(`Room for one ${back}`);
  await expect(forms[back]!.field('time')).toHaveValue(back === 0 ? '10:00' : '10:30');
  const made = await sql('select id from voluntary_session where room_id = $1', [room]);
  expect(made).toHaveLength(1);
  // A time that is free is theirs, with the same form.
  await forms[back]!.type({ time: '15:00' });
  await forms[back]!.send(ended);
  for (const planner of planners) await planner.page.context().close();
});

/** The address of a page once its form was answered, whichever way. */
async function settled(page: Page): Promise<string> {
  await expect(async () => {
    const refused = await page.locator('[aria-labelledby=error-summary-title]').count();
    expect(refused > 0 || page.url().includes('done=')).toBe(true);
  }).toPass();
  return page.url();
}

test('the calendar of the team, with the keyboard alone', async ({ browser }) => {
  test.setTimeout(120_000);
  const officer = await colleague(browser, 'Ambrose Lind', ['OFFICER'], true);
  const { page, id: staff } = officer;
  const on = dayAhead(15);
  const session = await makeSession({ title: `Raku ${rareWord()}`, on, at: '11:00' });
  await sql('insert into session_person (session_id, staff_id) values ($1, $2)', [
    session.id,
    staff,
  ]);
  await page.goto(`/officer/calendar?view=week&who=me&on=${on}`);
  await page.keyboard.press('Tab');
  expect(await focusedName(page)).toBe(words('common:layout.skip'));
  await page.keyboard.press('Enter');
  await tabTo(page, words('timetable:calendar.view.day'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/view=day/);
  await expect(page.locator('main')).toContainText(session.title);
  await tabTo(page, words('timetable:calendar.next.day'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`on=${dayAhead(16)}`));
  await expect(page.locator('main')).not.toContainText(session.title);
  await tabTo(page, words('timetable:calendar.previous.day'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`on=${on}`));
  for (const view of ['month', 'list', 'week']) {
    await tabTo(page, words(`timetable:calendar.view.${view}`));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`view=${view}`));
  }
  await tabTo(page, session.title);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/officer/sessions/session/${session.id}$`));
  await tabTo(page, words('bookings:session.moves.move'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/move$/);
  await tabTo(page, 'time');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('11:45');
  await tabTo(page, words('timetable:move.submit'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\?done=moved$/);
  const { starts } = await oneRow<{ starts: string }>(
    `select to_char(starts_at at time zone 'Europe/London', 'HH24:MI') as starts
     from voluntary_session where id = $1`,
    [session.id],
  );
  expect(starts).toBe('11:45');
  await page.context().close();
});
