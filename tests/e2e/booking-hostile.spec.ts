import { randomBytes } from 'node:crypto';
import { expect, request, test, type APIRequestContext } from '@playwright/test';
import { feedOf } from '../support/booking-of';
import {
  allOf,
  bookingFields,
  bookQuietly,
  dayAhead,
  eventIn,
  forgetNetwork,
  linkIn,
  makeSession,
  postForm,
  rareWord,
  tokenIn,
} from '../support/booking-journey';
import { pageText } from '../support/http-parent';
import { waitForMail } from '../support/mail';
import { oneRow, parentSession, sql } from '../support/sign-in-as';

const somebody = () => `odd-${rareWord()}@example.org`;

let stranger: APIRequestContext;

test.beforeAll(async () => {
  stranger = await request.newContext({
    baseURL: process.env.E2E_URL,
    maxRedirects: 0,
    extraHTTPHeaders: {
      Origin: process.env.E2E_URL!,
      Cookie: `session=${await parentSession('stranger@example.org')}`,
    },
  });
});

test.afterAll(() => stranger.dispose());

/** What a booking is, as its row says. */
function rowOf(session: string) {
  return oneRow(
    `select b.state, b.adults, b.session_id, b.sequence, b.link_generation, s.taken, s.state as session
     from booking b join voluntary_session s on s.id = b.session_id where b.session_id = $1`,
    [session],
  );
}

test('guessed links all get the same answer, and change nothing', async () => {
  test.setTimeout(180_000);
  const session = await makeSession({ title: `Kilns ${rareWord()}`, on: dayAhead(25) });
  const token = await bookQuietly(session.id, somebody(), { name: 'Perpetua Quick' });
  const { id, hash } = await oneRow<{ id: string; hash: string }>(
    'select id, link_hash as hash from booking where session_id = $1',
    [session.id],
  );
  const before = await rowOf(session.id);
  const last = token.at(-1) === 'A' ? 'E' : 'A';
  const random = Array.from({ length: 40 }, () => randomBytes(32).toString('base64url'));
  const near = [
    // What a copy of the database would give, and what lies near the right one.
    id,
    hash,
    ...[token.slice(0, -1), token.slice(0, -1) + last, `${token}A`, token.toLowerCase()],
    ...[`${token}%00`, `${token}%20`, '..%2f..', '%00', "1'--", 'null', 'undefined', '{secret}'],
    'A'.repeat(3000),
  ];
  const bodies = new Set<string>();
  const files = new Set<string>();
  const pages = ['', '/change', '/change?what=people', '/cancel'];
  for (const guess of [...near, ...random]) {
    for (const page of near.includes(guess) ? pages : ['']) {
      const answer = await stranger.get(`/en/booking/${guess}${page}`);
      expect(answer.status(), `${guess}${page}`).toBe(404);
      const html = await answer.text();
      expect(html).not.toContain(session.title);
      if (page === '') bodies.add(pageText(html));
    }
    const file = await stranger.get(`/en/booking/${guess}/event.ics`);
    expect(file.status(), guess).toBe(404);
    files.add(file.headers()['content-type'] ?? '');
  }
  expect([...bodies]).toHaveLength(1);
  expect([...files].some((type) => type.includes('calendar'))).toBe(false);
  for (const guess of [id, hash, token.toLowerCase()]) {
    for (const [page, form] of [
      ['', { intent: 'accept' }],
      ['', { intent: 'decline' }],
      ['', { intent: 'take', toSessionId: session.id }],
      ['', { intent: 'feedback', useful: 'no' }],
      ['/change?what=people', { adults: '5', children: '0', seen: '0' }],
      ['/cancel', {}],
    ] as [string, Record<string, string>][]) {
      const { status } = await postForm(`/en/booking/${guess}${page}`, form);
      expect([303, 404], `${page} ${JSON.stringify(form)}`).toContain(status);
    }
  }
  expect(await rowOf(session.id)).toEqual(before);
  // The right one still opens it, to nobody's cache and no search engine.
  const own = await stranger.get(`/en/booking/${token}`);
  expect(own.status()).toBe(200);
  expect(own.headers()['cache-control']).toContain('no-store');
  expect(own.headers()['x-robots-tag']).toContain('noindex');
});

