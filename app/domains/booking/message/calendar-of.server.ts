import { environment, profile } from '~/platform/config/environment.server';
import type { Language } from '~/platform/i18n/languages';
import { eventOfBooking, type CalendarPlace } from './booking-event';
import { writeCalendar, type CalendarMethod } from './calendar-file';
import type { ToldBooking } from './told-booking.store.server';

/** What every calendar file of this portal has in common. */
export function calendarPlace(): CalendarPlace & { organizer: { name: string; email: string } } {
  const { council, team } = profile();
  const { publicUrl } = environment();
  return {
    hostname: publicUrl.hostname,
    publicUrl,
    phone: team.phone,
    organizer: { name: council.serviceName, email: team.email },
  };
}

/**
 * The calendar file of one booking: for an email one that the reader's calendar follows, for somebody who
 * downloads it one that it only shows.
 */
export function calendarOf(
  booking: ToldBooking,
  { language, attendee, madeAt }: { language: Language; attendee?: string; madeAt: Date },
): { method: CalendarMethod; text: string } {
  const place = calendarPlace();
  const event = eventOfBooking(booking, language, place);
  const method = attendee === undefined ? 'PUBLISH' : event.cancelled ? 'CANCEL' : 'REQUEST';
  return {
    method,
    text: writeCalendar({ method, organizer: place.organizer, attendee, madeAt, events: [event] }),
  };
}
