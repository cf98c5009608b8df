import Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { isBankHoliday, listBankHolidays } from './bank-holidays';

const date = (iso: string) => Temporal.PlainDate.from(iso);

function fromThePackage(): Record<string, string> {
  const england = new Holidays('GB', 'ENG', { types: ['public'], timezone: 'Europe/London' });
  const found: Array<[string, string]> = [];
  for (let year = 2000; year <= 2099; year++) {
    for (const day of england.getHolidays(year, 'en'))
      found.push([day.date.slice(0, 10), day.name]);
  }
  return Object.fromEntries(found.sort(([a], [b]) => a.localeCompare(b)));
}

describe('bank holidays in England', () => {
  test('the table is what the date-holidays package says, from 2000 to 2099', async () => {
    const text = JSON.stringify(fromThePackage(), null, 2) + '\n';
    await expect(text).toMatchFileSnapshot('./bank-holidays.json');
  });

  test.each([
    [2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-26 12-28'],
    [2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-25 12-26 12-27 12-28'],
    [2022, '01-01 01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-25 12-26 12-27'],
    [2020, '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-26 12-28'],
  ])('%i as published, with substitute days, moved days and single ones', (year, days) => {
    const found = listBankHolidays(year).map((holiday) => holiday.date.slice(5));
    expect(found.join(' ')).toBe(days);
  });

  test.each([
    ['2026-12-27', false],
    ['2026-12-28', true],
    ['2026-12-29', false],
    ['2026-08-30', false],
    ['2026-08-31', true],
    ['2026-03-17', false],
    ['2026-08-03', false],
  ])('%s: %s', (iso, expected) => {
    expect(isBankHoliday(date(iso))).toBe(expected);
  });

  test('a year for which nothing is known is an error, never an ordinary day', () => {
    expect(isBankHoliday(date('2000-01-01'))).toBe(true);
    expect(isBankHoliday(date('2099-12-31'))).toBe(false);
    expect(() => isBankHoliday(date('1999-12-31'))).toThrow(RangeError);
    expect(() => isBankHoliday(date('2100-01-01'))).toThrow(RangeError);
  });
});