test('guessed calendars are all alike, and one that was stopped is one of them', async () => {
  const email = somebody();
  const feed = await feedOf(email);
  expect((await stranger.get(`/calendar/${feed}.ics`)).status()).toBe(200);
  const { hash } = await oneRow<{ hash: string }>(
    `select f.link_hash as hash from calendar_feed f join account a on a.id = f.account_id where a.email = $1`,
    [email],
  );
  const headers = { Cookie: `session=${await parentSession(email)}` };
  await postForm('/en/family/sessions', { intent: 'stop' }, { headers });
  const guesses = [feed, hash, feed.toLowerCase(), randomBytes(32).toString('base64url'), '0'];
  const answers = new Set<string>();
  for (const guess of guesses) {
    const answer = await stranger.get(`/calendar/${guess}.ics`);
    expect(answer.status(), guess).toBe(404);
    answers.add(await answer.text());
  }
  expect(answers.size).toBe(1);
  expect(await feedOf(email)).not.toBe(feed);
});

test('the booking of one family is nothing to another, by its id, its key or its account', async () => {
  const owner = somebody();
  const session = await makeSession({ title: `Glazes ${rareWord()}`, on: dayAhead(26) });
  const headers = { Cookie: `session=${await parentSession(owner)}` };
  const form = bookingFields('', { name: 'Perpetua Quick' });
  const book = `/en/sessions/event/${session.id}/book`;
  const booked = await postForm(book, form, { headers });
  const token = tokenIn(booked.headers.get('location'));
  const { id } = await oneRow<{ id: string }>('select id from booking where session_id = $1', [
    session.id,
  ]);
  const before = await rowOf(session.id);

  // The same key, sent by somebody else, leads to no secret.
  await forgetNetwork();
  for (const other of [
    await postForm(book, { ...form, email: owner }),
    await postForm(book, { ...form, email: somebody() }),
    await postForm(book, form, {
      headers: { Cookie: `session=${await parentSession(somebody())}` },
    }),
  ]) {
    expect(other.headers.get('location') ?? '').not.toContain('/booking/');
    expect(await other.text()).not.toContain(token);
  }
  const list = await stranger.get('/en/family/sessions');
  expect(await list.text()).not.toContain(session.title);
  for (const path of [
    `/officer/sessions/booking/${id}`,
    `/officer/sessions/session/${session.id}`,
  ]) {
    const answer = await stranger.get(path);
    expect(answer.status(), path).toBe(302);
    expect(answer.headers().location).toMatch(/\/officer\/sign-in/);
  }
  expect(await rowOf(session.id)).toEqual(before);
  // Its owner has it on their list.
  const own = await fetch(`${process.env.E2E_URL}/en/family/sessions`, { headers });
  expect(await own.text()).toContain(session.title);
});

test('what is not on the list is reached by no form', async () => {
  const open = await makeSession({ title: 'Open', on: dayAhead(27), languages: ['pl'] });
  const draft = await makeSession({
    title: `Draft ${rareWord()}`,
    on: dayAhead(27),
    state: 'draft',
  });
  const token = await bookQuietly(open.id, somebody());
  const before = await rowOf(open.id);
  expect((await stranger.get(`/en/sessions/event/${draft.id}`)).status()).toBe(404);
  for (const [path, form] of [
    [`/en/sessions/event/${draft.id}/book`, bookingFields(somebody())],
    [`/en/booking/${token}/change`, { date: draft.id }],
    [`/en/booking/${token}`, { intent: 'take', toSessionId: draft.id }],
    [`/en/booking/${token}`, { intent: 'accept' }],
    [`/en/booking/${token}/change?what=people`, { adults: '-1', children: '0', seen: '0' }],
    [`/en/booking/${token}/change?what=people`, { adults: '1e3', children: '0', seen: '0' }],
    [`/en/booking/${token}/change?what=people`, { adults: '5', children: '4', seen: '0' }],
    [`/en/booking/${token}/change?what=people`, { adults: '2', children: '0', seen: '77' }],
  ] as [string, Record<string, string>][]) {
    const answer = await postForm(path, form);
    expect([303, 400, 404], `${path} ${JSON.stringify(form)}`).toContain(answer.status);
    expect(await answer.text()).not.toContain(draft.title);
  }
  expect(await rowOf(open.id)).toEqual(before);
  const { bookings } = await oneRow<{ bookings: number }>(
    'select count(*)::int as bookings from booking where session_id = $1',
    [draft.id],
  );
  expect(bookings).toBe(0);
});

