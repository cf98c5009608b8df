import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '~/platform/db/database.server';
import { sealJoinLink } from '../join-link.server';
import { linkToken } from '../link.server';
import { createBooking, createSession } from '../message/booking.test-support';
import { openPlaces, signedInParent } from '../place/place.test-support';
import { answerCancel, loadCancel } from './cancel-pages.server';
import { answerChange, loadChange } from './change-pages.server';
import { CancelPage } from './components/cancel-page';
import { ChangePage } from './components/change-page';
import { BookingGone } from './components/ended-pages';
import { ManagePage } from './components/manage-page';
import { OwnPage } from './components/own-page';
import { asking, inHours, leadsTo, shown } from './family.test-support';
import { answerBooking, loadBooking } from './manage-pages.server';
import { answerOwnSessions, loadOwnSessions } from './own-pages.server';

let places: Awaited<ReturnType<typeof openPlaces>>;
beforeAll(async () => {
  places = await openPlaces();
});
afterAll(() => places.close());

type Session = Parameters<typeof createSession>[0];
type Booking = Omit<Parameters<typeof createBooking>[0], 'sessionId'>;

/** A booking in a session, with the secret of its link. */
async function booked(session: Session = {}, booking: Booking = {}) {
  const made = await createSession(session);
  const row = await createBooking({ sessionId: made.id, ...booking });
  return { session: made, id: row.id, token: linkToken('booking', row.id, row.linkGeneration) };
}

async function look(token: string, search = '') {
  const { data, init } = await loadBooking(await asking({ params: { token }, search }));
  const html = data.page === 'gone' ? shown(<BookingGone />) : shown(<ManagePage {...data} />);
  return { html, data, status: init?.status ?? 200, headers: new Headers(init?.headers) };
}

const act = async (token: string, form: Record<string, string>) =>
  answerBooking(await asking({ params: { token }, form }));
const stateOf = async (id: string) =>
  (await db().booking.findUniqueOrThrow({ where: { id } })).state;

describe('the page of a booking', () => {
  it('with a place tells the exact place, the calendar, and how to change and cancel', async () => {
    const { token, session } = await booked(
      {},
      { adults: 2, children: 1, places: 3, topic: 'Sums' },
    );
    const { html, headers, status } = await look(token);
    expect(status).toBe(200);
    for (const words of [
      'You have a place',
      'Lea Bridge Hall',
      'Garden room',
      '12 Example Road',
      '2 adults and 1 child',
      'Sums',
      `/en/booking/${token}/event.ics`,
      `/en/booking/${token}/change`,
      `/en/booking/${token}/cancel`,
      'You need not say why',
    ])
      expect(html).toContain(words);
    expect(html).not.toContain(session.id);
    expect(headers.get('Cache-Control')).toContain('no-store');
    expect(headers.get('X-Robots-Tag')).toContain('noindex');
    expect(headers.get('Referrer-Policy')).toBe('same-origin');
  });

  it('online gives the link to join, which tells nobody where it was found', async () => {
    const link = 'https://meet.example/abc';
    const { token } = await booked({ mode: 'online', room: { link: sealJoinLink(link) } });
    expect((await look(token)).html).toContain(`href="${link}" rel="noreferrer"`);
  });

  it.each(['waiting', 'offered'] as const)('%s tells no exact place', async (state) => {
    const offer = state === 'offered' ? { offerEndsAt: inHours(5) } : {};
    const { token } = await booked({}, { state, arrival: 1, ...offer });
    const { html } = await look(token);
    expect(html).toContain('Leyton');
    for (const secret of ['Lea Bridge Hall', 'Example Road', 'Garden room', 'event.ics'])
      expect(html).not.toContain(secret);
  });

  it('in line says how many are before, and how offers work', async () => {
    const { session } = await booked({ capacity: 1 }, { state: 'waiting', arrival: 1 });
    const row = await createBooking({ sessionId: session.id, state: 'waiting', arrival: 2 });
    const { html } = await look(linkToken('booking', row.id, 1));
    expect(html).toContain('1 booking is before you');
    expect(html).toContain('keep it for 24 hours');
    expect(html).not.toContain('You have a place');
  });

  it('shows nothing of other bookings', async () => {
    const { token, session } = await booked();
    await createBooking({
      sessionId: session.id,
      name: 'CANARY',
      email: 'canary@family.example',
      topic: 'CANARY',
    });
    const { html, data } = await look(token);
    expect(html + JSON.stringify(data)).not.toMatch(/canary/i);
  });

  it('is the same for links that never were, that ended, and whose time is over', async () => {
    const ended = await booked({}, { state: 'cancelled' });
    const lapsed = await booked({}, { state: 'lapsed' });
    const old = await booked({ startsAt: inHours(-24 * 70) });
    const raised = await booked();
    await db().booking.update({
      where: { id: raised.id },
      data: { linkGeneration: 2, linkHash: randomUUID() },
    });
    const never = await look('never');
    expect(never.status).toBe(404);
    for (const { token } of [ended, lapsed, old, raised]) {
      const { html, status, headers, data } = await look(token);
      expect({ html, status, data }).toEqual({ html: never.html, status: 404, data: never.data });
      expect(headers.get('Cache-Control')).toContain('no-store');
    }
    for (const load of [loadChange, loadCancel]) {
      const { data, init } = await load(await asking({ params: { token: ended.token } }));
      expect([data.page, init?.status]).toEqual(['gone', 404]);
    }
  });
});

