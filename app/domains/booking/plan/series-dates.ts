import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { isBankHoliday, type SchoolCalendar } from '~/platform/calendar';
import { MOST_DATES, MOST_YEARS, type LeftOut, type SeriesRule } from './series.rule';

export type SeriesDates = {
  /** The days on which it takes place, in order. */
  dates: string[];
  /** The days before the last of them on which it would, and why it does not. */
  leftOut: { date: string; why: LeftOut }[];
  /** There are more than may be made, or they reach too far: `dates` is only the beginning. */
  isCut: boolean;
};

const NAMES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/**
 * The days of a rule, as RFC 5545 counts them, without those that are left out. Only days are counted
 * here, in UTC, where each has 24 hours: what time it is on them is asked of the local clock. With
 * `after`, those of a series that goes on after that day.
 */
export function seriesDates(
  rule: SeriesRule,
  except: readonly string[],
  calendar: SchoolCalendar,
  after = '',
): SeriesDates {
  const result: SeriesDates = { dates: [], leftOut: [], isCut: false };
  const most = Math.min(rule.count ?? MOST_DATES, MOST_DATES);
  const horizon = Temporal.PlainDate.from(after || rule.first)
    .add({ years: MOST_YEARS })
    .toString();
  const until = rule.until !== null && rule.until < horizon ? rule.until : horizon;
  for (const date of daysOf(rule, until)) {
    if (date <= after) continue;
    if (result.dates.length === most) return { ...result, isCut: rule.count === null };
    const why = whyNot(date, rule, except, calendar);
    if (why) result.leftOut.push({ date, why });
    else result.dates.push(date);
  }
  const short = rule.count !== null && result.dates.length < rule.count;
  const beyond = rule.until !== null && rule.until > horizon;
  return { ...result, isCut: short || beyond };
}

function daysOf({ first, every }: SeriesRule, until: string): string[] {
  const rule = new RRuleTemporal({
    dtstart: noon(first),
    until: noon(until),
    wkst: 'MO',
    ...(every.kind === 'weekly'
      ? {
          freq: 'WEEKLY',
          interval: every.interval,
          byDay: every.weekdays.map((weekday) => NAMES[weekday - 1]!),
        }
      : { freq: 'MONTHLY', byDay: [`${every.nth}${NAMES[every.weekday - 1]}`] }),
  });
  return rule.all().map((each) => each.toPlainDate().toString());
}

function noon(day: string): Temporal.ZonedDateTime {
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' });
}

function whyNot(
  date: string,
  { termTime }: SeriesRule,
  except: readonly string[],
  { closures }: SchoolCalendar,
): LeftOut | null {
  if (except.includes(date)) return 'given';
  if (isBankHoliday(Temporal.PlainDate.from(date))) return 'bank-holiday';
  const closed = termTime && closures.some(({ from, to }) => from <= date && date <= to);
  return closed ? 'schools-closed' : null;
}
