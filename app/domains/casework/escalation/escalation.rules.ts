import { Temporal } from 'temporal-polyfill';
import {
  addDays,
  addSchoolDays,
  countDays,
  countSchoolDays,
  instantToLondonDate,
  LONDON,
  type SchoolCalendar,
} from '~/platform/calendar';

/** School days that a service has for its answer where the officer says nothing else (local policy). */
export const ANSWER_SCHOOL_DAYS = 5;

/** Days between the reminders to the seniors, once something has climbed to them. */
export const REMINDER_DAYS = 7;

/** The due date that is proposed for something asked on `today`. */
export function proposedDue(
  today: Temporal.PlainDate,
  calendar: SchoolCalendar,
): Temporal.PlainDate {
  return addSchoolDays(today, ANSWER_SCHOOL_DAYS, calendar);
}

/**
 * The last day on which a link works: `linkDays` after today, but never before the day on which the
 * next link would go out, so that a service that is merely late still finds an open door.
 */
export function linkLastDay(
  today: Temporal.PlainDate,
  dueOn: Temporal.PlainDate,
  terms: { linkDays: number; firstChase: number; calendar: SchoolCalendar },
): Temporal.PlainDate {
  const usual = addDays(today, terms.linkDays);
  const chase = addSchoolDays(dueOn, terms.firstChase, terms.calendar);
  return Temporal.PlainDate.compare(usual, chase) < 0 ? chase : usual;
}

/** How silent a service has been, as the chasing sees it on one day. */
export type Silence = {
  dueOn: Temporal.PlainDate;
  today: Temporal.PlainDate;
  /** 0: with the officer; 1: a senior knows; 2: the next level was told. */
  level: number;
  lastChasedOn: Temporal.PlainDate | null;
  /** The day of the last climb or reminder; null where there was none. */
  lastToldOn: Temporal.PlainDate | null;
  /** Whether the service still has a link that works. */
  linkWorks: boolean;
  /** True where the last word was that it is not for them: chasing them is no use. */
  notForThem: boolean;
};

export type ChaseStep = 'chase' | 'climb-1' | 'climb-2' | 'remind';

/**
 * What is to be done today about something unanswered. Days are school days after the due date
 * (`chaseSchoolDays` of the profile, local policy): at the first point the service is chased, at the
 * second a senior is told, at the third the next level; from the first climb on the seniors are
 * reminded every seventh day, holidays too, for as long as it is open, also where somebody else was
 * asked meanwhile with a new date. Before the due date nobody is
 * chased: the service was given that time. What earlier runs missed is made up for at once, and a
 * second run on one day finds nothing to do. While it is silent the service always has a link that
 * works: where the last one ran out, it is chased again.
 */
export function chaseSteps(
  silence: Silence,
  chaseSchoolDays: readonly number[],
  calendar: SchoolCalendar,
): ChaseStep[] {
  const { dueOn, today, level, lastChasedOn, lastToldOn } = silence;
  const [first = 0, second = 0, third = 0] = chaseSchoolDays;
  const late = countDays(dueOn, today) <= 0 ? 0 : countSchoolDays(dueOn, today, calendar);
  const isLate = late > 0 && late >= first;
  const steps: ChaseStep[] = [];
  const chasedSince = lastChasedOn !== null && countDays(dueOn, lastChasedOn) > 0;
  const chasedToday = lastChasedOn?.equals(today) ?? false;
  if (isLate && !silence.notForThem && !chasedToday && (!chasedSince || !silence.linkWorks)) {
    steps.push('chase');
  }
  if (isLate && late >= second && level < 1) steps.push('climb-1');
  if (isLate && late >= third && level < 2) steps.push('climb-2');
  const climbs = steps.some((step) => step !== 'chase');
  const quietFor = lastToldOn ? countDays(lastToldOn, today) : Infinity;
  if (!climbs && level >= 1 && quietFor >= REMINDER_DAYS) steps.push('remind');
  return steps;
}

/** The hour of the evening of a referral's day, in England, by which its receipt must be confirmed. */
export const ALARM_EVENING = 18;
/** The hour of every later morning, in England, at which the alarm is raised again. */
export const ALARM_MORNING = 8;

/**
 * The moment of the alarm that stands for a referral sent at `sentAt` whose receipt nobody confirmed:
 * the evening of its day, then eight o'clock of every morning after it, weekends and holidays too.
 * Null before the first one. A referral sent in the evening is first asked about next morning.
 */
export function alarmMoment(sentAt: Date, now: Date): Date | null {
  const sentOn = instantToLondonDate(sentAt);
  const day = instantToLondonDate(now);
  const evening = londonMoment(sentOn, { hour: ALARM_EVENING });
  const morning = londonMoment(day, { hour: ALARM_MORNING });
  if (countDays(sentOn, day) > 0 && now >= morning) return morning;
  const before = addDays(day, -1);
  if (countDays(sentOn, before) > 0) return londonMoment(before, { hour: ALARM_MORNING });
  return now >= evening && sentAt < evening ? evening : null;
}

/** A time of day in England as an instant; of a time that the clocks skip, the one an hour later. */
export function londonMoment(
  day: Temporal.PlainDate,
  time: { hour: number; minute?: number },
): Date {
  const zoned = day.toZonedDateTime({
    timeZone: LONDON,
    plainTime: Temporal.PlainTime.from(time),
  });
  return new Date(zoned.epochMilliseconds);
}
