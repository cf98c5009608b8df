import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccount } from '../../../../tests/factories';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { readMail, type ReceivedMail } from '../../../../tests/support/mail';
import { startSmtpSink, type SmtpSink } from '../../../../tests/support/smtp-sink';
import { profile, readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, db, inTransaction, useDatabase } from '~/platform/db/database.server';
import type { Prisma } from '~/platform/db/generated/client';
import { languageCodes, type Language } from '~/platform/i18n';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { deliverMail } from '~/platform/mail/deliver.server';
import { messageIdOf } from '~/platform/mail/mail-token.server';
import { takeReturnedMail } from '~/platform/mail/take-returned.server';
import { TELL_CODES, type TellCode } from '../booking.codes';
import { sealJoinLink } from '../join-link.server';
import { linkToken } from '../link.server';
import { createBooking, createSession } from './booking.test-support';
import { registerBookingMails } from './booking-mails.server';
import { tellBooking } from './tell-booking.server';
import { thankBookers } from './thank-bookers.server';

let database: TestDatabase;
let sink: SmtpSink;
const refused = new Set<string>();
const folder = mkdtempSync(join(tmpdir(), 'booking-mail-'));

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  await prepareJobs();
  sink = await startSmtpSink(folder, 0, (to) => (refused.has(to) ? 'refused' : null));
  useEnvironment(readEnvironment({ SMTP_URL: sink.url, PUBLIC_URL: 'http://localhost:3000' }));
  registerBookingMails();
});

afterAll(async () => {
  await sink.stop();
  await closeDatabase();
  await database.drop();
  rmSync(folder, { recursive: true });
});

const tell = (id: string, what: TellCode) => inTransaction((tx) => tellBooking(tx, id, what));

/** Delivers what waits for a booking, and gives what its reader then has, oldest first. */
async function deliver(booking: { id: string; email: string | null }): Promise<ReceivedMail[]> {
  const waiting = await db().outgoingMail.findMany({
    where: { dedupeKey: { startsWith: `booking:${booking.id}:` }, sentAt: null, failedAt: null },
    orderBy: { createdAt: 'asc' },
  });
  for (const { id } of waiting) await deliverMail(id);
  return readMail(booking.email!, folder);
}

async function told(
  what: TellCode,
  given: Partial<Prisma.BookingUncheckedCreateInput> & { sessionId: string },
) {
  const booking = await createBooking(given);
  await tell(booking.id, what);
  const mails = await deliver(booking);
  return { booking, mail: mails.at(-1)! };
}

function fileOf(mail: ReceivedMail) {
  const files = mail.attachments.filter((file) => file.contentType === 'text/calendar');
  if (files.length === 0) return null;
  const texts = new Set(files.map((file) => Buffer.from(file.base64, 'base64').toString('utf8')));
  expect(texts.size).toBe(1);
  const calendar = new ICAL.Component(ICAL.parse([...texts][0]!) as never);
  const vevent = calendar.getFirstSubcomponent('vevent')!;
  return {
    text: [...texts][0]!,
    method: calendar.getFirstPropertyValue('method'),
    status: vevent.getFirstPropertyValue('status'),
    event: new ICAL.Event(vevent),
    vevent,
  };
}

/** The state in which a booking is when it is told of this. */
const standing: Partial<Record<TellCode, Partial<Prisma.BookingUncheckedCreateInput>>> = {
  waiting: { state: 'waiting', arrival: 1 },
  offered: { state: 'offered', arrival: 1, offeredAt: new Date() },
  lapsed: { state: 'lapsed', arrival: 1, offeredAt: new Date() },
  cancelled: { state: 'cancelled', cancelledBy: 'family' },
  thanks: { attendance: 'came', promised: 'The list of libraries' },
};

