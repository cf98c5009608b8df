import { Temporal } from 'temporal-polyfill';
import { addSchoolDays, type SchoolCalendar } from '~/platform/calendar';

/**
 * The day from which the first meeting of a vulnerable child is counted (protocol 8.11): the day the
 * child became home educated, or `today` where its days had gone by before anybody knew of an
 * indicator, so that nothing is shown as missed that nobody could have met. Null while home education
 * has no first day, or has not begun. `length` is in school days.
 */
export function meetingCountsFrom(
  startedOn: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
  length: number,
  calendar: SchoolCalendar,
): Temporal.PlainDate | null {
  if (!startedOn || Temporal.PlainDate.compare(startedOn, today) > 0) return null;
  const due = addSchoolDays(startedOn, length, calendar);
  return Temporal.PlainDate.compare(due, today) < 0 ? today : startedOn;
}