test('too many bookings with one address: a plain word to wait, and everything kept', async ({
  page,
}) => {
  const email = somebody();
  const sessions = await Promise.all(
    Array.from({ length: 7 }, () => makeSession({ title: 'Many', on: dayAhead(28) })),
  );
  for (const { id } of sessions.slice(0, 6)) await bookQuietly(id, email);
  await forgetNetwork();
  await page.goto(`/en/sessions/event/${sessions[6]!.id}/book`);
  const typed = { adults: '2', name: 'Perpetua Quick', topic: 'Long division\nand short' };
  for (const [name, value] of Object.entries({ ...typed, email })) {
    await page.locator(`#form [name=${name}]`).fill(value);
  }
  await page.locator('#form button:not([name])').click();
  const summary = page.locator('[role=alert][aria-labelledby=error-summary-title]');
  await expect(summary).toContainText('This has been done too often in a short time');
  for (const [name, value] of Object.entries({ ...typed, email })) {
    await expect(page.locator(`#form [name=${name}]`)).toHaveValue(value);
  }
  const { kept } = await oneRow<{ kept: number }>(
    'select count(*)::int as kept from booking where email = $1',
    [email],
  );
  expect(kept).toBe(6);
});

test('what is typed reaches neither the head of an email nor its templates', async () => {
  const odd = '{{link}} {secret} $t(common:service.name) <img src=x onerror=1>';
  const session = await makeSession({ title: `Clay ${odd}`, on: dayAhead(29) });
  const [email, victim] = [somebody(), somebody()];
  const name = `Ada\r\nBcc: ${victim}\r\nSubject: Owned\r\n\r\n{{secret}}`;
  const topic = `{{link}}\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:owned\nATTENDEE:mailto:${victim}`;
  const token = await bookQuietly(session.id, email, { name, topic, accessNeeds: topic });
  const mail = await waitForMail(email);
  const all = allOf(mail);
  for (const text of [victim, 'Owned', 'owned', 'Bcc:', '\nbcc']) expect(all).not.toContain(text);
  // The title is what it is, and its braces are no link: there is one secret, and it is theirs.
  expect(mail.text.replace(/[\u2066-\u2069]/g, '')).toContain(odd);
  expect(mail.html).not.toContain('<img src=x');
  expect(mail.text.match(/\/booking\//g)).toHaveLength(1);
  expect(linkIn(mail)).toBe(`/en/booking/${token}`);
  expect(eventIn(mail).title).toBe(session.title);
  const { mails } = await oneRow<{ mails: number }>(
    'select count(*)::int as mails from outgoing_mail where to_address = $1',
    [victim],
  );
  expect(mails).toBe(0);

  // An address that is more than one is none.
  for (const address of [
    `a@example.org\r\nBcc: ${victim}`,
    `a@example.org, ${victim}`,
    `"a" <${victim}>`,
    `a@example.org%0ABcc:${victim}`,
    'a@example.org\u0000',
  ]) {
    const answer = await postForm(`/en/sessions/event/${session.id}/book`, bookingFields(address));
    expect(answer.status, JSON.stringify(address)).toBe(400);
  }
  const left = await sql('select 1 from booking where session_id = $1', [session.id]);
  expect(left).toHaveLength(1);
});
