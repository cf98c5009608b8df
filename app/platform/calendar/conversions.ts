import { Temporal } from 'temporal-polyfill';
import { LONDON } from './clock';

/**
 * The calendar date on which `moment` falls in England.
 * A `Date` read from a date-only database column (midnight UTC) gives back that same date, because
 * London is never behind UTC. Throws RangeError for an invalid `Date`.
 */
export function instantToLondonDate(moment: Temporal.Instant | Date): Temporal.PlainDate {
  const instant =
    moment instanceof Date ? Temporal.Instant.fromEpochMilliseconds(moment.getTime()) : moment;
  return instant.toZonedDateTimeISO(LONDON).toPlainDate();
}
