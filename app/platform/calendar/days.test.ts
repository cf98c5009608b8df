import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  addSchoolDays,
  addWeeks,
  addWorkingDays,
  countDays,
  countSchoolDays,
  countWorkingDays,
  isSchoolDay,
  isWorkingDay,
  noticeLastDay,
  type SchoolCalendar,
} from './days';
import { fromEpochDay, toEpochDay } from './epoch-days';

const date = (iso: string) => Temporal.PlainDate.from(iso);
const calendar: SchoolCalendar = {
  closures: [
    { from: '2026-10-26', to: '2026-10-30', label: 'Autumn half term', kind: 'holiday' },
    { from: '2026-12-21', to: '2027-01-01', label: 'Winter holiday', kind: 'holiday' },
  ],
};

describe('school days', () => {
  test.each([
    ['2026-11-21', 5, '2026-11-27'],
    ['2026-11-23', 5, '2026-11-30'],
    ['2026-11-23', 10, '2026-12-07'],
    ['2026-12-14', 5, '2027-01-04'],
    ['2026-12-14', 10, '2027-01-11'],
    ['2026-12-14', 15, '2027-01-18'],
    ['2026-10-22', 5, '2026-11-05'],
  ])('from %s, %i school days: %s', (from, n, expected) => {
    expect(addSchoolDays(date(from), n, calendar).toString()).toBe(expected);
  });

  test.each([
    ['2026-10-23', true],
    ['2026-10-24', false],
    ['2026-10-26', false],
    ['2026-10-30', false],
    ['2026-11-02', true],
    ['2026-12-18', true],
    ['2026-12-21', false],
    ['2027-01-01', false],
    ['2027-01-04', true],
    ['2027-03-26', false],
  ])('%s: %s', (iso, expected) => {
    expect(isSchoolDay(date(iso), calendar)).toBe(expected);
  });

  test('one closure day in the middle moves the end by one day, an overlapping one by none', () => {
    const closure = { from: '2026-11-25', to: '2026-11-25', label: 'Polling', kind: 'closure' };
    const more = { closures: [...calendar.closures, closure, closure] } as SchoolCalendar;
    expect(addSchoolDays(date('2026-11-23'), 3, more).toString()).toBe('2026-11-27');
  });

  test('a closure that ends before it begins is an error', () => {
    const wrong: SchoolCalendar = {
      closures: [{ from: '2026-12-02', to: '2026-12-01', label: '', kind: 'closure' }],
    };
    expect(() => addSchoolDays(date('2026-11-23'), 1, wrong)).toThrow(RangeError);
  });

  test.each([0, -1, 1.5, Number.NaN])('a period of %d days is an error', (n) => {
    expect(() => addSchoolDays(date('2026-11-23'), n, calendar)).toThrow(RangeError);
    expect(() => addWorkingDays(date('2026-11-23'), n)).toThrow(RangeError);
    expect(() => noticeLastDay(date('2026-11-23'), Math.min(n, 0.5))).toThrow(RangeError);
  });
});

describe('working days', () => {
  test.each([
    ['2026-11-23', 10, '2026-12-07'],
    ['2026-12-16', 10, '2027-01-04'],
    ['2026-12-24', 1, '2026-12-29'],
    ['2026-12-25', 1, '2026-12-29'],
  ])('from %s, %i working days: %s', (from, n, expected) => {
    expect(addWorkingDays(date(from), n).toString()).toBe(expected);
  });

  test('half term is for schools only', () => {
    expect(isWorkingDay(date('2026-10-26'))).toBe(true);
    expect(isWorkingDay(date('2026-10-25'))).toBe(false);
    expect(isWorkingDay(date('2026-12-28'))).toBe(false);
  });
});

describe('plain days, weeks, months', () => {
  test('both clock changes have days like any other', () => {
    expect(addDays(date('2026-03-28'), 1).toString()).toBe('2026-03-29');
    expect(addDays(date('2026-03-28'), 2).toString()).toBe('2026-03-30');
    expect(addDays(date('2026-10-24'), 2).toString()).toBe('2026-10-26');
    expect(addWeeks(date('2026-03-25'), 1).toString()).toBe('2026-04-01');
    expect(addWeeks(date('2026-10-21'), 1).toString()).toBe('2026-10-28');
    expect(countDays(date('2026-10-24'), date('2026-10-26'))).toBe(2);
    expect(addWorkingDays(date('2026-03-27'), 1).toString()).toBe('2026-03-30');
    expect(addSchoolDays(date('2026-10-23'), 1, { closures: [] }).toString()).toBe('2026-10-26');
  });

  test('six weeks, twelve months, and the end of February', () => {
    expect(addWeeks(date('2026-11-23'), 6).toString()).toBe('2027-01-04');
    expect(addMonths(date('2026-11-23'), 12).toString()).toBe('2027-11-23');
    expect(addMonths(date('2028-02-29'), 12).toString()).toBe('2029-02-28');
  });

  test.each([
    ['2026-11-23', '2026-12-07'],
    ['2026-12-18', '2027-01-01'],
    ['2027-03-20', '2027-04-03'],
  ])('fifteen days beginning with %s end on %s', (servedOn, expected) => {
    expect(noticeLastDay(date(servedOn), 15).toString()).toBe(expected);
  });

  test('half a day is an error', () => {
    expect(() => addDays(date('2026-11-23'), 0.5)).toThrow(RangeError);
  });
});

describe('whatever the day', () => {
  const anyDay = fc.integer({ min: 15_000, max: 40_000 }).map(fromEpochDay);

  test('counting in integers agrees with the calendar', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -500, max: 500 }), (day, n) => {
        expect(addDays(day, n).equals(day.add({ days: n }))).toBe(true);
        expect(fromEpochDay(toEpochDay(day)).equals(day)).toBe(true);
        expect(isWorkingDay(day) && day.dayOfWeek > 5).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('counting undoes adding', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 80 }), (day, n) => {
        expect(countSchoolDays(day, addSchoolDays(day, n, calendar), calendar)).toBe(n);
        expect(countWorkingDays(day, addWorkingDays(day, n))).toBe(n);
        expect(countDays(day, addDays(day, n))).toBe(n);
      }),
    );
  });
});