describe('an offer', () => {
  const offered = () =>
    booked({}, { state: 'offered', offeredAt: new Date(), offerEndsAt: inHours(5) });

  it('says until when, and is taken with one press', async () => {
    const { token, id } = await offered();
    expect((await look(token)).html).toContain('We keep it for you until');
    expect(leadsTo(await act(token, { intent: 'accept' }))).toBe(
      `/en/booking/${token}?did=accepted`,
    );
    expect(await stateOf(id)).toBe('booked');
    expect((await look(token, '?did=accepted')).html).toContain('The place is yours');
  });

  it('is declined with another, and its link is dead', async () => {
    const { token, id } = await offered();
    expect(leadsTo(await act(token, { intent: 'decline' }))).toBe('/en/booking/ended');
    expect(await stateOf(id)).toBe('cancelled');
    expect((await look(token)).status).toBe(404);
  });
});

describe('a session that the council changed', () => {
  it('and called off says why, and others are one press away', async () => {
    const soon = inHours(30);
    const other = await createSession({ kindCode: 'drop-in', startsAt: soon });
    const small = await createSession({ kindCode: 'drop-in', startsAt: soon, capacity: 1 });
    const { token, id } = await booked(
      { kindCode: 'drop-in', state: 'cancelled', toldWhy: 'The heating broke' },
      { adults: 2, places: 2 },
    );
    const { html } = await look(token);
    expect(html).toContain('This session is not taking place');
    expect(html).toContain('The heating broke');
    expect(html).toContain(`value="${other.id}"`);
    expect(html).not.toContain(small.id);
    expect(html).not.toContain('Lea Bridge Hall');
    const answer = await act(token, { intent: 'take', toSessionId: other.id });
    expect(leadsTo(answer)).toMatch(/^\/en\/booking\/[\w-]+\?did=moved$/);
    const row = await db().booking.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ sessionId: other.id, state: 'booked' });
  });

  it('and moved says so', async () => {
    const { token } = await booked({ toldWhy: 'The hall is being painted' });
    const { html } = await look(token);
    expect(html).toContain('The council changed this session');
    expect(html).toContain('The hall is being painted');
  });

  it('to one that filled meanwhile keeps the booking', async () => {
    const full = await createSession({ capacity: 1 });
    await createBooking({ sessionId: full.id });
    const { token, id, session } = await booked({ state: 'cancelled' });
    const answer = await act(token, { intent: 'take', toSessionId: full.id });
    expect(leadsTo(answer)).toContain('did=full');
    const row = await db().booking.findUniqueOrThrow({ where: { id } });
    expect(row.sessionId).toBe(session.id);
    expect(leadsTo(await act(token, { intent: 'take', toSessionId: "x' or 1=1" }))).toBe(
      `/en/booking/${token}`,
    );
  });
});

