import { isLanguage, translatorFor, type Language } from '~/platform/i18n';
import { eventOfBooking, eventOfSession } from './booking-event';
import { calendarPlace } from './calendar-of.server';
import { writeCalendar, type CalendarEvent } from './calendar-file';
import { findFeedOwner, type FeedOwner } from './feed.store.server';
import { listRunSessions, listToldBookings } from './told-booking.store.server';

const DAY_MS = 24 * 3_600_000;
/** What is past stays for a while, and what was cancelled, so that every calendar hears of it. */
const PAST_DAYS = 90;
const CANCELLED_DAYS = 28;
/** Calendar programs look again after this. */
export const REFRESH_HOURS = 1;

/**
 * The calendar that an address opens, as a file written at `now`; null where it opens none, which is the
 * same for an address that was stopped and for one that never was.
 */
export async function writeFeed(token: string, now: Date): Promise<((at: Date) => string) | null> {
  const found = await findFeedOwner(token);
  if (!found) return null;
  const language = isLanguage(found.language) ? found.language : 'en';
  const events = await eventsOf(found.owner, language, now);
  const isStaff = 'staffId' in found.owner;
  const name = translatorFor(language)(isStaff ? 'email:calendar.staff' : 'email:calendar.family');
  const { organizer } = calendarPlace();
  const feed = { name, refreshHours: REFRESH_HOURS };
  return (madeAt) => writeCalendar({ feed, organizer, madeAt, events });
}

async function eventsOf(owner: FeedOwner, language: Language, now: Date): Promise<CalendarEvent[]> {
  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const place = calendarPlace();
  if ('staffId' in owner) {
    const sessions = await listRunSessions(owner.staffId, ago(PAST_DAYS));
    return sessions.map((session) => eventOfSession(session, language, place));
  }
  const since = { session: ago(PAST_DAYS), cancelled: ago(CANCELLED_DAYS) };
  const bookings = await listToldBookings(owner.accountId, since);
  return bookings.map((booking) => eventOfBooking(booking, language, place));
}
