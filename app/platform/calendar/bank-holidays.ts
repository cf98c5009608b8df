import type { Temporal } from 'temporal-polyfill';
import table from './bank-holidays.json';
import { isoToEpochDay, MS_PER_DAY, toEpochDay } from './epoch-days';

/**
 * England's bank holidays from 2000 to 2099, substitute days included, as the `date-holidays`
 * package gives them. They are kept as a table because loading the package costs a server about
 * 30 MB and over 100 ms. A test compares the table with the package; after the package is upgraded,
 * `npx vitest run app/platform/calendar -u` writes it anew.
 */
const nameByDate: Readonly<Record<string, string>> = table;
const FIRST_DAY = isoToEpochDay('2000-01-01');
const LAST_DAY = isoToEpochDay('2099-12-31');

let daysOnce: ReadonlySet<number> | undefined;

function bankHolidayDays(): ReadonlySet<number> {
  daysOnce ??= new Set(Object.keys(nameByDate).map((iso) => Date.parse(iso) / MS_PER_DAY));
  return daysOnce;
}

/** As `isBankHoliday`, for a day counted from 1970-01-01. Throws RangeError outside 2000–2099. */
export function isBankHolidayOn(epochDay: number): boolean {
  if (epochDay < FIRST_DAY || epochDay > LAST_DAY) {
    throw new RangeError('bank holidays are known from 2000-01-01 to 2099-12-31');
  }
  return bankHolidayDays().has(epochDay);
}

/**
 * Whether `date` is a bank holiday in England (a substitute day is one, and so is the day it stands
 * in for). Throws RangeError outside 2000–2099.
 */
export function isBankHoliday(date: Temporal.PlainDate): boolean {
  return isBankHolidayOn(toEpochDay(date));
}

/** England's bank holidays in a year, in order: ISO date and English name. Empty outside 2000–2099. */
export function listBankHolidays(year: number): Array<{ date: string; name: string }> {
  return Object.entries(nameByDate)
    .filter(([date]) => date.startsWith(`${year}-`))
    .map(([date, name]) => ({ date, name }));
}