describe('changing', () => {
  const change = async (token: string, search: string, form: Record<string, string>) =>
    answerChange(await asking({ params: { token }, search, form }));
  const view = async (token: string, search = '') => {
    const { data } = await loadChange(await asking({ params: { token }, search }));
    if (data.page !== 'change') throw new Error(data.page);
    return { ...data, html: shown(<ChangePage {...data} />) };
  };

  it('the date offers others of the kind with enough places', async () => {
    const good = await createSession({ kindCode: 'talk', capacity: 5 });
    const small = await createSession({ kindCode: 'talk', capacity: 1 });
    const draft = await createSession({ kindCode: 'talk', state: 'draft' });
    const { token, id } = await booked({ kindCode: 'talk' }, { adults: 2, places: 2 });
    const { html } = await view(token);
    expect(html).toContain(`value="${good.id}"`);
    for (const no of [small, draft]) expect(html).not.toContain(no.id);
    expect(await change(token, '', {})).toMatchObject({
      data: { errors: [{ field: 'date', code: 'required' }] },
    });
    expect(leadsTo(await change(token, '', { date: good.id }))).toContain('did=moved');
    expect((await db().booking.findUniqueOrThrow({ where: { id } })).sessionId).toBe(good.id);
  });

  it('who comes keeps what is not asked, and tells of a form that is old', async () => {
    const { token, id } = await booked({}, { name: 'Ana', adults: 1, children: 0 });
    const { html } = await view(token, '?what=people');
    expect(html).toContain('value="Ana"');
    const form = { seen: '0', adults: '2', children: '1', name: 'Ana', topic: 'New' };
    expect(leadsTo(await change(token, '?what=people', form))).toContain('did=changed');
    expect(await db().booking.findUniqueOrThrow({ where: { id } })).toMatchObject({
      adults: 2,
      children: 1,
      places: 3,
      topic: 'New',
    });
    expect(await change(token, '?what=people', { ...form, adults: '4' })).toMatchObject({
      data: { values: { adults: '4' }, errors: [{ code: 'changed-meanwhile' }] },
    });
  });

  it('to more people than there are places leaves all as it was', async () => {
    const { token, id } = await booked({ capacity: 3 }, { adults: 1, places: 1 });
    const { session } = { session: await db().booking.findUniqueOrThrow({ where: { id } }) };
    await createBooking({ sessionId: session.sessionId, places: 2 });
    expect(await change(token, '?what=people', { seen: '0', adults: '2' })).toMatchObject({
      data: { errors: [{ field: 'form', code: 'numbers-full' }] },
    });
    expect(await db().booking.findUniqueOrThrow({ where: { id } })).toMatchObject({ adults: 1 });
  });

  it('later than the session allows says so, and cancelling is still there', async () => {
    const { token, id } = await booked({ startsAt: inHours(5), changeHours: 24 });
    expect((await view(token)).html).toContain('It is too late to change this here');
    const { data } = await loadCancel(await asking({ params: { token } }));
    if (data.page !== 'cancel') throw new Error(data.page);
    expect(shown(<CancelPage {...data} />)).toContain('Tell us anyway');
    const answer = await answerCancel(await asking({ params: { token }, form: {} }));
    expect(leadsTo(answer)).toBe('/en/booking/ended');
    const row = await db().booking.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ state: 'cancelled', late: true });
  });

  it('cancels in time without a word about late, once', async () => {
    const { token, id } = await booked();
    const { data } = await loadCancel(await asking({ params: { token } }));
    if (data.page !== 'cancel') throw new Error(data.page);
    const html = shown(<CancelPage {...data} />);
    expect(html).toContain('You need not say why');
    expect(html).not.toContain('Tell us anyway');
    const twice = await Promise.all(
      [1, 2].map(async () => answerCancel(await asking({ params: { token }, form: {} }))),
    );
    expect(twice.map(leadsTo)).toEqual(['/en/booking/ended', '/en/booking/ended']);
    expect((await db().booking.findUniqueOrThrow({ where: { id } })).late).toBe(false);
  });
});

