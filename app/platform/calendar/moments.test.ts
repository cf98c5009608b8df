import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { academicYear } from './academic-year';
import { now, today, todayIn } from './clock';
import { instantToLondonDate } from './conversions';

const changes: Array<[string, string]> = [
  ['2026-03-28T23:59:59.999Z', '2026-03-28'],
  ['2026-03-29T00:00:00Z', '2026-03-29'],
  ['2026-03-29T00:59:59Z', '2026-03-29'],
  ['2026-03-29T01:00:00Z', '2026-03-29'],
  ['2026-03-29T22:59:59Z', '2026-03-29'],
  ['2026-03-29T23:00:00Z', '2026-03-30'],
  ['2026-10-24T22:59:59Z', '2026-10-24'],
  ['2026-10-24T23:00:00Z', '2026-10-25'],
  ['2026-10-25T00:30:00Z', '2026-10-25'],
  ['2026-10-25T01:30:00Z', '2026-10-25'],
  ['2026-10-25T23:59:59Z', '2026-10-25'],
  ['2026-10-26T00:00:00Z', '2026-10-26'],
  ['2026-07-01T00:00:00Z', '2026-07-01'],
  ['2026-12-31T23:59:59Z', '2026-12-31'],
];

describe('the date in England', () => {
  test.each(changes)('at %s: %s', (instant, expected) => {
    expect(instantToLondonDate(Temporal.Instant.from(instant)).toString()).toBe(expected);
    expect(instantToLondonDate(new Date(instant)).toString()).toBe(expected);
  });

  test('an invalid Date is an error', () => {
    expect(() => instantToLondonDate(new Date('never'))).toThrow(RangeError);
  });
});

describe('the system clock', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
  afterEach(() => void vi.useRealTimers());

  test.each(changes)('at %s today is %s', (instant, expected) => {
    vi.setSystemTime(new Date(instant));
    expect(today().toString()).toBe(expected);
    expect(now().epochMilliseconds).toBe(Date.parse(instant));
  });

  test('elsewhere it may be another day', () => {
    vi.setSystemTime(new Date('2026-11-21T02:00:00Z'));
    expect(todayIn('America/New_York').toString()).toBe('2026-11-20');
    expect(todayIn('Asia/Karachi').toString()).toBe('2026-11-21');
    expect(() => todayIn('Nowhere/Land')).toThrow(RangeError);
  });
});

describe('the academic year', () => {
  test.each([
    ['2026-08-31', '2025-09-01', '2026-08-31', '2025/26'],
    ['2026-09-01', '2026-09-01', '2027-08-31', '2026/27'],
    ['2027-01-01', '2026-09-01', '2027-08-31', '2026/27'],
    ['2100-05-01', '2099-09-01', '2100-08-31', '2099/00'],
  ])('of %s', (iso, from, to, label) => {
    const year = academicYear(Temporal.PlainDate.from(iso));
    expect([year.from.toString(), year.to.toString(), year.label]).toEqual([from, to, label]);
  });
});
