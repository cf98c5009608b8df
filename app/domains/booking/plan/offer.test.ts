import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { parse } from '~/platform/form/parse.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { openJoinLink } from '../join-link.server';
import { changeKind, makeKind } from './keep-kind.server';
import { changeRoom, changeVenue, makeRoom, makeVenue } from './keep-venue.server';
import { knownKindSchema, newKindSchema } from './kinds.schema';
import { findKind } from './kinds.store.server';
import { makeSession } from './make-session.server';
import { createRoom, kindOf, newForm, staffWith } from './plan.test-support';
import { newSessionSchema } from './session.schema';
import { newOnlineSchema, newVenueSchema } from './venues.schema';

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

const kindForm = {
  words: { en: { title: 'Reading circle', about: 'We read together.' } },
  modes: ['venue' as const],
  minutes: 60,
  bufferBefore: 0,
  bufferAfter: 15,
  noticeHours: 24,
  changeHours: 24,
  capacity: 10,
  signedIn: false,
  active: true,
  people: [] as string[],
  rooms: [] as string[],
};

describe('kinds of session', () => {
  it('are made once by those who decide what is offered, and changed from their newest state', async () => {
    const senior = await staffWith('SENIOR');
    const form = { ...kindForm, shape: 'event', submitKey: randomUUID() };
    const results = await Promise.all([makeKind(senior, form), makeKind(senior, form)]);
    expect(results).toEqual([1, 2].map(() => ({ kind: 'kept', kindId: form.submitKey })));
    expect(await db().auditEvent.count({ where: { action: 'session-kind.made' } })).toBe(1);
    const room = await createRoom();
    const change = { ...kindForm, people: [senior.id], rooms: [room.id], version: 0 };
    const changed = await Promise.all([
      changeKind(senior, form.submitKey, change),
      changeKind(senior, form.submitKey, { ...change, minutes: 90 }),
    ]);
    expect(changed.map(({ kind }) => kind).sort()).toEqual(['kept', 'stale']);
    expect(await findKind(form.submitKey)).toMatchObject({
      version: 1,
      people: [{ staffId: senior.id }],
      rooms: [{ roomId: room.id }],
    });
    for (const role of ['OFFICER', 'SEND'] as const) {
      const staff = await staffWith(role);
      const no = { kind: 'not-allowed' };
      expect(await makeKind(staff, { ...form, submitKey: randomUUID() })).toEqual(no);
      expect(await changeKind(staff, form.submitKey, { ...change, version: 1 })).toEqual(no);
    }
  });

  it('have rooms that fit how they are offered', async () => {
    const admin = await staffWith('ADMIN');
    const id = await kindOf('one-to-one');
    const online = await createRoom({ online: true });
    const form = { ...kindForm, capacity: 1, rooms: [online.id], version: 0 };
    expect(await changeKind(admin, id, form)).toEqual({ kind: 'not-an-option', field: 'rooms' });
    expect(await changeKind(admin, id, { ...form, modes: ['online'] })).toMatchObject({
      kind: 'kept',
    });
  });

  it('of the council’s own need English words; those of the portal none', () => {
    const values = {
      ...Object.fromEntries(Object.entries(kindForm).map(([name, value]) => [name, String(value)])),
      modes: 'venue',
      people: '',
      rooms: '',
    };
    const own = { ...values, shape: 'event', submitKey: randomUUID(), words: '' };
    expect(parse(newKindSchema, own)).toMatchObject({
      problems: { errors: [{ field: 'words.en.title' }, { field: 'words.en.about' }] },
    });
    const known = { ...values, version: '0', 'words.ur.title': 'پڑھائی', words: '' };
    expect(parse(knownKindSchema, known)).toMatchObject({
      ok: true,
      data: { words: { ur: { title: 'پڑھائی' } } },
    });
  });
});

