import type { Temporal } from 'temporal-polyfill';
import { isBankHolidayOn } from './bank-holidays';
import { fromEpochDay, isWeekend, isoToEpochDay, toEpochDay } from './epoch-days';

/** A stretch of days on which schools do not sit; ISO dates, both ends included. */
export interface SchoolClosure {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly kind: 'holiday' | 'closure';
}

/**
 * The days on which a council's schools do not sit, weekends and bank holidays apart (those come by
 * themselves). Treat one as unchangeable: what it closes is worked out once for each object.
 */
export interface SchoolCalendar {
  readonly closures: readonly SchoolClosure[];
}

type IsOpen = (epochDay: number) => boolean;

const closedDaysOf = new WeakMap<SchoolCalendar, ReadonlySet<number>>();

function closedDays(calendar: SchoolCalendar): ReadonlySet<number> {
  const known = closedDaysOf.get(calendar);
  if (known) return known;
  const closed = new Set<number>();
  for (const { from, to } of calendar.closures) {
    const last = isoToEpochDay(to);
    const first = isoToEpochDay(from);
    if (first > last) throw new RangeError(`a closure ends (${to}) before it begins (${from})`);
    for (let day = first; day <= last; day++) closed.add(day);
  }
  closedDaysOf.set(calendar, closed);
  return closed;
}

const openForWork: IsOpen = (day) => !isWeekend(day) && !isBankHolidayOn(day);

function openForSchool(calendar: SchoolCalendar): IsOpen {
  const closed = closedDays(calendar);
  return (day) => openForWork(day) && !closed.has(day);
}

function nthOpenDayAfter(from: Temporal.PlainDate, n: number, isOpen: IsOpen): Temporal.PlainDate {
  if (!Number.isInteger(n) || n < 1) throw new RangeError('a period is one whole day or more');
  let day = toEpochDay(from);
  for (let left = n; left > 0;) {
    day += 1;
    if (isOpen(day)) left -= 1;
  }
  return fromEpochDay(day);
}

function openDaysBetween(
  after: Temporal.PlainDate,
  until: Temporal.PlainDate,
  isOpen: IsOpen,
): number {
  const last = toEpochDay(until);
  let count = 0;
  for (let day = toEpochDay(after) + 1; day <= last; day++) if (isOpen(day)) count += 1;
  return count;
}

/** Whether schools sit on `date`: not a weekend, bank holiday, holiday or closure (domain: clocks). */
export function isSchoolDay(date: Temporal.PlainDate, calendar: SchoolCalendar): boolean {
  return openForSchool(calendar)(toEpochDay(date));
}

/** Whether `date` is neither at a weekend nor a bank holiday. */
export function isWorkingDay(date: Temporal.PlainDate): boolean {
  return openForWork(toEpochDay(date));
}

/**
 * The `n`th school day after `from`; `from` itself is not counted. Throws RangeError if `n` is not a
 * whole number of at least 1, a closure ends before it begins, or the answer lies beyond 2099.
 */
export function addSchoolDays(
  from: Temporal.PlainDate,
  n: number,
  calendar: SchoolCalendar,
): Temporal.PlainDate {
  return nthOpenDayAfter(from, n, openForSchool(calendar));
}

/** The `n`th working day after `from`; `from` itself is not counted. Throws as `addSchoolDays`. */
export function addWorkingDays(from: Temporal.PlainDate, n: number): Temporal.PlainDate {
  return nthOpenDayAfter(from, n, openForWork);
}

/** How many school days lie after `after`, up to and including `until`; 0 if `until` is earlier. */
export function countSchoolDays(
  after: Temporal.PlainDate,
  until: Temporal.PlainDate,
  calendar: SchoolCalendar,
): number {
  return openDaysBetween(after, until, openForSchool(calendar));
}

/** How many working days lie after `after`, up to and including `until`; 0 if `until` is earlier. */
export function countWorkingDays(after: Temporal.PlainDate, until: Temporal.PlainDate): number {
  return openDaysBetween(after, until, openForWork);
}

/** How many days `until` lies after `after`; negative if it is earlier. */
export function countDays(after: Temporal.PlainDate, until: Temporal.PlainDate): number {
  return toEpochDay(until) - toEpochDay(after);
}

/** The date `n` days after `from` (before it, if `n` is negative). */
export function addDays(from: Temporal.PlainDate, n: number): Temporal.PlainDate {
  if (!Number.isInteger(n)) throw new RangeError('days are counted whole');
  return fromEpochDay(toEpochDay(from) + n);
}

/** The same weekday `n` weeks after `from`. */
export function addWeeks(from: Temporal.PlainDate, n: number): Temporal.PlainDate {
  return addDays(from, 7 * n);
}

/** The same day of the month `n` months after `from`, or that month's last day if it is shorter. */
export function addMonths(from: Temporal.PlainDate, n: number): Temporal.PlainDate {
  return from.add({ months: n });
}

/**
 * The last day of a notice of `days` days "beginning with" the day it was served, so that the day of
 * service is the first (Education Act 1996 s.437(2)). Throws RangeError for less than one day.
 */
export function noticeLastDay(servedOn: Temporal.PlainDate, days: number): Temporal.PlainDate {
  if (days < 1) throw new RangeError('a period is one whole day or more');
  return addDays(servedOn, days - 1);
}