describe('afterwards', () => {
  const past = (given: Session = {}) => booked({ startsAt: inHours(-30), ...given });
  const answers = { intent: 'feedback', useful: 'yes', listened: 'partly', better: 'More tea' };

  it('the page thanks, says what was promised and asks three questions', async () => {
    const { token } = await past({ promised: 'We send the list of books' });
    const { html } = await look(token);
    for (const words of [
      'Thank you',
      'We send the list of books',
      'Was it useful?',
      'Nobody will hold',
    ])
      expect(html).toContain(words);
    for (const gone of ['Lea Bridge Hall', '/cancel', 'event.ics'])
      expect(html).not.toContain(gone);
  });

  it('feedback is taken once for each booking, and says nothing of whose it is', async () => {
    const { token, id, session } = await past();
    const all = await Promise.all(Array.from({ length: 4 }, () => act(token, answers)));
    expect(all.map(leadsTo).filter((to) => to?.includes('did=thanks'))).toHaveLength(1);
    const rows = await db().$queryRaw<Record<string, unknown>[]>`
      select f.session_id, f.id, f.useful, f.listened, f.better, f.month::text, f.xmin::text as "byTransaction" from session_feedback f
      where session_id = ${session.id}::uuid`;
    expect(rows).toHaveLength(1);
    const { id: feedbackId, byTransaction, month, ...kept } = rows[0]!;
    expect(kept).toEqual({
      session_id: session.id,
      useful: 'yes',
      listened: 'partly',
      better: 'More tea',
    });
    expect(feedbackId).not.toBe(id);
    expect(month).toMatch(/^\d{4}-\d{2}-01$/);
    const [booking] = await db().$queryRaw<{ feedback_at: Date; by: string }[]>`
      select feedback_at, xmin::text as by from booking where id = ${id}::uuid`;
    expect(booking!.by).not.toBe(byTransaction);
    expect(booking!.feedback_at.getUTCDate()).toBe(1);
    const { html } = await look(token);
    expect(html).toContain('You have told us how it was');
    expect(html).not.toContain('name="useful"');
  });

  it('feedback with nothing in it is not sent, and what was typed stays', async () => {
    const { token, session } = await past();
    expect(await act(token, { intent: 'feedback' })).toMatchObject({
      data: { errors: [{ field: 'form', code: 'nothing-chosen' }] },
    });
    const wrong = await act(token, { ...answers, useful: 'very' });
    expect(wrong).toMatchObject({
      data: { values: { better: 'More tea' }, errors: [{ field: 'useful' }] },
    });
    expect(await db().sessionFeedback.count({ where: { sessionId: session.id } })).toBe(0);
  });

  it('feedback is not taken of what is still to come, was called off, or without a place', async () => {
    const refused = [
      await booked(),
      await past({ state: 'cancelled' }),
      await booked({ startsAt: inHours(-30) }, { state: 'waiting', arrival: 1 }),
    ];
    for (const { token, session } of refused) {
      await act(token, answers);
      expect(await db().sessionFeedback.count({ where: { sessionId: session.id } })).toBe(0);
    }
  });
});

describe('what a parent booked', () => {
  it('stands by what is coming, waiting and past, and is theirs alone', async () => {
    const [parent, other] = [await signedInParent(), await signedInParent()];
    const own = { source: 'signed-in', accountId: parent.id } as const;
    const coming = await booked({ words: { en: { title: 'Coming one' } } }, own);
    await booked(
      { words: { en: { title: 'Waiting one' } } },
      { ...own, state: 'waiting', arrival: 1 },
    );
    await booked({ startsAt: inHours(-30), words: { en: { title: 'Past one' } } }, own);
    await booked({ words: { en: { title: 'CANARY' } } }, { ...own, accountId: other.id });
    const view = await loadOwnSessions(await asking({ by: parent }));
    const html = shown(<OwnPage {...view} />);
    for (const words of ['Coming one', 'Waiting one', 'Past one', 'Tell us how it was'])
      expect(html).toContain(words);
    expect(html).toContain(`/en/booking/${coming.token}`);
    expect(html).not.toContain('CANARY');
  });

  it('has a private calendar address that is made, shown, and stopped', async () => {
    const parent = await signedInParent();
    const page = async () =>
      shown(<OwnPage {...await loadOwnSessions(await asking({ by: parent }))} />);
    const post = async (intent: string) =>
      leadsTo(await answerOwnSessions(await asking({ by: parent, form: { intent } })));
    expect(await page()).not.toContain('/calendar/');
    expect(await page()).toContain('Whoever has the address');
    expect(await post('make')).toBe('/en/family/sessions?did=made');
    const made = await page();
    expect(made).toMatch(/http:\/\/localhost:3000\/calendar\/[\w-]{43}\.ics/);
    expect(await post('make')).toBe('/en/family/sessions?did=made');
    expect(await page()).toBe(made);
    expect(await post('stop')).toBe('/en/family/sessions?did=stopped');
    expect(await page()).not.toContain('/calendar/');
  });
});
