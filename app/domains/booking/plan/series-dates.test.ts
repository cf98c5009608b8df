import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { isBankHoliday, type SchoolCalendar } from '~/platform/calendar';
import { londonDay, londonInstant, londonParts } from './local-time';
import { MOST_DATES, type SeriesRule } from './series.rule';
import { seriesDates } from './series-dates';

const calendar: SchoolCalendar = {
  closures: [
    { from: '2027-03-29', to: '2027-04-09', label: 'Easter', kind: 'holiday' },
    { from: '2027-10-25', to: '2027-10-29', label: 'Autumn half term', kind: 'holiday' },
  ],
};

const rule = (more: Partial<SeriesRule>): SeriesRule => ({
  first: '2027-03-16',
  time: '10:00',
  minutes: 90,
  every: { kind: 'weekly', interval: 1, weekdays: [2] },
  until: null,
  count: null,
  termTime: false,
  ...more,
});
const weekly = (interval: number, ...weekdays: number[]) =>
  ({ kind: 'weekly', interval, weekdays }) as const;
const monthly = (nth: number, weekday: number) => ({ kind: 'monthly', nth, weekday }) as const;
const datesOf = (more: Partial<SeriesRule>, except: string[] = []) =>
  seriesDates(rule(more), except, calendar);

describe('every week', () => {
  it('goes over the clocks of March, a bank holiday left out and told of', () => {
    const { dates, leftOut, isCut } = datesOf({
      first: '2027-03-15',
      every: weekly(1, 1),
      until: '2027-04-12',
    });
    expect(dates).toEqual(['2027-03-15', '2027-03-22', '2027-04-05', '2027-04-12']);
    expect(leftOut).toEqual([{ date: '2027-03-29', why: 'bank-holiday' }]);
    expect(isCut).toBe(false);
  });

  it('leaves out days on which schools do not sit where that is wanted, and given days', () => {
    const { dates, leftOut } = datesOf({ until: '2027-04-20', termTime: true }, ['2027-03-23']);
    expect(dates).toEqual(['2027-03-16', '2027-04-13', '2027-04-20']);
    expect(leftOut).toEqual([
      { date: '2027-03-23', why: 'given' },
      { date: '2027-03-30', why: 'schools-closed' },
      { date: '2027-04-06', why: 'schools-closed' },
    ]);
  });

  it('every second week on two weekdays counts weeks from Monday', () => {
    // The first day is a Thursday: the Tuesday of its own week is before it.
    const { dates } = datesOf({ first: '2027-10-14', every: weekly(2, 2, 4), count: 5 });
    expect(dates).toEqual(['2027-10-14', '2027-10-26', '2027-10-28', '2027-11-09', '2027-11-11']);
  });

  it('makes as many as were asked for, whatever is left out', () => {
    const { dates } = datesOf({ first: '2027-10-12', count: 4, termTime: true });
    expect(dates).toEqual(['2027-10-12', '2027-10-19', '2027-11-02', '2027-11-09']);
  });

  it('begins with the first weekday that was chosen', () => {
    expect(datesOf({ every: weekly(1, 5), count: 2 }).dates).toEqual(['2027-03-19', '2027-04-02']);
  });
});

describe('every month', () => {
  it.each([
    // A month without a fifth Friday has none; the last one is in every month.
    [5, 5, ['2027-01-29', '2027-04-30', '2027-07-30', '2027-10-29', '2027-12-31']],
    [-1, 7, ['2027-01-31', '2027-02-28', '2027-03-28', '2027-04-25', '2027-05-30']],
    [1, 7, ['2027-01-03', '2027-02-07', '2027-03-07', '2027-04-04', '2027-05-02']],
    [4, 1, ['2027-01-25', '2027-02-22', '2027-03-22', '2027-04-26', '2027-05-24']],
  ])('the %i. of weekday %i', (nth, weekday, expected) => {
    const { dates } = datesOf({ first: '2027-01-01', every: monthly(nth, weekday), count: 5 });
    expect(dates).toEqual(expected);
  });

  it('a month whose day is a bank holiday has none, not another', () => {
    const { dates, leftOut } = datesOf({ first: '2027-04-01', every: monthly(-1, 1), count: 2 });
    expect(dates).toEqual(['2027-04-26', '2027-06-28']);
    expect(leftOut).toEqual([{ date: '2027-05-31', why: 'bank-holiday' }]);
  });

  it('a month end before the first day is not its own', () => {
    expect(datesOf({ first: '2027-10-30', every: monthly(5, 5), count: 1 }).dates).toEqual([
      '2027-12-31',
    ]);
  });
});

