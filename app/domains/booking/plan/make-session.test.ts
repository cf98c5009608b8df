import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { makeSession } from './make-session.server';
import { at, createRoom, dayIn, kindOf, newForm, staffWith, takenOf } from './plan.test-support';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  await prepareJobs();
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

async function made(form: Parameters<typeof makeSession>[1]) {
  const result = await makeSession(await staffWith('OFFICER'), form);
  if (result.kind !== 'made') throw new Error(result.kind);
  return db().voluntarySession.findUniqueOrThrow({ where: { id: result.sessionId } });
}

describe('a new session', () => {
  it('is kept as it was planned, takes its room and people with its buffers, and is audited', async () => {
    const room = await createRoom({ most: 20 });
    const staff = await staffWith();
    const session = await made(
      await newForm({ place: room.id, people: [staff.id], state: 'open' }),
    );
    expect(session).toMatchObject({ state: 'open', mode: 'venue', roomId: room.id, capacity: 12 });
    expect(session.startsAt.toISOString()).toBe(at(dayIn(3), '10:00'));
    // A workshop keeps half an hour free before and after.
    const span = { from: new Date(at(dayIn(3), '09:30')), to: new Date(at(dayIn(3), '12:30')) };
    expect(await takenOf({ roomId: room.id })).toMatchObject([span]);
    expect(await takenOf({ staffId: staff.id })).toMatchObject([span]);
    expect(await db().auditEvent.findMany({ where: { action: 'session.made' } })).toMatchObject([
      { detail: { sessionId: session.id, state: 'open' } },
    ]);
  });

  it('is made once, however often its form is sent, at once too', async () => {
    const room = await createRoom();
    const staff = await staffWith('SENIOR');
    const form = await newForm({ place: room.id });
    const results = await Promise.all([makeSession(staff, form), makeSession(staff, form)]);
    const again = await makeSession(staff, form);
    expect(new Set([...results, again].map((each) => JSON.stringify(each))).size).toBe(1);
    expect(await db().voluntarySession.count({ where: { roomId: room.id } })).toBe(1);
  });

  it('is made by nobody who may not plan', async () => {
    const room = await createRoom();
    const result = await makeSession(await staffWith('SEND'), await newForm({ place: room.id }));
    expect(result).toEqual({ kind: 'not-allowed' });
    expect(await db().voluntarySession.count({ where: { roomId: room.id } })).toBe(0);
  });

  it('is refused where something of it cannot be', async () => {
    const staff = await staffWith();
    const room = await createRoom({ most: 10 });
    const make = async (given: object) =>
      makeSession(staff, await newForm({ place: room.id, ...given }));
    expect(await make({ capacity: 11 })).toEqual({
      kind: 'room-too-small',
      field: 'capacity',
      most: 10,
    });
    const fits = { capacity: 10 };
    expect(await make({ ...fits, state: 'open' })).toMatchObject({ kind: 'people-needed' });
    expect(await make({ ...fits, date: '2026-01-05' })).toMatchObject({ kind: 'date-in-past' });
    expect(await make({ ...fits, opens: dayIn(4) })).toMatchObject({ kind: 'opens-late' });
    expect(await make({ ...fits, place: 'visit' })).toMatchObject({ field: 'place' });
    expect(await make({ ...fits, kind: await kindOf('visit') })).toEqual({ kind: 'not-found' });
    const left = await staffWith();
    await db().staffMember.update({ where: { id: left.id }, data: { active: false } });
    expect(await make({ ...fits, people: [left.id] })).toMatchObject({ field: 'people' });
    await db().room.update({ where: { id: room.id }, data: { active: false } });
    expect(await make(fits)).toMatchObject({ kind: 'not-an-option', field: 'place' });
  });
});

describe('what is taken', () => {
  it('of two who plan for one room at the same moment, one has it and the other is told by what', async () => {
    const room = await createRoom({ name: 'Studio' });
    const forms = await Promise.all([0, 1, 2, 3].map(() => newForm({ place: room.id })));
    const staff = await staffWith();
    const results = await Promise.all(forms.map((form) => makeSession(staff, form)));
    expect(results.map(({ kind }) => kind).sort()).toEqual(['clash', 'clash', 'clash', 'made']);
    const clash = results.find(({ kind }) => kind === 'clash');
    expect(clash).toEqual({
      kind: 'clash',
      clashes: [
        {
          what: 'room',
          name: 'Quince Hall, Studio',
          from: at(dayIn(3), '09:30'),
          to: at(dayIn(3), '12:30'),
          title: 'Making maps',
        },
      ],
    });
    expect(await db().voluntarySession.count({ where: { roomId: room.id } })).toBe(1);
  });

  it('names who runs something else then, in another room', async () => {
    const [staff, other] = [await staffWith(), await staffWith()];
    await made(await newForm({ place: (await createRoom()).id, people: [staff.id, other.id] }));
    const form = await newForm({
      place: (await createRoom()).id,
      people: [other.id, staff.id],
      time: '11:30',
    });
    const result = await makeSession(staff, form);
    expect(result).toMatchObject({ kind: 'clash', clashes: [{ what: 'person' }, {}] });
    expect(result.kind === 'clash' && result.clashes.map(({ name }) => name).sort()).toEqual(
      [staff.name, other.name].sort(),
    );
  });

  it('minds the time before and after, to the minute', async () => {
    const room = await createRoom();
    await made(await newForm({ place: room.id }));
    // It ends at 12:00 and is cleared away at 12:30; the next begins to be set up half an hour before.
    const early = await newForm({ place: room.id, time: '12:59' });
    const staff = await staffWith();
    expect(await makeSession(staff, early)).toMatchObject({ kind: 'clash' });
    expect(await makeSession(staff, { ...early, time: '13:00' })).toMatchObject({ kind: 'made' });
  });

  it('minds that somebody is away, and says no more than that', async () => {
    const staff = await staffWith();
    await db().staffAbsence.create({
      data: {
        staffId: staff.id,
        madeById: staff.id,
        startsAt: new Date(at(dayIn(3), '12:15')),
        endsAt: new Date(at(dayIn(3), '16:00')),
      },
    });
    const form = await newForm({ place: (await createRoom()).id, people: [staff.id] });
    expect(await makeSession(staff, form)).toMatchObject({
      kind: 'clash',
      clashes: [{ what: 'person', name: staff.name, title: null }],
    });
  });

  it('says of a time with a person what kind it is, and nobody’s name', async () => {
    const staff = await staffWith();
    const startsAt = new Date(at(dayIn(3), '10:30'));
    await db().voluntarySession.create({
      data: {
        kindId: await kindOf('one-to-one'),
        mode: 'phone',
        noticeHours: 24,
        changeHours: 24,
        capacity: 1,
        listed: false,
        startsAt,
        endsAt: new Date(startsAt.getTime() + 45 * 60_000),
        people: { create: { staffId: staff.id } },
      },
    });
    const form = await newForm({ place: (await createRoom()).id, people: [staff.id] });
    expect(await makeSession(staff, form)).toMatchObject({
      clashes: [{ title: 'One-to-one before you decide' }],
    });
  });
});
