import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asActor, createChild, createStaff } from '../../../../tests/factories';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { createBooking, createSession } from '../message/booking.test-support';
import {
  answerBookEvent,
  answerBookTime,
  loadBookEvent,
  loadBookTime,
  loadChooseEvent,
} from './book-pages.server';
import { answerStaffBooking, loadStaffBooking } from './booking-pages.server';
import { asking, auditOf, bookForm, familyWithParent, inHours, statusOf } from './run.test-support';

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

type Staff = ReturnType<typeof asActor>;

function book(sessionId: string, form: Record<string, string>, query = '', staff: Staff = officer) {
  const path = `/officer/sessions/session/${sessionId}/book${query}`;
  return answerBookEvent(asking(staff, path, { session: sessionId }, form));
}

const locationOf = async (answer: Promise<unknown>) =>
  ((await answer) as Response).headers.get('Location') ?? '';
const errorsOf = async (answer: Promise<unknown>) =>
  ((await answer) as { data: { errors: object[] } }).data.errors;
const bookingsOf = (sessionId: string) =>
  db().booking.findMany({ where: { sessionId }, orderBy: { createdAt: 'asc' } });
const idIn = (location: string) => /booking\/([0-9a-f-]{36})/.exec(location)?.[1] ?? '';

describe('booking a place by phone', () => {
  it('needs no name, no email and no family, and makes one booking of a double click', async () => {
    const session = await createSession();
    const form = bookForm();
    const [to, again] = await Promise.all([
      locationOf(book(session.id, form)),
      locationOf(book(session.id, form)),
    ]);
    expect(to).toMatch(/^\/officer\/sessions\/booking\/[0-9a-f-]{36}\?done=booked$/);
    expect(again).toBe(to);
    const bookings = await bookingsOf(session.id);
    expect(bookings).toMatchObject([
      { source: 'staff', bookedById: officer.id, email: null, name: '', familyId: null, places: 1 },
    ]);
    expect((await auditOf(bookings[0]!.id)).map(({ action }) => action)).toEqual([
      'booking.booked',
    ]);
  });

  it('gives a page that says what is to be read out, in the language of the family too', async () => {
    const session = await createSession({
      words: { en: { title: 'Making maps' }, ur: { title: 'نقشے بنانا' } },
      startsAt: inHours(24 * 9),
    });
    const id = idIn(await locationOf(book(session.id, bookForm({ language: 'ur' }))));
    const page = await loadStaffBooking(asking(officer, '/b?done=booked', { booking: id }));
    expect(page.saying.english).toMatchObject({ title: 'Making maps', language: 'en' });
    expect(page.saying.english.where).toContain('Lea Bridge Hall');
    expect(page.saying.english.when).toMatch(/GMT|BST/);
    expect(page.saying.own).toMatchObject({
      title: 'نقشے بنانا',
      language: 'ur',
      direction: 'rtl',
    });
    expect(page.booking.email).toBeNull();
  });

  it('does not give away the exact place to who is only in line', async () => {
    const session = await createSession({ capacity: 1 });
    await createBooking({ sessionId: session.id });
    const refused = await errorsOf(book(session.id, bookForm()));
    expect(refused).toMatchObject([{ field: 'adults', code: 'session-full', values: { left: 0 } }]);
    const to = await locationOf(book(session.id, bookForm({ ifFull: 'wait' })));
    expect(to).toMatch(/done=waiting$/);
    const page = await loadStaffBooking(asking(officer, '/b', { booking: idIn(to) }));
    expect(page.booking.state).toBe('waiting');
    expect(JSON.stringify(page.saying)).not.toContain('Lea Bridge Hall');
  });

  it('ties it to the family that was found, for officers alone', async () => {
    const { family } = await familyWithParent();
    const session = await createSession();
    const query = `?family=${family.id}`;
    await book(session.id, bookForm(), query);
    const administrator = asActor(await createStaff({ roles: ['ADMIN'] }));
    await book(session.id, bookForm(), query, administrator);
    const [first, second] = await bookingsOf(session.id);
    expect(first).toMatchObject({ familyId: family.id });
    expect(second).toMatchObject({ familyId: null, bookedById: administrator.id });
  });

  it('refuses what makes no sense, and keeps what was typed', async () => {
    const session = await createSession();
    expect(await errorsOf(book(session.id, bookForm({ adults: '0' })))).toEqual([
      { field: 'adults', code: 'nobody-comes', values: undefined },
    ]);
    expect(await errorsOf(book(session.id, bookForm({ adults: '' })))).toMatchObject([
      { field: 'adults', code: 'required' },
    ]);
    const refused = book(session.id, bookForm({ adults: '-1', topic: 'Reading' }));
    expect(await refused).toMatchObject({
      data: { values: { topic: 'Reading' }, errors: [{ code: 'not-a-number' }] },
    });
    expect(
      await errorsOf(book(session.id, bookForm({ interpreter: 'other', email: 'nobody' }))),
    ).toMatchObject([
      { field: 'email', code: 'email' },
      { field: 'interpreterOther', code: 'required' },
    ]);
    expect(await errorsOf(book(session.id, bookForm({ submitKey: 'x' })))).toEqual([
      { field: 'form', code: 'stale' },
    ]);
    expect(await bookingsOf(session.id)).toEqual([]);
  });

  it('reads numbers in the digits of an Urdu keyboard', async () => {
    const session = await createSession();
    await book(session.id, bookForm({ adults: '۲', children: '٣' }));
    expect(await bookingsOf(session.id)).toMatchObject([{ adults: 2, children: 3, places: 5 }]);
  });

  it('is not for what has begun, is cancelled, or is a time with a person', async () => {
    const begun = await createSession({ startsAt: inHours(-1), endsAt: inHours(1) });
    expect(await errorsOf(book(begun.id, bookForm()))).toMatchObject([{ code: 'gone' }]);
    const cancelled = await createSession({ state: 'cancelled' });
    expect(await errorsOf(book(cancelled.id, bookForm()))).toMatchObject([{ code: 'gone' }]);
    const time = await createSession({ kindCode: 'one-to-one', capacity: 1 });
    const page = asking(officer, '/x', { session: time.id });
    expect(await statusOf(loadBookEvent(page))).toBe(404);
  });

  it('is for those who plan sessions', async () => {
    const session = await createSession();
    const send = asActor(await createStaff({ roles: ['SEND'] }));
    expect(await statusOf(book(session.id, bookForm(), '', send))).toBe(403);
    expect(await bookingsOf(session.id)).toEqual([]);
  });
});

