import { translatorFor, type Language } from '~/platform/i18n';
import { sessionTitle } from '../session-words';
import type { CalendarEvent } from './calendar-file';
import type { ToldBooking, ToldSession } from './told-booking.store.server';

/** Whose calendar it is in: what an event is called for good, and whom to call. */
export type CalendarPlace = { hostname: string; publicUrl: URL; phone: string };

/**
 * A booking as an event of the reader's calendar. It is one event for as long as the booking lives,
 * whatever session it goes to. Where it takes place is in it while there is a place in it for the reader;
 * who comes, and the secret link, never are: calendars are shared.
 */
export function eventOfBooking(
  booking: ToldBooking,
  language: Language,
  { hostname, phone }: CalendarPlace,
): CalendarEvent {
  const { session } = booking;
  const t = translatorFor(language);
  const hasPlace = booking.state === 'booked' && session.state !== 'cancelled';
  const event = {
    uid: `booking-${booking.id}@${hostname}`,
    sequence: booking.sequence,
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    title: sessionTitle(session, language).text,
    cancelled: !hasPlace,
  };
  if (!hasPlace) return event;
  const description = [
    ...(session.joinLink ? [t('email:calendar.join', { link: session.joinLink })] : []),
    t('email:calendar.contact', { phone }),
  ];
  return {
    ...event,
    location: locationOf(session, language),
    description: description.join('\n\n'),
    ...(session.joinLink ? { joinLink: session.joinLink } : {}),
  };
}

/** A session as an event for who runs it: how many come, and not who. Its page asks them to sign in. */
export function eventOfSession(
  session: ToldSession,
  language: Language,
  { hostname, publicUrl }: Pick<CalendarPlace, 'hostname' | 'publicUrl'>,
): CalendarEvent {
  const t = translatorFor(language);
  const page = new URL(`/officer/sessions/session/${session.id}`, publicUrl).href;
  return {
    uid: `session-${session.id}@${hostname}`,
    sequence: session.sequence,
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    title: sessionTitle(session, language).text,
    location: locationOf(session, language),
    description: `${t('email:calendar.people', { count: session.taken })}\n${page}`,
    ...(session.joinLink ? { joinLink: session.joinLink } : {}),
    cancelled: session.state === 'cancelled',
  };
}

function locationOf(session: ToldSession, language: Language): string {
  if (session.mode === 'venue') return session.place.join(', ');
  return translatorFor(language)(`email:calendar.${session.mode}`);
}
