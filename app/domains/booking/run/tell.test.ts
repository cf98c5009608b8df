import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asActor, createStaff } from '../../../../tests/factories';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { createBooking, createSession } from '../message/booking.test-support';
import { loadHub } from './hub-pages.server';
import { answerInterpreters, loadInterpreters } from './interpreters-pages.server';
import { asking, auditOf, inHours, over, statusOf } from './run.test-support';
import { answerTell, loadTell } from './tell-pages.server';

let database: TestDatabase;
let officer: ReturnType<typeof asActor>;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  useEnvironment(readEnvironment({ PUBLIC_URL: 'http://localhost:3000' }));
  await prepareJobs();
  officer = asActor(await createStaff());
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

beforeEach(async () => {
  await db().booking.deleteMany();
  await db().outgoingMail.deleteMany();
});

const list = async (query = '') => {
  const { bookings } = await loadTell(asking(officer, `/officer/sessions/tell${query}`));
  return bookings;
};
const counts = async () => {
  const { todo } = await loadHub(asking(officer, '/officer/sessions'));
  return Object.fromEntries(todo.map(({ list: name, count }) => [name, count]));
};
const send = (body: Record<string, string>, actor = officer) =>
  answerTell(asking(actor, '/officer/sessions/tell', {}, body));
const byPhone = { source: 'staff', email: null, phone: '07700 900123' } as const;

/** An email about a booking that came back. */
function cameBack(bookingId: string, at = new Date()) {
  return db().outgoingMail.create({
    data: {
      dedupeKey: `booking:${bookingId}:confirmed:0`,
      toAddress: 'nobody@family.example',
      template: 'booking-confirmed',
      language: 'en',
      returnedAt: at,
    },
  });
}

describe('families to tell by phone', () => {
  it('has what is soonest first, an offer by when it ends', async () => {
    const [soon, later] = [
      await createSession({ startsAt: inHours(48) }),
      await createSession({ startsAt: inHours(480), capacity: 5 }),
    ];
    const moved = await createBooking({ ...byPhone, sessionId: soon.id, toTell: 'moved' });
    const offered = await createBooking({
      ...byPhone,
      sessionId: later.id,
      toTell: 'offered',
      state: 'offered',
      offerEndsAt: inHours(20),
    });
    const nothing = await createBooking({ ...byPhone, sessionId: soon.id });
    const rows = await list();
    expect(rows.map(({ id }) => id)).toEqual([offered.id, moved.id]);
    expect(rows.map(({ id }) => id)).not.toContain(nothing.id);
    expect(await counts()).toMatchObject({ tell: 2, cameBack: 0 });
  });

  it('is done with once somebody was told: by whom, when and what', async () => {
    const session = await createSession();
    const booking = await createBooking({ ...byPhone, sessionId: session.id, toTell: 'moved' });
    const [row] = await list();
    const form = { intent: 'told', booking: booking.id, seen: row!.seen };
    expect(await statusOf(send(form))).toBe(303);
    expect(await db().booking.findUniqueOrThrow({ where: { id: booking.id } })).toMatchObject({
      toTell: '',
      toldById: officer.id,
      toldAt: expect.any(Date) as Date,
    });
    expect(await list()).toEqual([]);
    expect(await auditOf(booking.id)).toMatchObject([
      { action: 'booking.told', actorId: officer.id, detail: { told: 'moved' } },
    ]);
  });

  it('does not count as told what became another meanwhile', async () => {
    const session = await createSession();
    const booking = await createBooking({ ...byPhone, sessionId: session.id, toTell: 'moved' });
    const [row] = await list();
    await db().booking.update({
      where: { id: booking.id },
      data: { toTell: 'session-cancelled' },
    });
    const form = { intent: 'told', booking: booking.id, seen: row!.seen };
    expect(await statusOf(send(form))).toBe(400);
    expect(await list()).toMatchObject([{ toTell: 'session-cancelled' }]);
  });

  it('has those of coming sessions whose email came back, until somebody told them', async () => {
    const session = await createSession();
    const booking = await createBooking({ sessionId: session.id });
    const past = await createBooking({ sessionId: (await createSession(over())).id });
    await cameBack(booking.id);
    await cameBack(past.id);
    expect((await list('?came-back=1')).map(({ id }) => id)).toEqual([booking.id]);
    expect(await counts()).toMatchObject({ tell: 1, cameBack: 1 });
    const [row] = await list();
    await send({ intent: 'told', booking: booking.id, seen: row!.seen });
    expect(await list()).toEqual([]);
    // Another email that comes back after that is news again.
    await db().outgoingMail.updateMany({ data: { returnedAt: inHours(1) } });
    expect(await list()).toHaveLength(1);
  });

  it('takes or lets go an offer for a family that said so on the phone, once', async () => {
    const session = await createSession({ startsAt: inHours(480), capacity: 2 });
    const offer = { ...byPhone, sessionId: session.id, toTell: 'offered', state: 'offered' };
    const yes = await createBooking({ ...offer, offerEndsAt: inHours(20) });
    const no = await createBooking({ ...offer, offerEndsAt: inHours(21) });
    const rows = await list();
    const form = (intent: string, at: number) => ({
      intent,
      booking: rows[at]!.id,
      seen: rows[at]!.seen,
    });
    expect(await statusOf(send(form('accept', 0)))).toBe(303);
    expect(await statusOf(send(form('decline', 1)))).toBe(303);
    expect(await db().booking.findUniqueOrThrow({ where: { id: yes.id } })).toMatchObject({
      state: 'booked',
    });
    expect(await db().booking.findUniqueOrThrow({ where: { id: no.id } })).toMatchObject({
      state: 'cancelled',
    });
    expect((await auditOf(yes.id)).map(({ action }) => action)).toContain('booking.accepted');
    expect(await list()).toEqual([]);
    // The page that still shows the offer is told that it changed.
    expect(await statusOf(send(form('decline', 0)))).toBe(400);
    expect(await db().booking.findUniqueOrThrow({ where: { id: yes.id } })).toMatchObject({
      state: 'booked',
    });
  });

  it('is for those who run sessions; others look', async () => {
    const session = await createSession();
    const booking = await createBooking({ ...byPhone, sessionId: session.id, toTell: 'moved' });
    const colleague = asActor(await createStaff({ roles: ['SEND'] }));
    const [row] = await list();
    const form = { intent: 'told', booking: booking.id, seen: row!.seen };
    expect(await statusOf(send(form, colleague))).toBe(403);
    expect(await list()).toHaveLength(1);
  });

  it('refuses a form that is none of its own', async () => {
    expect(await statusOf(send({ intent: 'constructor' }))).toBe(400);
    expect(await statusOf(send({ intent: 'told', booking: 'x', seen: 'x' }))).toBe(400);
    const unknown = { intent: 'told', booking: randomUUID(), seen: '0'.repeat(32) };
    expect(await statusOf(send(unknown))).toBe(404);
  });
});