describe('finding the family', () => {
  it('is by a part of a name; each look leaves a row, and unsafe email is not filled in', async () => {
    const { family, adult } = await familyWithParent('Quillfeather');
    await createChild({ familyId: family.id, givenNames: 'Ana', familyName: 'Quillfeather' });
    const session = await createSession();
    const load = (query: string, staff: Staff = officer) =>
      loadBookEvent(asking(staff, `/x${query}`, { session: session.id }));
    expect((await load('')).chosen).toBeNull();
    expect((await load('?q=quillfeat')).found).toMatchObject([
      { id: family.id, children: [{ name: 'Ana Quillfeather' }] },
    ]);
    const page = await load(`?family=${family.id}&adult=${adult.id}`);
    expect(page.contact).toMatchObject({ email: adult.email, emailUnsafe: false });
    await db().adult.update({
      where: { id: adult.id },
      data: { safeToEmail: false, safetyNote: 'Ring first.' },
    });
    const unsafe = await load(`?family=${family.id}&adult=${adult.id}`);
    expect(unsafe.contact).toMatchObject({ email: null, emailUnsafe: true });
    expect(JSON.stringify(unsafe)).not.toContain(adult.email);
    const looks = await db().auditEvent.findMany({
      where: { actorId: officer.id, action: { in: ['family.viewed', 'family.searched'] } },
      orderBy: { id: 'asc' },
    });
    expect(looks.map(({ action }) => action)).toEqual([
      'family.searched',
      'family.viewed',
      'family.viewed',
    ]);
    expect(await statusOf(load(`?family=${randomUUID()}`))).toBe(404);
  });

  it('is nothing that an administrator can do', async () => {
    const { family } = await familyWithParent('Quillfeather');
    const session = await createSession();
    const administrator = asActor(await createStaff({ roles: ['ADMIN'] }));
    for (const query of ['?q=quillfeather', `?family=${family.id}`]) {
      const page = await loadBookEvent(
        asking(administrator, `/x${query}`, { session: session.id }),
      );
      expect(page).toMatchObject({ chosen: 'unknown', found: [], family: null });
      expect(JSON.stringify(page)).not.toContain('Quillfeather');
    }
  });

  it('begins from the family’s page, with the events that can be booked', async () => {
    const { family } = await familyWithParent();
    const open = await createSession();
    const draft = await createSession({ state: 'draft' });
    const page = await loadChooseEvent(asking(officer, `/x?family=${family.id}`));
    const ids = page.sessions.map(({ id }) => id);
    expect(ids).toContain(open.id);
    expect(ids).not.toContain(draft.id);
    expect(page.family).toMatchObject({ id: family.id });
  });
});

