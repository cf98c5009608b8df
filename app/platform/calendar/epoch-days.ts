import { Temporal } from 'temporal-polyfill';

export const MS_PER_DAY = 86_400_000;

/** Whole days from 1970-01-01 to `date`. Counting in integers is far quicker than in PlainDates. */
export function toEpochDay(date: Temporal.PlainDate): number {
  return Date.UTC(date.year, date.month - 1, date.day) / MS_PER_DAY;
}

/** The date `epochDay` whole days after 1970-01-01. */
export function fromEpochDay(epochDay: number): Temporal.PlainDate {
  const utc = new Date(epochDay * MS_PER_DAY);
  return new Temporal.PlainDate(utc.getUTCFullYear(), utc.getUTCMonth() + 1, utc.getUTCDate());
}

/** As `toEpochDay`, from an ISO date such as `2026-11-21`. Throws RangeError if it is not a date. */
export function isoToEpochDay(iso: string): number {
  return toEpochDay(Temporal.PlainDate.from(iso));
}

/** Whether the day is a Saturday or a Sunday. */
export function isWeekend(epochDay: number): boolean {
  const daysAfterThursday = ((epochDay % 7) + 7) % 7;
  return daysAfterThursday === 2 || daysAfterThursday === 3;
}
