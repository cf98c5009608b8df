import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { schoolAge } from './school-age.rules';
import { schoolAgeVectors } from './school-age.vectors.test-support';

const date = (iso: string) => Temporal.PlainDate.from(iso);
const on = date('2026-11-21');

describe('compulsory school age on 21 November 2026', () => {
  test.each(schoolAgeVectors)(
    'born %s: %s to %s, %s, year %i',
    (born, begins, ends, status, yearGroup) => {
      const age = schoolAge(date(born), on);
      expect({ ...age, begins: age.begins.toString(), ends: age.ends.toString() }).toEqual({
        begins,
        ends,
        status,
        yearGroup,
      });
    },
  );
});

describe('on the days either side of each boundary', () => {
  test.each(schoolAgeVectors)('born %s, from %s to %s', (born, begins, ends) => {
    const status = (day: Temporal.PlainDate) => schoolAge(date(born), day).status;
    expect(status(date(begins).subtract({ days: 1 }))).toBe('not-yet');
    expect(status(date(begins))).toBe('of-age');
    expect(status(date(begins).add({ days: 1 }))).toBe('of-age');
    expect(status(date(ends).subtract({ days: 1 }))).toBe('of-age');
    expect(status(date(ends))).toBe('of-age');
    expect(status(date(ends).add({ days: 1 }))).toBe('ended');
  });
});

describe('the year group', () => {
  test.each([
    ['2021-08-31', '2026-08-31', 0],
    ['2021-08-31', '2026-09-01', 1],
    ['2021-09-01', '2026-08-31', -1],
    ['2021-09-01', '2026-09-01', 0],
    ['2024-05-05', '2026-11-21', -2],
    ['2026-11-20', '2026-11-21', -5],
    ['2009-01-01', '2026-11-21', 13],
  ])('born %s, on %s: %i', (born, today, expected) => {
    expect(schoolAge(date(born), date(today)).yearGroup).toBe(expected);
  });

  test('is the age on the 31 August before, minus 4, whatever the dates', () => {
    const day = fc.integer({ min: 0, max: 9000 }).map((days) => date('2002-01-01').add({ days }));
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 7000 }), (born, later) => {
        const today = born.add({ days: later });
        const thisYear = date(`${today.year}-08-31`);
        const before = today.month > 8 ? thisYear : thisYear.subtract({ years: 1 });
        const reached = before.month * 100 + before.day >= born.month * 100 + born.day ? 0 : 1;
        const age = before.year - born.year - reached;
        expect(schoolAge(born, today).yearGroup).toBe(age - 4);
      }),
    );
  });
});

test('begins on a prescribed day at five, and ends on a last Friday in June', () => {
  const born = fc.integer({ min: 0, max: 12_000 }).map((days) => date('2000-01-01').add({ days }));
  fc.assert(
    fc.property(born, (dateOfBirth) => {
      const { begins, ends } = schoolAge(dateOfBirth, on);
      expect(['03-31', '08-31', '12-31']).toContain(begins.toString().slice(5));
      const wait = dateOfBirth.add({ years: 5 }).until(begins).days;
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThan(153);
      expect(ends.dayOfWeek).toBe(5);
      expect(ends.month).toBe(6);
      expect(ends.day).toBeGreaterThan(23);
    }),
    { numRuns: 500 },
  );
});