describe('booking a time with a person', () => {
  async function offered() {
    const kind = await db().sessionKind.findUniqueOrThrow({ where: { code: 'advice-call' } });
    const member = await createStaff();
    await db().kindPerson.create({ data: { kindId: kind.id, staffId: member.id } });
    for (const weekday of [1, 2, 3, 4, 5, 6, 7]) {
      const hours = { weekday, fromMinute: 600, toMinute: 720 };
      await db().staffHours.create({ data: { staffId: member.id, ...hours } });
    }
    return { kind, member, query: `?kind=${kind.id}&mode=phone` };
  }

  it('takes the first of the wished times that is still free, once', async () => {
    const { kind, query } = await offered();
    const page = await loadBookTime(asking(officer, `/x${query}&unknown=1`));
    expect(page.kind?.id).toBe(kind.id);
    expect(page.slots.length).toBeGreaterThan(3);
    const [one, two] = page.slots;
    const send = (form: Record<string, string>) =>
      answerBookTime(asking(officer, `/officer/sessions/book-time${query}`, {}, form));
    const form = bookForm({ first: one!.startsAt, second: two!.startsAt });
    const [to, again] = [await locationOf(send(form)), await locationOf(send(form))];
    expect(again).toBe(to);
    const other = await locationOf(send({ ...form, submitKey: randomUUID() }));
    const sessionOf = async (location: string) => {
      const id = idIn(location);
      return (await db().booking.findUniqueOrThrow({ where: { id }, include: { session: true } }))
        .session;
    };
    expect((await sessionOf(to)).startsAt).toEqual(new Date(one!.startsAt));
    expect((await sessionOf(other)).startsAt).toEqual(new Date(two!.startsAt));
    const gone = send({ ...bookForm(), first: one!.startsAt });
    expect(await errorsOf(gone)).toMatchObject([{ field: 'first', code: 'slots-gone' }]);
    expect(await errorsOf(send(bookForm()))).toMatchObject([{ field: 'first', code: 'required' }]);
    expect(await errorsOf(send(bookForm({ first: 'tomorrow' })))).toMatchObject([
      { field: 'first', code: 'not-an-option' },
    ]);
  });

  it('is not offered for events, nor in a way that the kind has not', async () => {
    const kind = await db().sessionKind.findUniqueOrThrow({ where: { code: 'advice-call' } });
    const workshop = await db().sessionKind.findUniqueOrThrow({ where: { code: 'workshop' } });
    for (const query of [`?kind=${workshop.id}&mode=venue`, `?kind=${kind.id}&mode=visit`, '']) {
      const path = `/officer/sessions/book-time${query}`;
      expect(await statusOf(answerBookTime(asking(officer, path, {}, bookForm())))).toBe(404);
    }
  });
});

