import { Temporal } from 'temporal-polyfill';
import { LONDON } from '~/platform/calendar';

/**
 * The instant of a day (`2027-03-28`) and a time of day (`09:30`) in England. A time that the clocks
 * leave out in March is one hour later; one that October has twice is the first of the two.
 */
export function londonInstant(day: string, time: string): Date {
  const local = Temporal.PlainDate.from(day).toZonedDateTime({
    timeZone: LONDON,
    plainTime: Temporal.PlainTime.from(time),
  });
  return new Date(local.epochMilliseconds);
}

/** When a day begins and ends in England: 24 hours, but 23 in March and 25 in October. */
export function londonDay(day: string): { from: Date; to: Date } {
  const date = Temporal.PlainDate.from(day);
  return { from: midnight(date), to: midnight(date.add({ days: 1 })) };
}

function midnight(date: Temporal.PlainDate): Date {
  return new Date(date.toZonedDateTime({ timeZone: LONDON }).epochMilliseconds);
}

/** The day and the time of day at an instant in England, such as `2027-03-28` and `09:30`. */
export function londonParts(instant: Date): { day: string; time: string } {
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(
    LONDON,
  );
  return {
    day: local.toPlainDate().toString(),
    time: local.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
}