describe('how many', () => {
  it('are never more than a hundred, and it says so', () => {
    const daily = datesOf({ every: weekly(1, 1, 2, 3, 4, 5, 6, 7), until: '2028-03-16' });
    expect(daily.dates).toHaveLength(MOST_DATES);
    expect(daily.isCut).toBe(true);
  });

  it('say so where they would reach further than three years', () => {
    expect(datesOf({ every: monthly(5, 5), count: 30 }).isCut).toBe(true);
    expect(datesOf({ until: '2031-01-01', every: monthly(1, 2) }).isCut).toBe(true);
  });

  it('may be none', () => {
    expect(datesOf({ until: '2027-03-15' })).toEqual({ dates: [], leftOut: [], isCut: false });
  });
});

describe('whatever the rule', () => {
  const day = fc
    .integer({ min: 0, max: 700 })
    .map((days) => Temporal.PlainDate.from('2026-12-01').add({ days }).toString());
  const every = fc.oneof(
    fc.record({
      kind: fc.constant('weekly' as const),
      interval: fc.integer({ min: 1, max: 6 }),
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    }),
    fc.record({
      kind: fc.constant('monthly' as const),
      nth: fc.constantFrom(1, 2, 3, 4, 5, -1),
      weekday: fc.integer({ min: 1, max: 7 }),
    }),
  );

  /** The same, by looking at each day: what the recurrence library is held to. */
  function isDay(date: Temporal.PlainDate, { first, every: how }: SeriesRule): boolean {
    if (how.kind === 'monthly') {
      const isLast = date.day + 7 > date.daysInMonth;
      const nth = Math.ceil(date.day / 7);
      return date.dayOfWeek === how.weekday && (how.nth === -1 ? isLast : nth === how.nth);
    }
    const start = Temporal.PlainDate.from(first);
    const monday = start.subtract({ days: start.dayOfWeek - 1 });
    const weeks = Math.floor(monday.until(date, { largestUnit: 'days' }).days / 7);
    return weeks % how.interval === 0 && how.weekdays.includes(date.dayOfWeek);
  }

  it('agrees with looking at one day after the other', () => {
    fc.assert(
      fc.property(
        day,
        every,
        fc.integer({ min: 0, max: 500 }),
        fc.boolean(),
        fc.array(day, { maxLength: 20 }),
        (first, how, span, termTime, except) => {
          const last = Temporal.PlainDate.from(first).add({ days: span });
          const full = rule({ first, every: how, until: last.toString(), termTime });
          const expected: string[] = [];
          let date = Temporal.PlainDate.from(first);
          for (; Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
            const iso = date.toString();
            const closed = calendar.closures.some(({ from, to }) => from <= iso && iso <= to);
            if (!isDay(date, full) || except.includes(iso) || isBankHoliday(date)) continue;
            if (!(termTime && closed)) expected.push(iso);
          }
          const found = seriesDates(full, except, calendar);
          expect(found.dates).toEqual(expected.slice(0, MOST_DATES));
          const counted = { ...full, until: null, count: Math.max(1, found.dates.length) };
          const again = seriesDates(counted, except, calendar).dates;
          if (found.dates.length > 0) expect(again).toEqual(found.dates);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('keeps its local time over both changes of the clocks', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 7 * 60, max: 22 * 60 }),
        fc.constantFrom(1, 2, 3),
        (first, minute, interval) => {
          const time = Temporal.PlainTime.from('00:00').add({ minutes: minute }).toString();
          const { dates } = datesOf({ first, every: weekly(interval, 1, 4, 7), count: 40 });
          for (const date of dates) {
            const parts = londonParts(londonInstant(date, time));
            expect(parts).toEqual({ day: date, time: time.slice(0, 5) });
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('local time', () => {
  it.each([
    ['2027-03-21', '10:00', '2027-03-21T10:00:00.000Z'],
    ['2027-03-28', '10:00', '2027-03-28T09:00:00.000Z'],
    ['2027-10-24', '10:00', '2027-10-24T09:00:00.000Z'],
    ['2027-10-31', '10:00', '2027-10-31T10:00:00.000Z'],
    ['2027-03-28', '01:30', '2027-03-28T01:30:00.000Z'],
    ['2027-10-31', '01:30', '2027-10-31T00:30:00.000Z'],
  ])('%s at %s is %s', (day, time, expected) => {
    expect(londonInstant(day, time).toISOString()).toBe(expected);
  });

  it.each([
    ['2027-03-28', 23],
    ['2027-03-29', 24],
    ['2027-10-31', 25],
  ])('%s has %i hours', (day, hours) => {
    const { from, to } = londonDay(day);
    expect((to.getTime() - from.getTime()) / 3_600_000).toBe(hours);
  });
});
