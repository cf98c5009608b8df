import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { createBooking } from '../message/booking.test-support';
import { calendarPath, calendarQuery, daysShown, stepped, VIEWS } from './calendar.query';
import { freeOn, noteOf, onDay } from './calendar.rules';
import { cancelSession } from './cancel-session.server';
import { listCalendar } from './list-calendar.server';
import { londonDay, londonInstant } from './local-time';
import { makeSession } from './make-session.server';
import { createRoom, newForm, staffWith } from './plan.test-support';

const me = randomUUID();
const read = (search: string) =>
  calendarQuery(new URLSearchParams(search), { today: '2027-03-25', me });

describe('the address', () => {
  it.each([
    ['', { view: 'week', on: '2027-03-25', who: 'all' }],
    ['view=month&on=2027-10-31&who=me', { view: 'month', on: '2027-10-31', who: me }],
    ['view=year&on=2027-02-30&who=x', { view: 'week', on: '2027-03-25', who: 'all' }],
    ['on=0000-01-01', { view: 'week', on: '2027-03-25', who: 'all' }],
    ['on=9999-12-31', { view: 'week', on: '2027-03-25', who: 'all' }],
  ])('%s', (search, expected) => {
    expect(read(search)).toEqual(expected);
  });

  it('of what it shows is read as it was written', () => {
    const query = { view: 'list', on: '2027-03-28', who: me } as const;
    expect(read(calendarPath(query).split('?')[1]!)).toEqual(query);
  });
});

describe('the days of a view', () => {
  it.each([
    ['day', '2027-03-28', '2027-03-28', 1],
    ['week', '2027-03-28', '2027-03-22', 7],
    ['month', '2027-03-28', '2027-03-01', 35],
    ['month', '2027-02-10', '2027-02-01', 28],
    ['month', '2027-05-31', '2027-04-26', 42],
    ['list', '2027-10-30', '2027-10-30', 28],
  ] as const)('%s of %s begins on %s and has %i days', (view, on, first, count) => {
    const days = daysShown({ view, on });
    expect([days[0], days.length]).toEqual([first, count]);
  });

  it('have the day itself in them, go on without a gap, and step there and back', () => {
    const day = fc
      .integer({ min: 0, max: 3000 })
      .map((days) => Temporal.PlainDate.from('2026-01-01').add({ days }));
    fc.assert(
      fc.property(day, fc.constantFrom(...VIEWS), (date, view) => {
        const on = date.toString();
        const days = daysShown({ view, on });
        expect(days).toContain(on);
        days.forEach((each, at) => {
          expect(each).toBe(Temporal.PlainDate.from(days[0]!).add({ days: at }).toString());
        });
        const next = daysShown({ view, on: stepped({ view, on }, 1) });
        if (view !== 'month')
          expect(next[0]).toBe(Temporal.PlainDate.from(days.at(-1)!).add({ days: 1 }).toString());
        const there = stepped({ view, on }, 1);
        if (view !== 'month') expect(stepped({ view, on: there }, -1)).toBe(on);
      }),
    );
  });
});

describe('free hours', () => {
  const whole = [1, 2, 3, 4, 5, 6, 7].map(() => [{ from: 0, to: 1440 }]);
  const hours = (spans: { from: Date; to: Date }[]) =>
    spans.reduce((sum, { from, to }) => sum + (to.getTime() - from.getTime()) / 3_600_000, 0);

  it.each([
    ['2027-03-28', 23],
    ['2027-10-31', 25],
    ['2027-10-30', 24],
  ])('of all of %s are %i hours', (day, expected) => {
    expect(hours(freeOn(day, whole, []))).toBe(expected);
  });

  it('are those of the clock, on the day of a change too', () => {
    const week = [1, 2, 3, 4, 5, 6, 7].map(() => [{ from: 540, to: 720 }]);
    const [free] = freeOn('2027-10-31', week, []);
    expect(free).toEqual({
      from: londonInstant('2027-10-31', '09:00'),
      to: londonInstant('2027-10-31', '12:00'),
    });
  });

  it('lose what is taken, whatever it is, and nothing else', () => {
    const minute = fc.integer({ min: 0, max: 25 * 60 });
    const spans = fc.array(fc.tuple(minute, minute), { maxLength: 6 });
    fc.assert(
      fc.property(spans, fc.constantFrom('2027-03-28', '2027-10-31', '2027-06-01'), (all, day) => {
        const { from } = londonDay(day);
        const taken = all.map(([a, b]) => ({
          from: new Date(from.getTime() + Math.min(a, b) * 60_000),
          to: new Date(from.getTime() + Math.max(a, b) * 60_000),
        }));
        const week = [1, 2, 3, 4, 5, 6, 7].map(() => [{ from: 540, to: 1020 }]);
        const free = freeOn(day, week, taken);
        const isIn = (list: { from: Date; to: Date }[], at: number) =>
          list.some((span) => span.from.getTime() <= at && at < span.to.getTime());
        const work = freeOn(day, week, []);
        for (let at = from.getTime() + 30_000; at < londonDay(day).to.getTime(); at += 300_000)
          expect(isIn(free, at)).toBe(isIn(work, at) && !isIn(taken, at));
      }),
      { numRuns: 60 },
    );
  });

  it('a stretch over midnight lies on both days, and is whole on those that it covers', () => {
    const span = {
      from: londonInstant('2027-10-30', '12:00'),
      to: londonInstant('2027-11-01', '09:00'),
    };
    expect(onDay('2027-10-29', span)).toBeNull();
    expect(onDay('2027-10-30', span)).toMatchObject({ isWhole: false });
    expect(onDay('2027-10-31', span)).toMatchObject({ isWhole: true });
    expect(onDay('2027-11-01', span)).toMatchObject({ isWhole: false });
  });

  it('a day says what is special about it', () => {
    const closures = [{ from: '2027-03-29', to: '2027-04-09', label: 'Easter', kind: 'holiday' }];
    const calendar = { closures } as Parameters<typeof noteOf>[1];
    expect(noteOf('2027-03-28', calendar)).toMatchObject({ clocks: 'forward', closure: null });
    expect(noteOf('2027-10-31', calendar)).toMatchObject({ clocks: 'back' });
    expect(noteOf('2027-03-29', calendar)).toEqual({
      holiday: 'Easter Monday',
      closure: 'Easter',
      clocks: null,
    });
  });
});

