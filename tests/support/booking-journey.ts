import { randomBytes, randomUUID } from 'node:crypto';
import { expect, type APIResponse, type Page } from '@playwright/test';
import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { expectAccessible } from './accessible';
import type { ReceivedMail } from './mail';
import type { Look } from './sending-journey';
import { sql } from './sign-in-as';

const LONDON = 'Europe/London';

/** Runs a query on some portal's database and gives its rows. */
export type Query = <Row extends Record<string, unknown>>(
  text: string,
  values?: unknown[],
) => Promise<Row[]>;

/** A word that no other test has. */
export const rareWord = () =>
  Array.from(randomBytes(8), (byte) => 'abcdefghijklmnop'[byte % 16]).join('');

/** A day some days after the clocks change next, as an ISO date: its time is not that of today. */
export function afterClockChange(days: number): string {
  const here = Temporal.Now.zonedDateTimeISO(LONDON);
  return here.getTimeZoneTransition('next')!.add({ days }).toPlainDate().toString();
}

/** A day whose week ends, and whose next one begins, after the clocks have changed. */
export function beforeClockChange(): string {
  const here = Temporal.Now.zonedDateTimeISO(LONDON);
  const soon = here.add({ days: 10 }).getTimeZoneTransition('next')!;
  return soon.subtract({ days: 3 }).toPlainDate().toString();
}

/** A day from today on in England, as an ISO date. */
export function dayAhead(days: number): string {
  return Temporal.Now.plainDateISO(LONDON).add({ days }).toString();
}

export type SessionWish = {
  title: string;
  /** Day and time as the clocks in England show them. */
  on: string;
  at?: string;
  minutes?: number;
  capacity?: number;
  kind?: string;
  mode?: 'venue' | 'online';
  noticeHours?: number;
  changeHours?: number;
  languages?: string[];
  audience?: string[];
  state?: 'open' | 'draft';
};

export type MadeSession = { id: string; title: string; venue: string; room: string; on: string };

/** A room that nobody uses, at a venue of its own or online. */
export async function makeRoom(
  mode: 'venue' | 'online' = 'venue',
  query: Query = sql,
): Promise<{ room: string; venue: string }> {
  const mark = rareWord();
  const venue = `Kiln House ${mark}`;
  const [made] = await query<{ room: string }>(
    `with place as (
       insert into venue (name, address_lines, area, access, active)
       values ($1, array['7 Potter Row', 'London'], 'Kilnside', '{step-free}', true) returning id)
     insert into room (venue_id, name, most)
     select case when $2 = 'venue' then id end, 'Glaze room ' || $3, 200 from place returning id as room`,
    [venue, mode, mark],
  );
  return { room: made!.room, venue };
}

/** An event as a row, at a venue in a room of its own, so that nothing else stands in its way. */
export async function makeSession(wish: SessionWish, query: Query = sql): Promise<MadeSession> {
  const { title, on, at = '10:00', minutes = 90, capacity = 8, kind = 'workshop' } = wish;
  const mode = wish.mode ?? 'venue';
  const { room, venue } = await makeRoom(mode, query);
  const [made] = await query<{ id: string }>(
    `insert into voluntary_session (kind_id, words, audience, languages, mode, room_id, starts_at, ends_at,
       notice_hours, change_hours, capacity, state)
     select id, $2, $3, $4, $5, $6, $7::timestamp at time zone '${LONDON}',
       $7::timestamp at time zone '${LONDON}' + make_interval(mins => $8), $9, $10, $11, $12
     from session_kind where code = $1 returning id`,
    [
      kind,
      { en: { title, about: 'Bring a question, or only yourself.' } },
      wish.audience ?? ['anyone'],
      wish.languages ?? ['en'],
      mode,
      room,
      `${on} ${at}`,
      minutes,
      wish.noticeHours ?? 24,
      wish.changeHours ?? 24,
      capacity,
      wish.state ?? 'open',
    ],
  );
  return { id: made!.id, title, venue, room, on };
}

/** Bookings of all tests come from one network, which has a limit: what was counted so far is forgotten. */
export async function forgetNetwork(): Promise<void> {
  await sql(`delete from rate_limit where key like 'booking-network:%'`);
}

