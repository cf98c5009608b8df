import ICAL from 'ical.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAccount, createFamily, createStaff } from '../../../../tests/factories';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { linkToken } from '../link.server';
import { createBooking, createSession } from './booking.test-support';
import { openBookingFile, openFeed } from './calendar-answers.server';
import { findFeedOf, makeFeed, stopFeed } from './feeds.server';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  useEnvironment(readEnvironment({ PUBLIC_URL: 'http://localhost:3000' }));
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const DAY_MS = 24 * 3_600_000;

function ask(address: string, headers: Record<string, string> = {}, now?: Date) {
  const token = /^http:\/\/localhost:3000\/calendar\/([\w-]{43})\.ics$/.exec(address)?.[1];
  if (!token) throw new Error(`no such address: ${address}`);
  return openFeed(new Request(address, { headers }), token, now);
}

async function eventsAt(address: string) {
  const text = await (await ask(address)).text();
  const calendar = new ICAL.Component(ICAL.parse(text) as never);
  const events = calendar.getAllSubcomponents('vevent').map((vevent) => ({
    uid: vevent.getFirstPropertyValue('uid') as string,
    status: vevent.getFirstPropertyValue('status') as string,
    summary: vevent.getFirstPropertyValue('summary') as string,
    location: vevent.getFirstPropertyValue('location') as string | null,
    description: vevent.getFirstPropertyValue('description') as string | null,
  }));
  return { text: text.replaceAll('\r\n ', ''), events };
}

const answerOf = async (asked: Promise<Response>) => {
  const answer = await asked.catch((thrown: unknown) => thrown as Response);
  return { status: answer.status, body: await answer.text() };
};

it("holds a parent's own places, what was cancelled lately, and nothing of anybody else", async () => {
  const account = await createAccount();
  const other = await createAccount();
  const session = await createSession();
  const off = await createSession({ state: 'cancelled', words: { en: { title: 'Off' } } });
  const mine = (given: object) =>
    createBooking({ sessionId: session.id, source: 'signed-in', accountId: account.id, ...given });
  const booked = await mine({
    name: 'Somebody Private',
    topic: 'in-private',
    phone: '07700 900123',
  });
  const sessionOff = await mine({ sessionId: off.id });
  const gaveUp = await mine({ state: 'cancelled', stateAt: new Date(Date.now() - 20 * DAY_MS) });
  await mine({ state: 'cancelled', stateAt: new Date(Date.now() - 40 * DAY_MS) });
  await mine({ state: 'cancelled', arrival: 2 });
  await mine({ state: 'waiting', arrival: 1 });
  await mine({ state: 'lapsed', arrival: 3, offeredAt: new Date() });
  await createBooking({ sessionId: session.id, source: 'signed-in', accountId: other.id });
  // Whoever typed the address of an account has not shown that it is theirs.
  await createBooking({ sessionId: session.id, email: account.email });

  const address = await makeFeed({ accountId: account.id }, 'en');
  const { events, text } = await eventsAt(address);
  expect(new Map(events.map(({ uid, status }) => [uid, status]))).toEqual(
    new Map([
      [`booking-${booked.id}@localhost`, 'CONFIRMED'],
      [`booking-${sessionOff.id}@localhost`, 'CANCELLED'],
      [`booking-${gaveUp.id}@localhost`, 'CANCELLED'],
    ]),
  );
  expect(events.find(({ uid }) => uid.includes(booked.id))).toMatchObject({
    summary: 'Making maps together',
    location: expect.stringContaining('Lea Bridge Hall'),
  });
  expect(events.find(({ uid }) => uid.includes(gaveUp.id))?.location).toBeNull();
  expect(text).not.toMatch(/Somebody|in-private|07700|ATTENDEE|METHOD/);
  for (const { id, linkGeneration } of [booked, sessionOff, gaveUp]) {
    expect(text).not.toContain(linkToken('booking', id, linkGeneration));
  }
});

it('of staff holds the sessions that they run and how many come, and no names', async () => {
  const [mia, sam] = [await createStaff(), await createStaff()];
  const family = await createFamily({ name: 'Privatename' });
  const run = await createSession({ people: { create: { staffId: mia.id } } });
  const draft = await createSession({
    state: 'draft',
    startsAt: new Date(Date.now() + 16 * DAY_MS),
    people: { create: { staffId: mia.id } },
  });
  await createSession({ people: { create: { staffId: sam.id } } });
  for (const places of [2, 3]) {
    await createBooking({
      sessionId: run.id,
      source: 'staff',
      familyId: family.id,
      name: 'Privatename',
      topic: 'in-private',
      places,
    });
  }
  await createBooking({ sessionId: run.id, state: 'waiting', arrival: 1, places: 4 });
  const address = await makeFeed({ staffId: mia.id }, 'en');
  const { events, text } = await eventsAt(address);
  expect(events).toMatchObject([
    {
      uid: `session-${run.id}@localhost`,
      summary: 'Making maps together',
      location: expect.stringContaining('Garden room'),
      description: `5 people have places\nhttp://localhost:3000/officer/sessions/session/${run.id}`,
    },
  ]);
  expect(text).not.toContain(draft.id);
  expect(text).not.toMatch(/Privatename|in-private/);

  // Whoever has left the team sees nothing any more.
  await db().staffMember.update({ where: { id: mia.id }, data: { active: false } });
  expect(await answerOf(ask(address))).toEqual({ status: 404, body: '' });
});