describe('what is in it', () => {
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

  it('by view and by person: sessions with numbers, absences, free hours, and no family', async () => {
    const [one, two] = [await staffWith(), await staffWith()];
    const room = await createRoom();
    const make = async (given: object) => {
      const form = await newForm({ place: room.id, state: 'open', ...given });
      const result = await makeSession(one, form);
      return result.kind === 'made' ? result.sessionId : '';
    };
    // The Sunday on which the clocks go back, and the Monday after.
    const sunday = await make({ date: '2027-10-31', people: [one.id] });
    const monday = await make({ date: '2027-11-01', people: [two.id] });
    const gone = await make({ date: '2027-11-01', time: '15:00', people: [one.id] });
    await cancelSession(one, gone, { version: 0, why: 'x' });
    await createBooking({
      sessionId: sunday,
      places: 3,
      name: 'Family Rowan',
      topic: 'A secret',
      email: 'rowan@family.example',
    });
    await createBooking({ sessionId: sunday, state: 'waiting', arrival: 1, name: 'Family Elm' });
    await db().staffHours.create({
      data: { staffId: one.id, weekday: 7, fromMinute: 480, toMinute: 1020 },
    });
    await db().staffAbsence.create({
      data: {
        staffId: two.id,
        madeById: two.id,
        startsAt: londonInstant('2027-10-30', '00:00'),
        endsAt: londonInstant('2027-10-31', '12:00'),
      },
    });

    const ids = async (view: (typeof VIEWS)[number], on: string, who = 'all') =>
      (await listCalendar({ view, on, who })).flatMap(({ entries }) => entries.map(({ id }) => id));
    expect(await ids('day', '2027-10-31')).toEqual([sunday]);
    expect(await ids('week', '2027-10-31')).toEqual([sunday]);
    expect(await ids('week', '2027-11-01')).toEqual([monday, gone]);
    expect(await ids('month', '2027-10-15')).toEqual([sunday]);
    expect(await ids('month', '2027-11-15')).toEqual([monday, gone]);
    expect(await ids('list', '2027-10-20')).toEqual([sunday, monday, gone]);
    expect(await ids('list', '2027-10-20', two.id)).toEqual([monday]);
    expect(await ids('list', '2027-10-20', one.id)).toEqual([sunday, gone]);

    const [day] = await listCalendar({ view: 'day', on: '2027-10-31', who: 'all' });
    expect(day!.entries).toMatchObject([
      {
        title: 'Making maps',
        place: 'Quince Hall, Garden room',
        state: 'open',
        taken: 3,
        capacity: 12,
        waiting: 1,
        people: [one.name],
        part: 'morning',
      },
    ]);
    expect(day).toMatchObject({ clocks: 'back', free: [], away: [{ name: two.name }] });
    expect(JSON.stringify(day)).not.toMatch(/Rowan|Elm|secret|rowan@/);

    const [mine] = await listCalendar({ view: 'day', on: '2027-10-31', who: one.id });
    expect(mine!.away).toEqual([]);
    // From 8 to 17, without the workshop and half an hour on each side of it.
    expect(mine!.free).toEqual(
      [
        ['08:00', '09:30'],
        ['12:30', '17:00'],
      ].map(([from, to]) => ({
        from: londonInstant('2027-10-31', from!).toISOString(),
        to: londonInstant('2027-10-31', to!).toISOString(),
      })),
    );
  });
});
