import { Temporal } from 'temporal-polyfill';
import { isBankHoliday, listBankHolidays, type SchoolCalendar } from '~/platform/calendar';
import { londonDay } from './local-time';
import type { Week } from './hours.store.server';

/** A stretch of time; instants. */
export type Stretch = { from: Date; to: Date };

/** When somebody who works those hours is free on a day: their hours, without what is taken of them. */
export function freeOn(day: string, week: Week, taken: readonly Stretch[]): Stretch[] {
  const date = Temporal.PlainDate.from(day);
  const hours = week[date.dayOfWeek - 1]!.map(({ from, to }) => ({
    from: instantOn(day, from),
    to: instantOn(day, to),
  }));
  return taken
    .reduce((free, span) => free.flatMap((each) => without(each, span)), hours)
    .filter(({ from, to }) => to > from);
}

/** Minutes of a day as the clock shows them, not as time goes by: 25 hours end at 24:00 too. */
function instantOn(day: string, minute: number): Date {
  if (minute === 1440) return londonDay(day).to;
  const plainTime = new Temporal.PlainTime(Math.floor(minute / 60), minute % 60);
  const local = Temporal.PlainDate.from(day).toZonedDateTime({
    timeZone: 'Europe/London',
    plainTime,
  });
  return new Date(local.epochMilliseconds);
}

function without(each: Stretch, taken: Stretch): Stretch[] {
  if (taken.to <= each.from || taken.from >= each.to) return [each];
  return [
    { from: each.from, to: taken.from },
    { from: taken.to, to: each.to },
  ].filter(({ from, to }) => to > from);
}

/** The part of a stretch that lies on a day; null where none does. */
export function onDay(day: string, { from, to }: Stretch): (Stretch & { isWhole: boolean }) | null {
  const whole = londonDay(day);
  if (to <= whole.from || from >= whole.to) return null;
  const part = { from: from > whole.from ? from : whole.from, to: to < whole.to ? to : whole.to };
  return { ...part, isWhole: part.from <= whole.from && part.to >= whole.to };
}

export const PARTS = ['morning', 'afternoon', 'evening'] as const;
export type DayPart = (typeof PARTS)[number];

/** The part of the day in which something begins. */
export function partOf(startsAt: Date): DayPart {
  const { hour } = Temporal.Instant.fromEpochMilliseconds(startsAt.getTime()).toZonedDateTimeISO(
    'Europe/London',
  );
  return hour < 12 ? 'morning' : hour < 17 ? 'afternoon' : 'evening';
}

/** What is special about a day: a bank holiday by its name, schools that do not sit, clocks that change. */
export type DayNote = {
  holiday: string | null;
  closure: string | null;
  clocks: 'forward' | 'back' | null;
};

/** What is special about a day. */
export function noteOf(day: string, { closures }: SchoolCalendar): DayNote {
  const date = Temporal.PlainDate.from(day);
  const { from, to } = londonDay(day);
  const hours = (to.getTime() - from.getTime()) / 3_600_000;
  const holiday = isBankHoliday(date)
    ? (listBankHolidays(date.year).find((each) => each.date === day)?.name ?? null)
    : null;
  return {
    holiday,
    closure: closures.find((each) => each.from <= day && day <= each.to)?.label ?? null,
    clocks: hours === 23 ? 'forward' : hours === 25 ? 'back' : null,
  };
}
