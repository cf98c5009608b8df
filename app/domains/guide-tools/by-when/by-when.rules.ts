import { Temporal } from 'temporal-polyfill';
import {
  CLOCK_RULES,
  dueOn,
  inOrder,
  lengthOf,
  type ClockCode,
  type ClockLengths,
} from '~/domains/clock';
import { isSchoolDay, listBankHolidays } from '~/platform/calendar';
import { HAPPENINGS, whoHas } from './happenings';

type Day = Temporal.PlainDate;

/** A stretch of days without school as the calendar has it; ISO days, both ends included. */
export type CalendarEntry = {
  from: string;
  to: string;
  label: string;
  kind: 'holiday' | 'closure';
  example: boolean;
};

/** Days that were left out of the count, with their name as it was typed. */
export type LeftOut = { from: string; to: string; label: string };

/** One thing that is done by a day. Dates are ISO. */
export type ByWhenStep = {
  clock: ClockCode;
  who: 'we' | 'you';
  by: string;
  length: number;
  unit: (typeof CLOCK_RULES)[ClockCode]['unit'];
  basis: 'law' | 'local-policy';
  source: string;
  leftOut: LeftOut[];
};

/** What happens by when, if something happens on a day. */
export type ByWhen = {
  what: string;
  on: string;
  /** What closes the schools on the day itself, if anything: a weekend, or holidays by name. */
  closed: { weekend: boolean; names: string[] } | null;
  steps: ByWhenStep[];
  /** Why the days may not be right: the calendar is only an example, or has no holidays at all. */
  doubt: 'example' | 'noHolidays' | null;
  /** The last day that the calendar knows of, where a step lies beyond it. */
  knownUntil: string | null;
};

const iso = (day: Day) => day.toString();

/** Bank holidays from one day to another, both included. */
function bankHolidays(from: string, to: string): LeftOut[] {
  const years = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const all = [...new Set(years)].flatMap((year) => listBankHolidays(year));
  return all
    .filter(({ date }) => date >= from && date <= to)
    .map(({ date, name }) => ({ from: date, to: date, label: name }));
}

function overlapping(entries: readonly CalendarEntry[], from: string, to: string): LeftOut[] {
  return entries
    .filter((entry) => entry.from <= to && entry.to >= from)
    .map(({ from: first, to: last, label }) => ({ from: first, to: last, label }));
}

const isWeekend = (day: string) => Temporal.PlainDate.from(day).dayOfWeek > 5;

/** What was not counted between two days in this unit; weekends go without saying. */
function leftOut(
  unit: ByWhenStep['unit'],
  after: Day,
  until: Day,
  entries: readonly CalendarEntry[],
): LeftOut[] {
  if (unit !== 'school-days' && unit !== 'working-days') return [];
  const from = iso(after.add({ days: 1 }));
  const closures = unit === 'school-days' ? overlapping(entries, from, iso(until)) : [];
  const alone = bankHolidays(from, iso(until)).filter(
    (holiday) =>
      !isWeekend(holiday.from) &&
      !closures.some((each) => each.from <= holiday.from && each.to >= holiday.to),
  );
  return [...closures, ...alone].sort((a, b) => a.from.localeCompare(b.from));
}

/** Why schools are closed on a day, or null where they are open. */
function closedOn(on: Day, entries: readonly CalendarEntry[]): ByWhen['closed'] {
  if (isSchoolDay(on, { closures: entries })) return null;
  const day = iso(on);
  const names = [...overlapping(entries, day, day), ...bankHolidays(day, day)];
  return { weekend: isWeekend(day), names: names.map(({ label }) => label) };
}

/** The dated list for `what` happening on `on`, by the clocks and the calendar of this council. */
export function byWhen(
  what: string,
  on: Day,
  entries: readonly CalendarEntry[],
  lengths: ClockLengths,
): ByWhen {
  const calendar = { closures: entries };
  const all = (HAPPENINGS[what] ?? []).map((clock): ByWhenStep => {
    const rule = CLOCK_RULES[clock];
    const by = dueOn(rule, on, { calendar, lengths });
    return {
      clock,
      who: whoHas(clock),
      by: iso(by),
      length: lengthOf(rule, lengths),
      unit: rule.unit,
      basis: rule.basis,
      source: rule.source,
      leftOut: leftOut(rule.unit, on, by, entries),
    };
  });
  const steps = inOrder(all);
  const last = entries.reduce((latest, { to }) => (to > latest ? to : latest), '');
  const schoolSteps = steps.filter(({ unit }) => unit === 'school-days');
  const noHolidays = schoolSteps.length > 0 && last === '';
  return {
    what,
    on: iso(on),
    closed: closedOn(on, entries),
    steps,
    doubt: entries.some(({ example }) => example) ? 'example' : noHolidays ? 'noHolidays' : null,
    knownUntil: last && schoolSteps.some(({ by }) => by > last) ? last : null,
  };
}
