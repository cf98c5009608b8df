import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { createBooking } from '../message/booking.test-support';
import { addException, endSeries, lengthenSeries, previewLengthen } from './change-series.server';
import { londonParts } from './local-time';
import { makeSession } from './make-session.server';
import { makeSeries, previewSeries, type SeriesMade } from './make-series.server';
import { createRoom, newForm, seriesForm, staffWith } from './plan.test-support';
import { dayInSeries, findSeries } from './series.store.server';
import type { NewSession } from './session.schema';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  useEnvironment(readEnvironment({ PUBLIC_URL: 'http://localhost:3000' }));
  await prepareJobs();
  await db().calendarClosure.create({
    data: {
      fromDay: new Date('2027-10-25T00:00:00Z'),
      toDay: new Date('2027-10-29T00:00:00Z'),
      label: 'Autumn half term',
      kind: 'holiday',
    },
  });
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const march = { date: '2027-03-16', weekdays: [2] };
const october = { date: '2027-10-12', weekdays: [2], termTime: true };

/** What the page that shows the dates sends along. */
function shown(looked: SeriesMade) {
  if (looked.kind !== 'look') throw new Error(looked.kind);
  const { dates } = looked.planned;
  return {
    seen: dates.filter(({ clashes }) => clashes.length === 0).map(({ date }) => date),
    without: dates.filter(({ clashes }) => clashes.length > 0).map(({ date }) => date),
  };
}

async function madeSeries(given: { place: string } & Record<string, unknown>) {
  const staff = await staffWith();
  const form = await seriesForm(given);
  const seen = shown(await previewSeries(staff, form));
  const result = await makeSeries(staff, { ...form, ...seen });
  if (result.kind !== 'made') throw new Error(result.kind);
  return { staff, form, id: result.seriesId };
}

const datesOf = async (id: string) => (await findSeries(id))!.sessions.map(dayInSeries);

describe('a series', () => {
  it.each([
    ['March', march, ['2027-03-16', '2027-03-23', '2027-03-30', '2027-04-06', '2027-04-13']],
    ['October', october, ['2027-10-12', '2027-10-19', '2027-11-02', '2027-11-09', '2027-11-16']],
    [
      'the month ends',
      { date: '2027-03-01', repeat: 'monthly', nth: 5, weekday: 5, count: 3 },
      ['2027-04-30', '2027-07-30', '2027-10-29'],
    ],
  ])('keeps its local time over %s', async (_name, given, expected) => {
    const room = await createRoom();
    const { id } = await madeSeries({ place: room.id, ...given });
    const { sessions, rule } = (await findSeries(id))!;
    expect(sessions.map(dayInSeries)).toEqual(expected);
    for (const { startsAt, endsAt } of sessions) {
      expect(londonParts(startsAt).time).toBe('10:00');
      expect(londonParts(endsAt).time).toBe('12:00');
    }
    const zones = new Set(sessions.map(({ startsAt }) => startsAt.getUTCHours()));
    expect(rule.first).toBe(given.date);
    expect([...zones].every((hour) => hour === 9 || hour === 10)).toBe(true);
  });

  it('is shown before anything is made, with what is left out and why', async () => {
    const room = await createRoom();
    const form = await seriesForm({ place: room.id, ...october, except: ['2027-11-02'] });
    const before = await db().voluntarySession.count();
    const looked = await previewSeries(await staffWith(), form);
    expect(looked).toMatchObject({
      kind: 'look',
      planned: {
        leftOut: [
          { date: '2027-10-26', why: 'schools-closed' },
          { date: '2027-11-02', why: 'given' },
        ],
      },
    });
    expect(await db().voluntarySession.count()).toBe(before);
  });

  it('with one clash names it, and makes the others without it', async () => {
    const room = await createRoom({ name: 'Studio' });
    const staff = await staffWith();
    const single = await newForm({ place: room.id, date: '2027-03-30', time: '11:00' });
    expect(await makeSession(staff, single)).toMatchObject({ kind: 'made' });
    const form = await seriesForm({ place: room.id, ...march });
    const looked = await previewSeries(staff, form);
    const dates = looked.kind === 'look' ? looked.planned.dates : [];
    expect(dates.filter(({ clashes }) => clashes.length > 0)).toMatchObject([
      { date: '2027-03-30', clashes: [{ what: 'room', title: 'Making maps' }] },
    ]);
    const made = await makeSeries(staff, { ...form, ...shown(looked) });
    expect(made).toMatchObject({ kind: 'made', count: 4 });
    const { sessions, except } = (await findSeries((made as { seriesId: string }).seriesId))!;
    expect(sessions.map(dayInSeries)).not.toContain('2027-03-30');
    expect(except).toEqual(['2027-03-30']);
  });

  it('makes nothing where a date was taken since it was shown, and shows the dates anew', async () => {
    const room = await createRoom();
    const staff = await staffWith();
    const form = await seriesForm({ place: room.id, ...march });
    const seen = shown(await previewSeries(staff, form));
    await makeSession(staff, await newForm({ place: room.id, date: '2027-04-06' }));
    const result = await makeSeries(staff, { ...form, ...seen });
    expect(result).toMatchObject({ kind: 'look', isStale: true });
    expect(await db().voluntarySession.count({ where: { roomId: room.id } })).toBe(1);
    expect(await db().sessionSeries.count({ where: { submitKey: form.submitKey } })).toBe(0);
  });

  it('makes nothing that was not shown: a day that became a holiday since', async () => {
    const room = await createRoom();
    const staff = await staffWith();
    const form = await seriesForm({ place: room.id, ...march });
    const seen = { seen: ['2027-03-16'], without: [] };
    expect(await makeSeries(staff, { ...form, ...seen })).toMatchObject({ kind: 'look' });
    expect(await db().voluntarySession.count({ where: { roomId: room.id } })).toBe(0);
  });

  it('of two planners with one room at the same moment, one makes all and the other none', async () => {
    const room = await createRoom();
    const staff = await staffWith();
    const forms = await Promise.all([0, 1].map(() => seriesForm({ place: room.id, ...march })));
    const ready: NewSession[] = [];
    for (const form of forms)
      ready.push({ ...form, ...shown(await previewSeries(staff, form)) } as NewSession);
    const results = await Promise.all(ready.map((form) => makeSeries(staff, form)));
    expect(results.map(({ kind }) => kind).sort()).toEqual(['look', 'made']);
    expect(await db().voluntarySession.count({ where: { roomId: room.id } })).toBe(5);
  });

  it('is made once, however often its form is sent, at once too', async () => {
    const room = await createRoom();
    const staff = await staffWith();
    const form = await seriesForm({ place: room.id, ...march });
    const ready = { ...form, ...shown(await previewSeries(staff, form)) } as NewSession;
    const results = await Promise.all([makeSeries(staff, ready), makeSeries(staff, ready)]);
    expect(results.map(({ kind }) => kind)).toEqual(['made', 'made']);
    expect(await db().voluntarySession.count({ where: { roomId: room.id } })).toBe(5);
  });
});