describe('venues and rooms', () => {
  const venue = {
    name: 'Quince Hall',
    address: ['1 Quince Lane', 'London'],
    area: 'North',
    getting: { en: 'By bus.' },
    access: ['step-free' as const],
    active: true,
  };
  const room = { name: 'Studio', most: 20, access: [], active: true, link: null };

  it('are made once and changed from their newest state, with audit rows', async () => {
    const senior = await staffWith('SENIOR');
    const submitKey = randomUUID();
    const made = await Promise.all([
      makeVenue(senior, { ...venue, submitKey }),
      makeVenue(senior, { ...venue, submitKey }),
    ]);
    expect(made).toEqual([1, 2].map(() => ({ kind: 'kept', id: submitKey })));
    const change = { ...venue, area: 'South', version: 0 };
    const changed = await Promise.all([
      changeVenue(senior, submitKey, change),
      changeVenue(senior, submitKey, change),
    ]);
    expect(changed.map(({ kind }) => kind).sort()).toEqual(['kept', 'stale']);
    const officer = await staffWith();
    expect(await changeVenue(officer, submitKey, change)).toEqual({ kind: 'not-allowed' });
    expect(await makeRoom(officer, submitKey, { ...room, submitKey: randomUUID() })).toEqual({
      kind: 'not-allowed',
    });
    const actions = await db().auditEvent.findMany({ where: { action: { startsWith: 'venue.' } } });
    expect(actions.map(({ action }) => action)).toEqual(['venue.made', 'venue.changed']);
  });

  it('a room is not made smaller than a session that is planned in it, nor moved to another venue', async () => {
    const senior = await staffWith('SENIOR');
    const { id, venueId } = await createRoom({ most: 30 });
    await makeSession(senior, await newForm({ place: id, capacity: 12 }));
    const change = { ...room, room: id, version: 0 };
    expect(await changeRoom(senior, venueId, { ...change, most: 11 })).toEqual({
      kind: 'room-in-use',
      capacity: 12,
    });
    expect(await changeRoom(senior, randomUUID(), change)).toEqual({ kind: 'stale' });
    expect(await changeRoom(senior, venueId, { ...change, most: 12 })).toMatchObject({
      kind: 'kept',
    });
  });

  it('keep their joining link encrypted, and take only a whole link', async () => {
    const senior = await staffWith('SENIOR');
    const link = 'https://meet.example.org/room/abc';
    const submitKey = randomUUID();
    await makeRoom(senior, null, { ...room, link, submitKey });
    const kept = await db().room.findUniqueOrThrow({ where: { id: submitKey } });
    expect(Buffer.from(kept.link!).toString('latin1')).not.toContain('meet.example');
    expect(openJoinLink(kept.link)).toBe(link);
    const read = (typed: string) =>
      parse(newOnlineSchema, { name: 'Room', most: '', link: typed, submitKey });
    expect(read(link)).toMatchObject({ ok: true, data: { link, most: null } });
    for (const wrong of ['', 'meet.example.org', 'http://meet.example.org', 'javascript:alert(1)'])
      expect(read(wrong)).toMatchObject({
        problems: { errors: [{ field: 'link', code: 'link' }] },
      });
  });

  it('are read from a form, the address by its lines and the way there by language', () => {
    const read = parse(newVenueSchema, {
      name: 'Hall',
      address: ' 1 Lane \n\nLondon ',
      area: 'North',
      'getting.en': 'By bus.',
      'getting.ur': '',
      submitKey: randomUUID(),
    });
    expect(read).toMatchObject({
      ok: true,
      data: { address: ['1 Lane', 'London'], getting: { en: 'By bus.' }, active: false },
    });
    expect(read.ok && Object.keys(read.data.getting)).toEqual(['en']);
  });
});

describe('the form of a session', () => {
  const values = {
    kind: randomUUID(),
    'words.en.title': 'Maps',
    'words.en.about': 'We make maps.',
    audience: 'anyone',
    languages: ['en', 'bfi'],
    place: randomUUID(),
    'date.day': '16',
    'date.month': '3',
    'date.year': '2027',
    time: '10.30',
    minutes: '90',
    capacity: '12',
    noticeHours: '24',
    changeHours: '24',
    state: 'open',
    submitKey: randomUUID(),
  };

  it('of one date minds nothing of how it would repeat', () => {
    const once = { ...values, repeat: 'once', interval: 'x', except: 'never', ends: '' };
    expect(parse(newSessionSchema, once)).toMatchObject({
      ok: true,
      data: { date: '2027-03-16', time: '10:30', minutes: 90, people: [], seen: [], without: [] },
    });
  });

  it('that repeats says what is missing of it', () => {
    const errorsOf = (more: object) => {
      const read = parse(newSessionSchema, { ...values, ...more });
      return read.ok ? [] : read.problems.errors.map(({ field, code }) => `${field} ${code}`);
    };
    expect(errorsOf({})).toEqual(['repeat required']);
    for (const place of ['', 'moon'])
      expect(errorsOf({ repeat: 'once', place })).toEqual(['place required']);
    const both = { repeat: 'once', audience: ['anyone', 'send'] };
    expect(errorsOf(both)).toEqual(['audience anyone-alone']);
    expect(errorsOf({ repeat: 'weekly', interval: '0', ends: 'until', except: 'soon' })).toEqual([
      'interval range',
      'weekdays required',
      'except days',
    ]);
    const weekly = { repeat: 'weekly', interval: '1', weekdays: '2', ends: 'until' };
    expect(errorsOf(weekly)).toEqual(['until required']);
    expect(errorsOf({ ...weekly, ends: 'count', count: '101' })).toEqual(['count range']);
    expect(errorsOf({ ...weekly, ends: 'count', count: '9' })).toEqual([]);
    const monthly = { repeat: 'monthly', nth: '-1', weekday: '5', ends: 'count', count: '2' };
    expect(errorsOf(monthly)).toEqual([]);
    expect(errorsOf({ ...monthly, nth: '6' })).toEqual(['nth required']);
  });

  it('takes only times of the day', () => {
    for (const time of ['5:59', '22:01', '1:30', '24:00', 'late']) {
      expect(parse(newSessionSchema, { ...values, repeat: 'once', time })).toMatchObject({
        problems: { errors: [{ field: 'time', code: 'time' }] },
      });
    }
  });
});