describe.each(languageCodes)('in %s', (language: Language) => {
  it.each(TELL_CODES)(
    '%s is whole, neutral outside, and says nothing of who comes',
    async (what) => {
      const session = await createSession({
        state: what === 'session-cancelled' ? 'cancelled' : 'open',
        toldWhy: 'The hall is being {{repaired}} $t(email:signature)',
      });
      const { booking, mail } = await told(what, {
        sessionId: session.id,
        language,
        name: 'Somebody Private',
        phone: '07700 900123',
        accessNeeds: 'needs-told-in-private',
        topic: 'topic-told-in-private',
        whereText: 'where-told-in-private',
        offerEndsAt: what === 'offered' ? new Date(Date.now() + 3_600_000) : null,
        ...standing[what],
      });
      expect(mail.subject).toContain(booking.reference);
      expect(mail.subject).not.toMatch(/maps|Somebody|Lea Bridge/i);
      expect(mail.text).toContain('Making maps together');
      for (const part of [
        mail.subject,
        mail.text.replace('{{repaired}}', ''),
        mail.html.replace('{{repaired}}', ''),
      ]) {
        expect(part).not.toMatch(/\{\{|\bemail:(?!signature)[a-z]|undefined|\bnull\b|\[object/);
      }
      const all = `${mail.subject} ${mail.text} ${mail.html} ${fileOf(mail)?.text}`;
      expect(all).not.toMatch(/Somebody|Private|07700|in-private/);
      // Staff's own words stand there as they are.
      const saysWhy = what === 'moved' || what === 'session-cancelled';
      const why = 'The hall is being {{repaired}} $t(email:signature)';
      expect(mail.text.includes(why)).toBe(saysWhy);
      const token = linkToken('booking', booking.id, 1);
      const isOver = what === 'cancelled' || what === 'lapsed';
      const link = `http://localhost:3000/${language}/${isOver ? 'sessions' : `booking/${token}`}`;
      expect(mail.text).toContain(`${link}\n`);
      expect(mail.html).toContain(`href="${link}"`);
      // The secret link is for the reader alone: calendars are shared.
      expect(fileOf(mail)?.text.replaceAll('\r\n ', '') ?? '').not.toContain(token);
      if (isOver) expect(all).not.toContain(token);
      expect(
        await db().outgoingMail.findFirst({ where: { toAddress: booking.email! } }),
      ).toMatchObject({ secret: null, data: { bookingId: booking.id } });
    },
  );
});

it('says when and where, and until when it can be changed, with the zone', async () => {
  const session = await createSession({ startsAt: new Date('2099-07-05T09:00:00Z') });
  const { mail } = await told('confirmed', { sessionId: session.id });
  expect(mail.text).toMatch(/Sunday,? 5 July 2099, 10:00 to 12:00, UK summer time \(BST\)/);
  expect(mail.text).toContain('Lea Bridge Hall, Garden room, 12 Example Road, London E0 0AA');
  expect(mail.text).toMatch(
    /cancel on your page until Saturday,? 4 July 2099 at 10:00, UK summer time/,
  );
  expect(mail.text).toContain('nothing counts against you');
});

it('gives the link to join to who has a place, as a link, and to nobody else', async () => {
  const joinLink = 'https://meet.example/j/42?pwd=a,b;c';
  const session = await createSession({
    mode: 'online',
    room: { link: Buffer.from(sealJoinLink(joinLink)) },
  });
  const { mail } = await told('confirmed', { sessionId: session.id });
  expect(mail.html).toContain(`href="${joinLink}"`);
  expect(fileOf(mail)?.vevent.getFirstPropertyValue('url')).toBe(joinLink);
  for (const what of ['waiting', 'offered', 'cancelled'] as const) {
    const other = await told(what, {
      sessionId: session.id,
      offerEndsAt: what === 'offered' ? new Date(Date.now() + 3_600_000) : null,
      ...standing[what],
    });
    expect(other.mail.html + fileOf(other.mail)?.text).not.toContain('meet.example');
  }
});

it.each(['waiting', 'offered', 'lapsed'] as const)(
  'does not say the exact place to somebody who is %s, and sends no file',
  async (what) => {
    const session = await createSession();
    const { mail } = await told(what, {
      sessionId: session.id,
      offerEndsAt: what === 'offered' ? new Date('2099-07-05T09:30:00Z') : null,
      ...standing[what],
    });
    expect(mail.text).not.toMatch(/Lea Bridge|Garden room|Example Road/);
    expect(mail.attachments).toEqual([]);
    if (what === 'offered') {
      expect(mail.text).toMatch(/until Sunday,? 5 July 2099 at 10:30, UK summer time \(BST\)\./);
    }
  },
);

it('calendars follow: booked, changed, moved to a session that changed less, and cancelled', async () => {
  const often = await createSession({ sequence: 5, startsAt: new Date('2099-03-27T10:00:00Z') });
  const other = await createSession({
    startsAt: new Date('2099-03-29T09:00:00Z'),
    words: { en: { title: 'Another; day, 🗺️' } },
  });
  const { booking, mail } = await told('confirmed', { sessionId: often.id });
  const [asFile, asInvitation] = mail.attachments;
  for (const part of [asFile, asInvitation]) {
    expect(part).toMatchObject({
      contentType: 'text/calendar',
      parameters: { method: 'REQUEST', charset: 'utf-8' },
    });
  }
  expect(mail.attachments.map((part) => part.filename)).toContain('booking.ics');
  const first = fileOf(mail)!;
  expect(first.event.uid).toBe(`booking-${booking.id}@localhost`);
  expect(first.event.attendees[0]!.getFirstValue()).toBe(`mailto:${booking.email}`);
  expect(first.event.organizer).toBe(`mailto:${profile().team.email}`);
  expect(first.event.startDate.toJSDate()).toEqual(often.startsAt);
  expect(first.event.description).toContain(profile().team.phone);

  await db().booking.update({ where: { id: booking.id }, data: { adults: 2, places: 2 } });
  await tell(booking.id, 'changed');
  await deliver(booking);
  await db().booking.update({ where: { id: booking.id }, data: { sessionId: other.id } });
  await tell(booking.id, 'moved');
  await deliver(booking);
  await db().voluntarySession.update({
    where: { id: other.id },
    data: { startsAt: new Date('2099-10-25T10:00:00Z'), endsAt: new Date('2099-10-25T12:00:00Z') },
  });
  await tell(booking.id, 'moved');
  await deliver(booking);
  await db().voluntarySession.update({ where: { id: other.id }, data: { state: 'cancelled' } });
  await tell(booking.id, 'session-cancelled');
  await deliver(booking);
  await db().booking.update({ where: { id: booking.id }, data: { sessionId: often.id } });
  await tell(booking.id, 'moved');
  await deliver(booking);
  await db().booking.update({
    where: { id: booking.id },
    data: { state: 'cancelled', cancelledBy: 'family', linkGeneration: 2 },
  });
  await tell(booking.id, 'cancelled');
  const files = (await deliver(booking)).map((one) => fileOf(one)!);
  expect(files.map(({ method, status }) => `${method as string} ${status as string}`)).toEqual([
    'REQUEST CONFIRMED',
    'REQUEST CONFIRMED',
    'REQUEST CONFIRMED',
    'REQUEST CONFIRMED',
    'CANCEL CANCELLED',
    'REQUEST CONFIRMED',
    'CANCEL CANCELLED',
  ]);
  expect(new Set(files.map(({ event }) => event.uid)).size).toBe(1);
  const sequences = files.map(({ event }) => event.sequence);
  expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
  expect(files[2]!.event.summary).toBe('Another; day, 🗺️');
  expect(files[3]!.event.startDate.toJSDate()).toEqual(new Date('2099-10-25T10:00:00Z'));
  // Who has no place any more is not told where it would have been.
  expect(files[6]!.event.location).toBeNull();
});

it('an email that waited tells what is so now, and what is no longer so is not sent', async () => {
  const session = await createSession({ startsAt: new Date('2099-03-27T10:00:00Z') });
  const booking = await createBooking({ sessionId: session.id });
  await tell(booking.id, 'confirmed');
  const startsAt = new Date('2099-04-03T10:00:00Z');
  await db().voluntarySession.update({
    where: { id: session.id },
    data: { startsAt, endsAt: new Date('2099-04-03T12:00:00Z') },
  });
  await tell(booking.id, 'moved');
  const mails = await deliver(booking);
  expect(mails.map((mail) => fileOf(mail)!.event.startDate.toJSDate())).toEqual([
    startsAt,
    startsAt,
  ]);

  await db().booking.update({ where: { id: booking.id }, data: { adults: 2 } });
  await tell(booking.id, 'changed');
  await db().booking.update({ where: { id: booking.id }, data: { state: 'cancelled' } });
  await tell(booking.id, 'cancelled');
  const after = (await deliver(booking)).slice(2);
  expect(after.map((mail) => fileOf(mail)!.method)).toEqual(['CANCEL']);
  expect(
    await db().outgoingMail.count({ where: { toAddress: booking.email!, sentAt: null } }),
  ).toBe(0);
});

it('an offer that was passed on meanwhile is not sent; a second one is', async () => {
  const session = await createSession();
  const offerEndsAt = new Date(Date.now() + 3_600_000);
  const booking = await createBooking({
    sessionId: session.id,
    state: 'offered',
    arrival: 1,
    offeredAt: new Date(Date.now() - 60_000),
    offerEndsAt,
  });
  await tell(booking.id, 'offered');
  await db().booking.update({ where: { id: booking.id }, data: { offeredAt: new Date() } });
  await tell(booking.id, 'offered');
  await tell(booking.id, 'offered');
  expect(await deliver(booking)).toHaveLength(1);
});

it('says whether a place was held in vain, or none came free', async () => {
  const session = await createSession();
  const lapsed = { sessionId: session.id, state: 'lapsed', arrival: 1 };
  const held = await told('lapsed', { ...lapsed, offeredAt: new Date() });
  expect(held.mail.text).toContain('We held a place for you');
  const inLine = await told('lapsed', lapsed);
  expect(inLine.mail.text).toContain('no place became free');
  expect(inLine.mail.text).not.toContain('We held');
});

it('who only stood in line gets no file when they leave it', async () => {
  const session = await createSession();
  const { mail } = await told('cancelled', {
    sessionId: session.id,
    state: 'cancelled',
    cancelledBy: 'family',
    arrival: 3,
  });
  expect(mail.attachments).toEqual([]);
  expect(mail.text).toContain('as you asked');
  const off = await createSession({ state: 'cancelled' });
  const inLine = await told('session-cancelled', {
    sessionId: off.id,
    state: 'waiting',
    arrival: 1,
    offeredAt: new Date(),
  });
  expect(inLine.mail.text).toContain('does not take place');
  expect(inLine.mail.attachments).toEqual([]);
});

it('an email that is refused, comes back, or is held by then leaves them to be phoned', async () => {
  const session = await createSession();
  const make = async () => {
    const account = await createAccount();
    const booking = await createBooking({
      sessionId: session.id,
      source: 'signed-in',
      accountId: account.id,
      email: account.email,
    });
    await tell(booking.id, 'moved');
    return booking;
  };
  const toTellOf = async (id: string) =>
    (await db().booking.findUniqueOrThrow({ where: { id } })).toTell;
  const one = await make();
  refused.add(one.email!);
  expect(await deliver(one)).toEqual([]);
  expect(await toTellOf(one.id)).toBe('moved');

  const two = await make();
  await db().account.update({ where: { id: two.accountId! }, data: { mailHeldSince: new Date() } });
  expect(await deliver(two)).toEqual([]);
  expect(await toTellOf(two.id)).toBe('moved');

  const three = await make();
  expect(await deliver(three)).toHaveLength(1);
  const { id } = await db().outgoingMail.findFirstOrThrow({ where: { toAddress: three.email! } });
  await takeReturnedMail(bounceOf(messageIdOf(id)));
  expect(await toTellOf(three.id)).toBe('moved');

  // They know already that they gave their place up.
  const four = await make();
  await deliver(four);
  await db().booking.update({
    where: { id: four.id },
    data: { state: 'cancelled', cancelledBy: 'family' },
  });
  const sent = await db().outgoingMail.findFirstOrThrow({ where: { toAddress: four.email! } });
  await takeReturnedMail(bounceOf(messageIdOf(sent.id)));
  expect(await toTellOf(four.id)).toBe('');
});

/** What a mail server sends back (RFC 3464). */
function bounceOf(messageId: string): string {
  return [
    'From: MAILER-DAEMON@mail.example',
    'To: team@council.example',
    'Subject: Undelivered',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.example',
    '',
    'Final-Recipient: rfc822; somebody@family.example',
    'Action: failed',
    'Status: 5.1.1',
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    `Message-ID: ${messageId}`,
    'Subject: x',
    '',
    'x',
    '--b--',
    '',
  ].join('\r\n');
}

it('thanks those who came, once each, with what was promised', async () => {
  const session = await createSession({
    startsAt: new Date(Date.now() - 5 * 3_600_000),
    promised: 'The slides of the talk',
  });
  const came = await createBooking({
    sessionId: session.id,
    attendance: 'came',
    promised: 'A call about GCSEs',
  });
  const alsoCame = await createBooking({ sessionId: session.id, attendance: 'came' });
  const stayedAway = await createBooking({ sessionId: session.id, attendance: 'not-come' });
  const gaveUp = await createBooking({ sessionId: session.id, state: 'cancelled' });
  await inTransaction((tx) => thankBookers(tx, session.id));
  await inTransaction((tx) => thankBookers(tx, session.id));
  const [mail, ...more] = await deliver(came);
  expect(more).toEqual([]);
  expect(mail!.text).toContain('The slides of the talk');
  expect(mail!.text).toContain('A call about GCSEs');
  expect(mail!.text).not.toContain('Lea Bridge');
  const [other] = await deliver(alsoCame);
  expect(other!.text).toContain('The slides of the talk');
  expect(other!.text).not.toContain('GCSEs');
  expect(await deliver(stayedAway)).toEqual([]);
  expect(await deliver(gaveUp)).toEqual([]);
  const { thankedAt } = await db().voluntarySession.findUniqueOrThrow({
    where: { id: session.id },
  });
  expect(thankedAt).not.toBeNull();
  // Somebody whose coming is recorded later is thanked too, and nobody twice.
  await db().booking.update({ where: { id: stayedAway.id }, data: { attendance: 'came' } });
  await inTransaction((tx) => thankBookers(tx, session.id));
  expect(await deliver(stayedAway)).toHaveLength(1);
  expect(await deliver(came)).toHaveLength(1);
});

it('what was promised to somebody without email is told by phone, once', async () => {
  const session = await createSession({ startsAt: new Date(Date.now() - 5 * 3_600_000) });
  const phoned = { sessionId: session.id, attendance: 'came', source: 'staff', email: null };
  const promised = await createBooking({ ...phoned, promised: 'A call about GCSEs' });
  await createBooking(phoned);
  const thank = async () => {
    await inTransaction((tx) => thankBookers(tx, session.id));
    const rows = await db().booking.findMany({ where: { sessionId: session.id } });
    return rows.filter(({ toTell }) => toTell !== '').map(({ id, toTell }) => [id, toTell]);
  };
  expect(await thank()).toEqual([[promised.id, 'thanks']]);
  await db().booking.update({
    where: { id: promised.id },
    data: { toTell: '', toldAt: new Date() },
  });
  expect(await thank()).toEqual([]);
});