describe('a series that goes on or ends', () => {
  it('goes on after its last date, in its rhythm, as its last session was planned', async () => {
    const room = await createRoom();
    const { id, staff } = await madeSeries({ place: room.id, ...march, interval: 2, count: 2 });
    const form = {
      ends: 'count' as const,
      until: null,
      count: 2,
      version: 0,
      seen: [],
      without: [],
    };
    const looked = await previewLengthen(staff, id, form);
    const dates = looked.kind === 'look' ? looked.planned.dates.map(({ date }) => date) : [];
    expect(dates).toEqual(['2027-04-13', '2027-04-27']);
    const result = await lengthenSeries(staff, id, { ...form, seen: dates });
    expect(result).toEqual({ kind: 'lengthened', count: 2 });
    expect(await lengthenSeries(staff, id, { ...form, seen: dates })).toEqual({ kind: 'stale' });
    const series = (await findSeries(id))!;
    expect(series.sessions.map(dayInSeries)).toEqual(['2027-03-16', '2027-03-30', ...dates]);
    expect(series.rule).toMatchObject({ until: '2027-04-27', count: null });
    expect(londonParts(series.sessions[3]!.startsAt).time).toBe('10:00');
  });

  it('leaves a date out: it is cancelled, everybody is told, and it does not come back', async () => {
    const room = await createRoom();
    const staff = await staffWith();
    const { id } = await madeSeries({
      place: room.id,
      ...march,
      state: 'open',
      people: [staff.id],
    });
    const series = (await findSeries(id))!;
    const [, second] = series.sessions;
    const booking = await createBooking({ sessionId: second!.id });
    const cut = { date: '2027-03-23', why: 'The room is painted.', version: 0 };
    expect(await addException(staff, id, cut)).toEqual({ kind: 'cut', sessions: 1, told: 1 });
    expect(await addException(staff, id, { ...cut, version: 1 })).toEqual({ kind: 'no-such-date' });
    expect(
      await db().outgoingMail.count({
        where: { dedupeKey: { startsWith: `booking:${booking.id}:session-cancelled` } },
      }),
    ).toBe(1);
    expect((await findSeries(id))!.except).toEqual(['2027-03-23']);
    const states = (await findSeries(id))!.sessions.map(({ state }) => state);
    expect(states).toEqual(['open', 'cancelled', 'open', 'open', 'open']);
  });

  it('ends from a day on, and tells everybody of every date once', async () => {
    const room = await createRoom();
    const staff = await staffWith();
    const { id } = await madeSeries({
      place: room.id,
      ...october,
      state: 'open',
      people: [staff.id],
    });
    const { sessions } = (await findSeries(id))!;
    for (const { id: sessionId } of sessions) await createBooking({ sessionId });
    const end = { from: '2027-11-02', why: 'The programme ends.', version: 0 };
    const results = await Promise.all([endSeries(staff, id, end), endSeries(staff, id, end)]);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['cut', 'stale']);
    expect(results).toContainEqual({ kind: 'cut', sessions: 3, told: 3 });
    const after = (await findSeries(id))!;
    expect(after.rule).toMatchObject({ until: '2027-10-19', count: null });
    expect(after.sessions.map(({ state }) => state)).toEqual([
      'open',
      'open',
      'cancelled',
      'cancelled',
      'cancelled',
    ]);
    expect(await datesOf(id)).toHaveLength(5);
  });

  it('is changed by nobody who may not plan', async () => {
    const { id } = await madeSeries({ place: (await createRoom()).id, ...march });
    const send = await staffWith('SEND');
    const no = { kind: 'not-allowed' };
    expect(await endSeries(send, id, { from: '2027-03-16', why: 'x', version: 0 })).toEqual(no);
    const more = {
      ends: 'count' as const,
      until: null,
      count: 2,
      version: 0,
      seen: [],
      without: [],
    };
    expect(await previewLengthen(send, id, more)).toEqual(no);
    expect(await lengthenSeries(send, id, more)).toEqual(no);
    expect(await makeSeries(send, await seriesForm({ place: (await createRoom()).id }))).toEqual(
      no,
    );
  });
});