/** The fields of a booking form, as a browser sends them, without an account. */
export function bookingFields(email: string, more: Record<string, string> = {}) {
  return { email, adults: '1', children: '0', ifFull: 'wait', submitKey: randomUUID(), ...more };
}

/** Sends a form that needs no account as a browser does; answers are not followed. */
export function postForm(
  path: string,
  form: Record<string, string>,
  { url = process.env.E2E_URL!, headers = {} }: { url?: string; headers?: HeadersInit } = {},
): Promise<Response> {
  return fetch(`${url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: url, ...headers },
    body: new URLSearchParams(form),
  });
}

/** The secret in the address that a booking led to. */
export function tokenIn(location: string | null): string {
  const [, token] = /\/booking\/([\w-]{20,})/.exec(location ?? '') ?? [];
  if (!token) throw new Error(`No booking at ${location}`);
  return token;
}

/** Books without a browser and without an account; gives the secret of the booking. */
export async function bookQuietly(
  session: string,
  email: string,
  more: Record<string, string> = {},
): Promise<string> {
  await forgetNetwork();
  const answer = await postForm(`/en/sessions/event/${session}/book`, bookingFields(email, more));
  expect(answer.status, await answer.text()).toBe(303);
  return tokenIn(answer.headers.get('location'));
}

/** The path of the secret page that an email leads to. */
export function linkIn(mail: ReceivedMail): string {
  const [, path] = /https?:\/\/[^/\s]+(\/\w\w\/booking\/[\w-]{20,})/.exec(mail.text) ?? [];
  if (!path) throw new Error(`No link in ${mail.subject}: ${mail.text}`);
  return path;
}

/** What a calendar reads in a file. */
export type Event = {
  method: string | null;
  uid: string;
  sequence: number;
  status: string;
  title: string;
  place: string | null;
  /** Day and time as the clocks in England show them. */
  starts: string;
  ends: string;
};

function inLondon(time: ICAL.Time): string {
  return Temporal.Instant.fromEpochMilliseconds(time.toJSDate().getTime())
    .toZonedDateTimeISO(LONDON)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ');
}

/** The events of a calendar file, as a calendar program reads them. */
export function readEvents(text: string): Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const value = (of: ICAL.Component, name: string) =>
    of.getFirstPropertyValue(name) as string | null;
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      method: value(calendar, 'method'),
      uid: event.uid,
      sequence: Number(event.sequence),
      status: value(component, 'status') ?? '',
      title: event.summary,
      place: event.location || null,
      starts: inLondon(event.startDate),
      ends: inLondon(event.endDate),
    };
  });
}

/** The text of the calendar file of an email: once for programs that follow it by themselves, once to open. */
export function fileOf(mail: ReceivedMail): string {
  const files = mail.attachments.filter(({ contentType }) => contentType === 'text/calendar');
  expect(files.map(({ filename }) => filename).sort(), mail.subject).toEqual([
    '',
    expect.stringMatching(/\.ics$/),
  ]);
  expect(files[0]!.base64).toBe(files[1]!.base64);
  return Buffer.from(files[0]!.base64, 'base64').toString('utf8');
}

/** The one event of the calendar file of an email. */
export function eventIn(mail: ReceivedMail): Event {
  const [event, ...others] = readEvents(fileOf(mail));
  expect(others).toEqual([]);
  return event!;
}

/** The event of a calendar file over the portal. */
export async function eventsAt(answer: APIResponse): Promise<Event[]> {
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-type']).toContain('text/calendar');
  return readEvents(await answer.text());
}

/** Everything of a mail that anybody could read, calendar files too. */
export function allOf(mail: ReceivedMail): string {
  const files = mail.attachments.map(({ base64 }) => Buffer.from(base64, 'base64').toString());
  return [mail.headers, mail.subject, mail.text, mail.html, ...files].join('\n');
}

/** Nothing is wider than the screen; where scripts run, axe finds nothing. */
export function lookWith(scripts: boolean): Look {
  return async (page: Page) => {
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect.soft(wide, `${page.url()} is wider than its screen`).toBeLessThanOrEqual(0);
    if (scripts) await expectAccessible(page);
  };
}