it('a stopped address, an unknown one and the next one of the same person answer apart from each other', async () => {
  const account = await createAccount();
  const owner = { accountId: account.id };
  expect(await findFeedOf(owner)).toBeNull();
  const [first, again] = await Promise.all([makeFeed(owner, 'en'), makeFeed(owner, 'en')]);
  expect(again).toBe(first);
  expect(await findFeedOf(owner)).toBe(first);
  expect((await ask(first)).status).toBe(200);
  // The database alone does not give it away.
  const row = await db().calendarFeed.findUniqueOrThrow({ where: { accountId: account.id } });
  expect(first).not.toContain(row.linkHash);

  await stopFeed(owner);
  await stopFeed(owner);
  expect(await findFeedOf(owner)).toBeNull();
  const unknown = `http://localhost:3000/calendar/${'A'.repeat(43)}.ics`;
  const gone = { status: 404, body: '' };
  expect(await answerOf(ask(first))).toEqual(gone);
  expect(await answerOf(ask(unknown))).toEqual(gone);

  const second = await makeFeed(owner, 'ur');
  expect(second).not.toBe(first);
  expect((await ask(second)).status).toBe(200);
  expect(await answerOf(ask(first))).toEqual(gone);
  const actions = await db().auditEvent.findMany({
    where: { actorId: account.id },
    orderBy: { id: 'asc' },
  });
  expect(actions.map(({ action }) => action)).toEqual([
    'calendar-feed.made',
    'calendar-feed.stopped',
    'calendar-feed.made',
  ]);
  expect(JSON.stringify(actions.map(({ detail }) => detail))).not.toMatch(/calendar\//);
});

it('sends nothing again where nothing has changed, and is kept by nobody else', async () => {
  const account = await createAccount();
  const session = await createSession();
  const given = { sessionId: session.id, source: 'signed-in', accountId: account.id };
  await createBooking(given);
  const address = await makeFeed({ accountId: account.id }, 'en');
  const first = await ask(address, {}, new Date('2026-12-01T10:00:00Z'));
  expect(first.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8');
  expect(first.headers.get('Cache-Control')).toMatch(/^private, max-age=\d+$/);
  const mark = first.headers.get('ETag')!;
  const later = new Date('2026-12-01T11:00:00Z');
  const same = await ask(address, { 'If-None-Match': mark }, later);
  expect(same.status).toBe(304);
  expect(await same.text()).toBe('');
  await db().voluntarySession.update({
    where: { id: session.id },
    data: { words: { en: { title: 'Another title' } } },
  });
  const changed = await ask(address, { 'If-None-Match': mark }, later);
  expect(changed.status).toBe(200);
  expect(await changed.text()).toContain('Another title');
});

it('gives one booking as a file to whoever has its link, and to nobody after it', async () => {
  const session = await createSession();
  const booking = await createBooking({ sessionId: session.id });
  const token = linkToken('booking', booking.id, 1);
  const answer = await openBookingFile(token, 'en');
  expect(answer.headers.get('Content-Disposition')).toContain('booking.ics');
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  const text = await answer.text();
  const calendar = new ICAL.Component(ICAL.parse(text) as never);
  expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
  expect(calendar.getFirstSubcomponent('vevent')!.getFirstPropertyValue('uid')).toBe(
    `booking-${booking.id}@localhost`,
  );
  expect(text).not.toContain('ATTENDEE');
  expect(text.replaceAll('\r\n ', '')).not.toContain(token);

  const waiting = await createBooking({ sessionId: session.id, state: 'waiting', arrival: 1 });
  const gone = { status: 404, body: '' };
  expect(await answerOf(openBookingFile(linkToken('booking', waiting.id, 1), 'en'))).toEqual(gone);
  expect(await answerOf(openBookingFile(linkToken('booking', booking.id, 2), 'en'))).toEqual(gone);
  expect(await answerOf(openBookingFile(booking.linkHash, 'en'))).toEqual(gone);
  expect(await answerOf(openBookingFile('', 'en'))).toEqual(gone);
  // Sixty days after the session the link is dead.
  const after = (days: number) => new Date(session.endsAt.getTime() + days * DAY_MS);
  expect((await openBookingFile(token, 'en', after(59))).status).toBe(200);
  expect(await answerOf(openBookingFile(token, 'en', after(61)))).toEqual(gone);
  // A calendar's address opens no booking, and a booking's link no calendar.
  expect(await answerOf(openFeed(new Request('http://localhost:3000'), token))).toEqual(gone);
});