describe('what is done about a booking for a family', () => {
  const send = (id: string, body: Record<string, string>, staff: Staff = officer) =>
    answerStaffBooking(asking(staff, `/officer/sessions/booking/${id}`, { booking: id }, body));
  const seenOf = async (id: string) =>
    (await loadStaffBooking(asking(officer, '/b', { booking: id }))).booking.seen;
  const now = (id: string) => db().booking.findUniqueOrThrow({ where: { id } });

  it('changes who comes, once, and tells whoever still sees the old page', async () => {
    const session = await createSession();
    const { id } = await createBooking({ sessionId: session.id });
    const seen = await seenOf(id);
    const form = { intent: 'change', seen, adults: '2', children: '1', topic: 'Maths' };
    expect(await locationOf(send(id, form))).toMatch(/done=changed$/);
    expect(await now(id)).toMatchObject({ adults: 2, children: 1, places: 3, topic: 'Maths' });
    expect(await errorsOf(send(id, { ...form, adults: '9' }))).toEqual([
      { field: 'form', code: 'stale' },
    ]);
    expect(await now(id)).toMatchObject({ adults: 2 });
  });

  it('says where more people come than there is room for', async () => {
    const session = await createSession({ capacity: 2 });
    const { id } = await createBooking({ sessionId: session.id });
    const form = { intent: 'change', seen: await seenOf(id), adults: '2', children: '1' };
    const errors = await errorsOf(send(id, form));
    expect(errors).toMatchObject([{ field: 'adults' }]);
  });

  it('cancels it, takes somebody off the line, and offers the place to the next', async () => {
    const session = await createSession({ capacity: 1 });
    const booked = await createBooking({ sessionId: session.id });
    const line = { sessionId: session.id, state: 'waiting' };
    const [first, second] = [
      await createBooking({ ...line, arrival: 1 }),
      await createBooking({ ...line, arrival: 2 }),
    ];
    const cancel = async (id: string) => send(id, { intent: 'cancel', seen: await seenOf(id) });
    expect(await locationOf(cancel(first.id))).toMatch(/done=cancelled$/);
    expect(await locationOf(cancel(booked.id))).toMatch(/done=cancelled$/);
    expect(await now(booked.id)).toMatchObject({ state: 'cancelled', cancelledBy: 'staff' });
    expect(await now(second.id)).toMatchObject({ state: 'offered' });
    const page = await loadStaffBooking(asking(officer, '/b', { booking: booked.id }));
    expect(page.history).toMatchObject([{ action: 'booking.cancelled', by: officer.name }]);
    expect(await errorsOf(cancel(booked.id))).toMatchObject([{ code: 'gone' }]);
  });

  it('is for those who run sessions', async () => {
    const session = await createSession();
    const { id } = await createBooking({ sessionId: session.id });
    const send403 = asActor(await createStaff({ roles: ['SEND'] }));
    const form = { intent: 'cancel', seen: await seenOf(id) };
    expect(await statusOf(send(id, form, send403))).toBe(403);
    expect(await now(id)).toMatchObject({ state: 'booked' });
    expect(await statusOf(send(randomUUID(), form))).toBe(404);
  });
});

describe('moving a booking for a family', () => {
  const load = (id: string) => loadStaffBooking(asking(officer, '/b', { booking: id }));
  const move = async (id: string, to: string) =>
    answerStaffBooking(
      asking(
        officer,
        `/officer/sessions/booking/${id}`,
        { booking: id },
        {
          intent: 'move',
          seen: (await load(id)).booking.seen,
          to,
        },
      ),
    );

  it('offers other events of the kind that have room, and keeps the reference', async () => {
    const talk = { kindCode: 'talk' };
    const [from, to] = [await createSession(talk), await createSession(talk)];
    const full = await createSession({ ...talk, capacity: 1 });
    await createBooking({ sessionId: full.id });
    const otherKind = await createSession();
    const { id, reference } = await createBooking({ sessionId: from.id });
    const offered = (await load(id)).moveTo.map(({ value }) => value);
    expect(offered).toContain(to.id);
    for (const not of [from.id, full.id, otherKind.id]) expect(offered).not.toContain(not);
    expect(await errorsOf(move(id, full.id))).toMatchObject([
      { field: 'to', code: 'session-full' },
    ]);
    expect(await errorsOf(move(id, ''))).toMatchObject([{ field: 'to', code: 'required' }]);
    expect(await errorsOf(move(id, 'x'))).toMatchObject([{ code: 'gone' }]);
    expect(await locationOf(move(id, to.id))).toMatch(/done=moved$/);
    expect(await db().booking.findUniqueOrThrow({ where: { id } })).toMatchObject({
      sessionId: to.id,
      reference,
    });
    expect((await auditOf(id)).map(({ action }) => action)).toContain('booking.moved');
  });

  it('offers any other event where ours was called off, so that nobody is lost', async () => {
    const cancelled = await createSession({ kindCode: 'drop-in', state: 'cancelled' });
    const other = await createSession();
    const { id } = await createBooking({ sessionId: cancelled.id });
    expect((await load(id)).moveTo.map(({ value }) => value)).toContain(other.id);
    expect(await locationOf(move(id, other.id))).toMatch(/done=moved$/);
  });
});
