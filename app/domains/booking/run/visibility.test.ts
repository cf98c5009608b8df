import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asActor, createStaff } from '../../../../tests/factories';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { readPdf } from '~/platform/documents/pdf-reading.test-support';
import { createBooking, createSession } from '../message/booking.test-support';
import { loadStaffBooking } from './booking-pages.server';
import { loadInterpreters } from './interpreters-pages.server';
import { asking, auditOf, familyWithParent, statusOf } from './run.test-support';
import { loadSession } from './session-pages.server';
import { openSheetPdf } from './sheet-page.server';
import { loadTell } from './tell-pages.server';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  useEnvironment(readEnvironment({ PUBLIC_URL: 'http://localhost:3000' }));
  await prepareJobs();
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

async function bookedByFamily() {
  const { family } = await familyWithParent('CanaryFamily');
  const session = await createSession();
  const booking = await createBooking({
    sessionId: session.id,
    familyId: family.id,
    source: 'staff',
    email: null,
    name: 'Ioana',
    phone: '07700 900123',
    interpreter: 'bfi',
    interpreterState: 'asked',
    toTell: 'moved',
  });
  return { family, session, booking };
}

type Staff = ReturnType<typeof asActor>;

/** Everything that shows bookings, as one member of staff sees it. */
async function everything(staff: Staff, sessionId: string, bookingId: string): Promise<string> {
  const pages = await Promise.all([
    loadSession(asking(staff, '/s', { session: sessionId })),
    loadStaffBooking(asking(staff, '/b', { booking: bookingId })),
    loadTell(asking(staff, '/officer/sessions/tell')),
    loadInterpreters(asking(staff, '/officer/sessions/interpreters')),
  ]);
  return JSON.stringify(pages);
}

describe('whose family a booking is tied to', () => {
  it.each([['OFFICER' as const], ['SENIOR' as const]])('is shown to %s', async (role) => {
    const { family, session, booking } = await bookedByFamily();
    const staff = asActor(await createStaff({ roles: [role] }));
    const shown = await everything(staff, session.id, booking.id);
    expect(shown).toContain(family.id);
    expect(shown).toContain('CanaryFamily');
  });

  it.each([['SEND' as const], ['ADMIN' as const]])('is not shown to %s', async (role) => {
    const { family, session, booking } = await bookedByFamily();
    const staff = asActor(await createStaff({ roles: [role] }));
    const shown = await everything(staff, session.id, booking.id);
    expect(shown).toContain(booking.reference);
    expect(shown).not.toContain(family.id);
    expect(shown).not.toContain('CanaryFamily');
  });

  it('is nobody’s who is not signed in, nor a parent’s', async () => {
    const { session, account } = { ...(await bookedByFamily()), ...(await familyWithParent()) };
    const parent = {
      kind: 'parent' as const,
      id: account.id,
      email: account.email,
      language: 'en' as const,
      sessionId: '',
    };
    for (const actor of [null, parent]) {
      const page = asking(actor, '/s', { session: session.id });
      expect(await statusOf(loadSession(page))).toBe(302);
      expect(await statusOf(openSheetPdf(page))).toBe(302);
    }
  });
});

describe('a look at a booking that is tied to a family', () => {
  it.each([['OFFICER' as const], ['SEND' as const], ['ADMIN' as const]])(
    'leaves a row in the trail of that family, by %s too',
    async (role) => {
      const { family, session, booking } = await bookedByFamily();
      const staff = asActor(await createStaff({ roles: [role] }));
      await everything(staff, session.id, booking.id);
      await openSheetPdf(asking(staff, '/p', { session: session.id }));
      const rows = await auditOf(booking.id);
      expect(rows.every(({ familyId }) => familyId === family.id)).toBe(true);
      expect(rows.map(({ detail }) => (detail as { page: string }).page).sort()).toEqual([
        'booking',
        'interpreters',
        'session',
        'sheet',
        'tell',
      ]);
    },
  );

  it('leaves none where the booking is nobody’s that we know', async () => {
    const session = await createSession();
    const booking = await createBooking({ sessionId: session.id });
    const staff = asActor(await createStaff());
    await loadSession(asking(staff, '/s', { session: session.id }));
    expect(await auditOf(booking.id)).toEqual([]);
  });
});

