import type { Temporal } from 'temporal-polyfill';
import { instantToLondonDate, LONDON } from '~/platform/calendar';

export type Reminder = 'week' | 'day';

/** Days before the session, by London's calendar. */
export const REMINDERS: Record<Reminder, number> = { week: 7, day: 1 };

/** Nobody is written to at night. */
const FROM_HOUR = 8;
const UNTIL_HOUR = 21;

/** True at an hour at which people are reminded. */
export function isReminderHour(now: Temporal.Instant): boolean {
  const { hour } = now.toZonedDateTimeISO(LONDON);
  return hour >= FROM_HOUR && hour < UNTIL_HOUR;
}

/**
 * The reminder that is due now for somebody who has a place: a week before and the day before, by days of
 * London's calendar. Who booked within that time knows it still.
 */
export function reminderDue(
  { startsAt, bookedAt }: { startsAt: Temporal.Instant; bookedAt: Temporal.Instant },
  now: Temporal.Instant,
): Reminder | null {
  if (!isReminderHour(now)) return null;
  const day = instantToLondonDate(startsAt);
  const daysTo = (moment: Temporal.Instant) => instantToLondonDate(moment).until(day).days;
  const left = daysTo(now);
  const due = (['week', 'day'] as const).find((reminder) => REMINDERS[reminder] === left);
  return due && daysTo(bookedAt) > left ? due : null;
}
