import { profile } from '~/platform/config/environment.server';
import { instantToLondonDate } from '~/platform/calendar';
import { isolate, translatorFor, type Language } from '~/platform/i18n';
import type { MailReader } from '~/platform/mail/deliver.server';
import { linkToken } from '../link.server';
import { sessionBring, sessionTitle } from '../session-words';
import { momentWords, whenWords } from '../session-times';
import type { TellCode } from '../booking.codes';
import { calendarOf } from './calendar-of.server';
import { findToldBooking, type ToldBooking, type ToldSession } from './told-booking.store.server';
import { isStillSo } from './told.rules';

/** What was put in the outbox with an email about a booking. */
export type StoredMail = { bookingId: string; mark: string };

/**
 * What an email about a booking says, read when it goes out; null where it is no longer so. The secret
 * link is made here, so that neither it nor where people meet ever lies in the outbox.
 */
export async function fillBookingMail(
  what: TellCode,
  { bookingId, mark }: StoredMail,
  reader: MailReader,
  now = new Date(),
): Promise<Record<string, unknown> | null> {
  const booking = await findToldBooking(bookingId);
  if (!booking) return null;
  const { state, offerEndsAt, offeredAt, session } = booking;
  const { startsAt, endsAt, state: sessionState } = session;
  if (!isStillSo(what, { state, sessionState, startsAt, endsAt, offerEndsAt }, now)) return null;
  if (what === 'offered' && offeredAt?.toISOString() !== mark) return null;
  return {
    ...wordsOf(what, booking, reader.language, now),
    ...linkOf(what, booking, reader.language),
    ...fileOf(what, booking, reader, now),
    reference: booking.reference,
  };
}

function wordsOf(what: TellCode, booking: ToldBooking, language: Language, now: Date) {
  const { session } = booking;
  const t = translatorFor(language);
  const hasPlace = booking.state === 'booked' && session.state !== 'cancelled';
  const bring = sessionBring(session, language).text;
  const said = (key: string, name: string, words: string) =>
    words.trim() === '' ? '' : t(`email:booking.${key}`, { [name]: isolate(words.trim()) });
  return {
    details: `${isolate(sessionTitle(session, language).text)}\n${whenOf(session, language)}`,
    how: hasPlace ? howOf(session, language) : '',
    outside: hasPlace ? session.joinLink : '',
    bring: hasPlace ? said('bring', 'bring', bring) : '',
    change: hasPlace ? changeOf(session, language, now) : '',
    why: said('why', 'why', session.toldWhy),
    promised: said('promised', 'promised', session.promised),
    promisedYou: said('promisedYou', 'promised', booking.promised),
    opening: openingOf(what, booking, language, now),
    until: booking.offerEndsAt ? momentWords(language, booking.offerEndsAt.toISOString()) : '',
  };
}

function whenOf({ startsAt, endsAt }: ToldSession, language: Language): string {
  return whenWords(language, startsAt.toISOString(), endsAt.toISOString());
}

/** Where it takes place and how one gets in: only for somebody who has a place. */
function howOf({ mode, place, joinLink }: ToldSession, language: Language): string {
  const t = translatorFor(language);
  switch (mode) {
    case 'venue':
      return place.length > 0
        ? t('email:booking.venue', { place: isolate(place.join(', ')) })
        : t('email:booking.placeLater');
    case 'online':
      return joinLink
        ? t('email:booking.online', { outside: joinLink })
        : t('email:booking.linkLater');
    case 'phone':
      return t('email:booking.phone');
    case 'visit':
      return t('email:booking.visit');
  }
}

/** Until when it can be changed; later than that, that we would like to hear of it anyway. */
function changeOf(
  { startsAt, changeHours, movedAt }: ToldSession,
  language: Language,
  now: Date,
): string {
  const t = translatorFor(language);
  const last = new Date(startsAt.getTime() - changeHours * 3_600_000);
  // Nobody is late who was told late (`changeableUntil`).
  const until = movedAt && movedAt >= last ? startsAt : last;
  const teamPhone = profile().team.phone;
  if (until <= now) return t('email:booking.changeLate', { teamPhone });
  const moment = momentWords(language, until.toISOString());
  return t('email:booking.changeUntil', { moment, teamPhone });
}

function openingOf(what: TellCode, booking: ToldBooking, language: Language, now: Date): string {
  const t = translatorFor(language);
  if (what === 'cancelled') {
    return booking.cancelledBy === 'family'
      ? t('email:booking.cancelledByYou')
      : t('email:booking.cancelledForYou', { teamPhone: profile().team.phone });
  }
  if (what === 'lapsed') {
    return t(booking.offeredAt ? 'email:booking.offerOver' : 'email:booking.lineOver');
  }
  if (what !== 'reminder') return '';
  const days = instantToLondonDate(now).until(instantToLondonDate(booking.session.startsAt)).days;
  if (days === 1) return t('email:booking.tomorrow');
  return t(days === 7 ? 'email:booking.inAWeek' : 'email:booking.soon');
}

/** The page of the booking by its secret link; what is over leads to what is on. */
function linkOf(what: TellCode, booking: ToldBooking, language: Language) {
  if (what === 'lapsed' || what === 'cancelled') return { path: `/${language}/sessions` };
  return {
    path: `/${language}/booking/{secret}`,
    secret: linkToken('booking', booking.id, booking.linkGeneration),
  };
}

const WITH_FILE: readonly TellCode[] = ['confirmed', 'changed', 'moved', 'reminder'];
const WITH_CANCELLED_FILE: readonly TellCode[] = ['session-cancelled', 'cancelled'];

/** The file for the reader's calendar, where the email changes what is in it. */
function fileOf(what: TellCode, booking: ToldBooking, reader: MailReader, madeAt: Date) {
  const isIn = WITH_FILE.includes(what) && booking.state === 'booked';
  const isOut = WITH_CANCELLED_FILE.includes(what) && !booking.onlyInLine;
  if (!isIn && !isOut) return {};
  const { language, to } = reader;
  return { calendar: calendarOf(booking, { language, attendee: to, madeAt }) };
}
