import { bookQuietly, dayAhead, makeSession, postForm } from './booking-journey';
import { oneRow, parentSession, sql } from './sign-in-as';

type Ids = Record<string, string>;

/** What the link of a booking shows, beside a place that is booked. */
export const SHOWN = ['waiting', 'offered', 'past', 'off'] as const;
export type Shown = (typeof SHOWN)[number];

const somebody = () => `booker-${crypto.randomUUID()}@example.org`;

/**
 * Sessions, a place in one that this parent has, and the parent's private calendar: what the addresses of
 * booking name, for families and for staff.
 */
export async function bookingOf(email: string): Promise<Ids> {
  const session = await makeSession({ title: 'Clay for beginners', on: dayAhead(33) });
  const bookingToken = await bookQuietly(session.id, somebody(), {
    name: 'Perpetua Quick',
    children: '2',
    interpreter: 'bfi',
    topic: 'Reading',
  });
  await tie(session.id, email);
  const past = await makeSession({ title: 'Clay last week', on: dayAhead(33), kind: 'talk' });
  await bookQuietly(past.id, somebody());
  await intoThePast(past.id);
  const { booking, venue, sessionKind, timeKind, series } = await oneRow<Ids>(
    `select b.id as booking, r.venue_id as venue, s.kind_id as "sessionKind",
       (select id from session_kind where code = 'one-to-one') as "timeKind",
       (select id from session_series order by id limit 1) as series
     from voluntary_session s join booking b on b.session_id = s.id join room r on r.id = s.room_id
     where s.id = $1`,
    [session.id],
  );
  return {
    session: session.id,
    pastSession: past.id,
    booking: booking!,
    bookingToken,
    venue: venue!,
    sessionKind: sessionKind!,
    timeKind: timeKind!,
    series: series!,
    month: dayAhead(33).slice(0, 7),
    feed: await feedOf(email),
  };
}

/** Makes the bookings of a session those of the family of this parent. */
async function tie(session: string, email: string): Promise<void> {
  await sql(
    `update booking set source = 'signed-in', account_id = k.id, family_id = a.family_id
     from account k join adult a on a.account_id = k.id where k.email = $2 and session_id = $1`,
    [session, email],
  );
}

async function intoThePast(session: string): Promise<void> {
  await sql(
    `update voluntary_session set starts_at = now() - interval '3 hours', ends_at = now() - interval '1 hour'
     where id = $1`,
    [session],
  );
}

/** The secret in the address of the parent's private calendar, made where there is none. */
export async function feedOf(email: string): Promise<string> {
  const headers = { Cookie: `session=${await parentSession(email)}` };
  await postForm('/en/family/sessions', { intent: 'make' }, { headers });
  const page = await fetch(`${process.env.E2E_URL}/en/family/sessions`, { headers });
  const [, feed] = /\/calendar\/([\w-]{40,})\.ics/.exec(await page.text()) ?? [];
  if (!feed) throw new Error(`${email} has no private calendar.`);
  return feed;
}

/** A new booking for each of the pages that a link can open, by its secret. */
export async function bookingsShown(): Promise<Record<Shown, string>> {
  const past = await bookedIn(intoThePast);
  const off = await bookedIn(async (id) => {
    await sql(
      `update voluntary_session set state = 'cancelled', told_why = 'Nobody can be there that day.' where id = $1`,
      [id],
    );
  });
  // The first gives the only place back: it is offered to the second, and the third goes on waiting.
  const small = await makeSession({
    title: 'A small talk',
    kind: 'talk',
    on: dayAhead(40),
    capacity: 1,
  });
  const first = await bookQuietly(small.id, somebody());
  const offered = await bookQuietly(small.id, somebody());
  const waiting = await bookQuietly(small.id, somebody());
  await postForm(`/en/booking/${first}/cancel`, {});
  return { waiting, offered, past, off };
}

async function bookedIn(then: (session: string) => Promise<void>): Promise<string> {
  const { id } = await makeSession({ title: 'Another talk', kind: 'talk', on: dayAhead(41) });
  const token = await bookQuietly(id, somebody());
  await then(id);
  return token;
}