describe('interpreters', () => {
  const shown = async (query = '') => {
    const page = await loadInterpreters(asking(officer, `/officer/sessions/interpreters${query}`));
    return page.bookings;
  };
  const set = (body: Record<string, string>) =>
    answerInterpreters(
      asking(
        officer,
        '/officer/sessions/interpreters?language=bfi',
        {},
        {
          intent: 'interpreter',
          ...body,
        },
      ),
    );

  it('are listed by date for coming sessions, narrowed by language and by how it stands', async () => {
    const [soon, later] = [
      await createSession({ startsAt: inHours(48) }),
      await createSession({ startsAt: inHours(480) }),
    ];
    const wanted = { interpreter: 'ur', interpreterState: 'arranged' };
    const urdu = await createBooking({ sessionId: later.id, ...wanted });
    const signed = await createBooking({
      sessionId: soon.id,
      interpreter: 'bfi',
      interpreterState: 'asked',
    });
    await createBooking({ sessionId: soon.id, interpreter: 'pl', state: 'cancelled' });
    await createBooking({ sessionId: soon.id });
    await createBooking({ sessionId: (await createSession(over())).id, interpreter: 'ro' });
    const ids = async (query = '') => (await shown(query)).map(({ id }) => id);
    expect(await ids()).toEqual([signed.id, urdu.id]);
    expect(await ids('?language=bfi')).toEqual([signed.id]);
    expect(await ids('?state=arranged')).toEqual([urdu.id]);
    expect(await ids('?language=nonsense')).toEqual([signed.id, urdu.id]);
    expect(await counts()).toMatchObject({ interpreters: 1 });
  });

  it('are arranged with a note and a line in the trail; a second press changes nothing', async () => {
    const session = await createSession();
    const { id } = await createBooking({
      sessionId: session.id,
      interpreter: 'bfi',
      interpreterState: 'asked',
    });
    const [row] = await shown();
    const form = { booking: id, seen: row!.seen, state: 'arranged', note: 'Comes at nine.' };
    const answer = (await set(form)) as Response;
    expect(answer.headers.get('Location')).toBe(
      '/officer/sessions/interpreters?language=bfi&done=kept',
    );
    expect(await statusOf(set(form))).toBe(303);
    expect(await auditOf(id)).toMatchObject([
      { action: 'booking.interpreter', detail: { state: 'arranged', before: 'asked' } },
    ]);
    // A colleague who still sees the old page does not undo it unawares.
    expect(await statusOf(set({ ...form, state: 'not-found' }))).toBe(400);
    expect(await shown()).toMatchObject([
      { interpreterState: 'arranged', interpreterNote: 'Comes at nine.' },
    ]);
  });

  it('who were arranged stay on the list until they know that nobody comes any more', async () => {
    const session = await createSession();
    const { id } = await createBooking({
      sessionId: session.id,
      interpreter: 'tr',
      interpreterState: 'arranged',
      state: 'cancelled',
    });
    expect(await counts()).toMatchObject({ interpreters: 1 });
    const [row] = await shown();
    expect(row).toMatchObject({ id, state: 'cancelled' });
    const form = { booking: id, seen: row!.seen, state: 'called-off', note: '' };
    expect(await statusOf(set(form))).toBe(303);
    expect(await shown()).toEqual([]);
    expect(await counts()).toMatchObject({ interpreters: 0 });
  });
});