it('answers the same for what is not there and what is no identifier', async () => {
  const staff = asActor(await createStaff());
  for (const id of [randomUUID(), 'x', "' or 1=1"]) {
    expect(await statusOf(loadSession(asking(staff, '/s', { session: id })))).toBe(404);
    expect(await statusOf(loadStaffBooking(asking(staff, '/b', { booking: id })))).toBe(404);
    expect(await statusOf(openSheetPdf(asking(staff, '/p', { session: id })))).toBe(404);
  }
});

it('shows the state of each booking, and the line in order of arrival', async () => {
  const session = await createSession({ capacity: 2 });
  const made = { sessionId: session.id };
  const booked = await createBooking(made);
  const second = await createBooking({ ...made, state: 'waiting', arrival: 2 });
  const first = await createBooking({ ...made, state: 'waiting', arrival: 1 });
  const offer = { state: 'offered', offerEndsAt: new Date(Date.now() + 3_600_000) };
  const offered = await createBooking({ ...made, ...offer });
  const gone = await createBooking({
    ...made,
    state: 'cancelled',
    cancelledBy: 'family',
    late: true,
  });
  const staff = asActor(await createStaff());
  const { groups, session: shown } = await loadSession(
    asking(staff, '/s', { session: session.id }),
  );
  expect(groups.map(({ group, bookings }) => [group, bookings.map(({ id }) => id)])).toEqual([
    ['booked', [booked.id]],
    ['offered', [offered.id]],
    ['waiting', [first.id, second.id]],
    ['over', [gone.id]],
  ]);
  expect(shown).toMatchObject({ taken: 2, waiting: 2 });
});

describe('the registration sheet', () => {
  it('is a tagged PDF with bookings, numbers and needs, and nothing that says whose family it is', async () => {
    const { session, booking } = await bookedByFamily();
    const { id } = await createBooking({
      sessionId: session.id,
      name: '\u202Eعائشہ',
      adults: 2,
      children: 3,
      places: 5,
      accessNeeds: 'A ramp <b>please</b> #strong[x]',
      email: 'canary@example.org',
    });
    const line = await createBooking({ sessionId: session.id, state: 'waiting', arrival: 1 });
    const staff = asActor(await createStaff());
    const answer = await openSheetPdf(asking(staff, '/p', { session: session.id }));
    expect(answer.headers.get('Content-Type')).toBe('application/pdf');
    expect(answer.headers.get('Cache-Control')).toContain('no-store');
    const sheet = await readPdf(new Uint8Array(await answer.arrayBuffer()));
    expect(sheet.tagged).toBe(true);
    expect(sheet.language).toBe('en');
    expect(sheet.title).toBe('Registration sheet: Making maps together');
    expect(sheet.roles).toEqual(expect.arrayContaining(['H1', 'H2', 'Table', 'TH', 'TD']));
    expect(sheet.text).toContain('Lea Bridge Hall');
    expect(sheet.text).toContain(booking.reference);
    expect(sheet.text).toContain('British Sign Language');
    expect(sheet.text).toContain('2 adults and 3 children');
    expect(sheet.text).toContain('A ramp <b>please</b> #strong[x]');
    expect(sheet.text).toContain('In line, if a place is free');
    expect(sheet.text).toContain(line.reference);
    const { reference } = await db().booking.findUniqueOrThrow({ where: { id } });
    expect(sheet.text).toContain(reference);
    for (const hidden of ['CanaryFamily', 'canary@example.org', '07700']) {
      expect(sheet.text).not.toContain(hidden);
    }
  });

  it('is a sheet for people who come without a place where nobody booked', async () => {
    const session = await createSession();
    const staff = asActor(await createStaff());
    const answer = await openSheetPdf(asking(staff, '/p', { session: session.id }));
    const sheet = await readPdf(new Uint8Array(await answer.arrayBuffer()));
    expect(sheet.text).toContain('Nobody.');
    expect(sheet.text).toContain('Came without a place');
  });
});
