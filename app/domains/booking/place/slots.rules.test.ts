import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { LONDON } from '~/platform/calendar';
import { candidateTimes, daysSpan, isFree, type Hours, type KindTimes } from './slots.rules';

const day = (iso: string) => Temporal.PlainDate.from(iso);
const kind = (given: Partial<KindTimes> = {}): KindTimes => ({
  minutes: 20,
  bufferBefore: 0,
  bufferAfter: 10,
  noticeHours: 24,
  ...given,
});
const hours = (weekday: number, from: number, to: number, staffId = 'a'): Hours => ({
  staffId,
  weekday,
  fromMinute: from * 60,
  toMinute: to * 60,
});
const local = (at: number) => {
  const time = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(LONDON);
  return `${time.toPlainDate()} ${time.toPlainTime().toString().slice(0, 5)}${time.offset}`;
};
const timesOn = (iso: string, given: Hours[], of = kind()) =>
  candidateTimes(of, given, { from: day(iso), to: day(iso), earliest: 0 });
const beginsOn = (iso: string, given: Hours[], of = kind()) =>
  timesOn(iso, given, of).map(({ startsAt }) => local(startsAt));

describe('the times that can be booked', () => {
  it('follow each other within the hours, with what lies free around them', () => {
    expect(beginsOn('2026-12-07', [hours(1, 9, 11)])).toEqual([
      '2026-12-07 09:00+00:00',
      '2026-12-07 09:30+00:00',
      '2026-12-07 10:00+00:00',
      '2026-12-07 10:30+00:00',
    ]);
    const visit = kind({ minutes: 60, bufferBefore: 30, bufferAfter: 30 });
    expect(beginsOn('2026-12-07', [hours(1, 9, 13.5)], visit)).toEqual([
      '2026-12-07 09:30+00:00',
      '2026-12-07 11:30+00:00',
    ]);
    expect(beginsOn('2026-12-08', [hours(1, 9, 11)])).toEqual([]);
  });

  it('are the same local times on the days before, on and after both changes of the clocks', () => {
    const all = [1, 2, 3, 4, 5, 6, 7].map((weekday) => hours(weekday, 9, 9.5));
    const days = (from: string, to: string) =>
      candidateTimes(kind(), all, { from: day(from), to: day(to), earliest: 0 }).map(
        ({ startsAt, endsAt }) => [local(startsAt), (endsAt - startsAt) / 60_000],
      );
    // Good Friday is 26 March, and Easter Monday 29 March in 2027.
    expect(days('2027-03-27', '2027-03-30')).toEqual([
      ['2027-03-27 09:00+00:00', 20],
      ['2027-03-28 09:00+01:00', 20],
      ['2027-03-30 09:00+01:00', 20],
    ]);
    expect(days('2027-10-30', '2027-11-01')).toEqual([
      ['2027-10-30 09:00+01:00', 20],
      ['2027-10-31 09:00+00:00', 20],
      ['2027-11-01 09:00+00:00', 20],
    ]);
  });

  it('in the night of a change are real hours: one less in March, one more in October', () => {
    const night = [hours(7, 0, 4)];
    const hour = kind({ minutes: 60, bufferAfter: 0 });
    expect(beginsOn('2027-03-28', night, hour)).toEqual([
      '2027-03-28 00:00+00:00',
      '2027-03-28 02:00+01:00',
      '2027-03-28 03:00+01:00',
    ]);
    expect(beginsOn('2027-10-31', night, hour)).toEqual([
      '2027-10-31 00:00+01:00',
      '2027-10-31 01:00+01:00',
      '2027-10-31 01:00+00:00',
      '2027-10-31 02:00+00:00',
      '2027-10-31 03:00+00:00',
    ]);
  });

  it('are none on bank holidays, and none before the notice', () => {
    const all = [1, 2, 3, 4, 5, 6, 7].map((weekday) => hours(weekday, 9, 10));
    expect(beginsOn('2026-12-25', all)).toEqual([]);
    expect(beginsOn('2026-12-28', all)).toEqual([]);
    const earliest = Temporal.Instant.from('2026-12-07T09:30:00Z').epochMilliseconds;
    const times = candidateTimes(kind(), all, {
      from: day('2026-12-06'),
      to: day('2026-12-07'),
      earliest,
    });
    expect(times.map(({ startsAt }) => local(startsAt))).toEqual(['2026-12-07 09:30+00:00']);
  });

  it('go over a break that is none, and name everybody whose hours hold them', () => {
    const touching = [hours(1, 9, 10, 'a'), hours(1, 10, 11, 'a'), hours(1, 9.5, 11, 'b')];
    const long = kind({ minutes: 60, bufferAfter: 0 });
    expect(
      timesOn('2026-12-07', touching, long).map(({ startsAt, staffIds }) => [
        local(startsAt).slice(11, 16),
        staffIds.join(),
      ]),
    ).toEqual([
      ['09:00', 'a'],
      ['09:30', 'a,b'],
      ['10:00', 'a,b'],
    ]);
  });

  it('lie within somebody’s hours on any day, whatever the hours are', () => {
    const stretch = fc
      .tuple(fc.integer({ min: 0, max: 1380 }), fc.integer({ min: 5, max: 600 }))
      .map(([fromMinute, length]) => ({
        fromMinute,
        toMinute: Math.min(1440, fromMinute + length),
      }));
    fc.assert(
      fc.property(
        fc.array(fc.record({ staffId: fc.constantFrom('a', 'b'), at: stretch }), { maxLength: 4 }),
        fc.integer({ min: 0, max: 364 }),
        fc.integer({ min: 5, max: 90 }),
        fc.integer({ min: 0, max: 30 }),
        (spans, offset, minutes, buffer) => {
          const on = day('2027-01-01').add({ days: offset });
          const given = spans.map(({ staffId, at }) => ({
            staffId,
            weekday: on.dayOfWeek,
            ...at,
          }));
          const of = kind({ minutes, bufferBefore: buffer, bufferAfter: buffer });
          const within = daysSpan(on, on);
          for (const time of timesOn(on.toString(), given, of)) {
            expect(time.endsAt - time.startsAt).toBe(minutes * 60_000);
            expect(time.span.from).toBeGreaterThanOrEqual(within.from);
            expect(time.span.to).toBeLessThanOrEqual(within.to);
            expect(time.staffIds.length).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

it('stretches that touch do not overlap', () => {
  expect(isFree([{ from: 0, to: 10 }], { from: 10, to: 20 })).toBe(true);
  expect(isFree([{ from: 0, to: 11 }], { from: 10, to: 20 })).toBe(false);
  expect(isFree(undefined, { from: 10, to: 20 })).toBe(true);
});
