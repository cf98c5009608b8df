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

/** What closes schools: a bank holiday, by its code in the words, or what the council typed, as it stands. */
export type Closing = { bankHoliday: BankHoliday } | { typed: string };

/** Days that were left out of the count, with what closes them. */
export type LeftOut = { from: string; to: string; why: Closing };

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
  /** What closes the schools on the day itself, if anything: a weekend, or holidays. */
  closed: { weekend: boolean; why: Closing[] } | null;
  steps: ByWhenStep[];
  /** Why school days may not be right: the calendar is only an example, or has no holidays at all. */
  doubt: 'example' | 'noHolidays' | null;
  /** The last day that the calendar knows of, where a step lies beyond it. */
  knownUntil: string | null;
};

const iso = (day: Day) => day.toString();

/** The bank holidays that come every year, by the English name that the table gives them. */
const YEARLY = {
  "New Year's Day": 'new-year',
  "New Year's Day (substitute day)": 'new-year-substitute',
  'Good Friday': 'good-friday',
  'Easter Monday': 'easter-monday',
  'Early May bank holiday': 'early-may',
  'Spring bank holiday': 'spring',
  'Summer bank holiday': 'summer',
  'Christmas Day': 'christmas',
  'Christmas Day (substitute day)': 'christmas-substitute',
  'Boxing Day': 'boxing',
  'Boxing Day (substitute day)': 'boxing-substitute',
} as const;

type BankHoliday = (typeof YEARLY)[keyof typeof YEARLY] | 'once';

/** One that was given for once, such as for a coronation, has no words of its own. */
function codeOf(name: string): BankHoliday {
  return name in YEARLY ? YEARLY[name as keyof typeof YEARLY] : 'once';
}

/** Bank holidays from one day to another, both included. */
function bankHolidays(from: string, to: string): LeftOut[] {
  const years = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const all = [...new Set(years)].flatMap((year) => listBankHolidays(year));
  return all
    .filter(({ date }) => date >= from && date <= to)
    .map(({ date, name }) => ({ from: date, to: date, why: { bankHoliday: codeOf(name) } }));
}

function overlapping(entries: readonly CalendarEntry[], from: string, to: string): LeftOut[] {
  return entries
    .filter((entry) => entry.from <= to && entry.to >= from)
    .map(({ from: first, to: last, label }) => ({ from: first, to: last, why: { typed: label } }));
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
  const found = [...overlapping(entries, day, day), ...bankHolidays(day, day)];
  return { weekend: isWeekend(day), why: found.map(({ why }) => why) };
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
  const holidays = entries.some(({ example }) => example) ? 'example' : last === '' && 'noHolidays';
  return {
    what,
    on: iso(on),
    closed: closedOn(on, entries),
    steps,
    doubt: (schoolSteps.length > 0 && holidays) || null,
    knownUntil: last && schoolSteps.some(({ by }) => by > last) ? last : null,
  };
}
