import type { Temporal } from 'temporal-polyfill';
import { instantOf } from './place.rows';
import { changeableUntil, isReached, type SessionTimes } from './place.rules';
import type { BookingView } from './place.types';
import type { ViewRow } from './view.store.server';

/**
 * What the family of a booking may see of it now. Where exactly it is, and the link to join, are for
 * those who have a place, while the session is still to be: a turn in line tells neither.
 */
export function viewOf(
  row: ViewRow,
  now: Temporal.Instant,
  openLink: (sealed: Uint8Array | null) => string | null,
): BookingView {
  const times: SessionTimes = {
    startsAt: instantOf(row.startsAt),
    endsAt: instantOf(row.endsAt),
    noticeHours: row.noticeHours,
    changeHours: row.changeHours,
    opensAt: null,
    movedAt: row.movedAt && instantOf(row.movedAt),
  };
  const [begun, past] = [isReached(times.startsAt, now), isReached(times.endsAt, now)];
  const cancelled = row.sessionState === 'cancelled';
  const comes = row.state === 'booked' && !cancelled && !past;
  return {
    id: row.id,
    reference: row.reference,
    state: row.state,
    language: row.language,
    who: whoOf(row),
    hasEmail: row.hasEmail,
    sequence: row.sequence,
    session: sessionOf(row, cancelled),
    place: comes && row.venue !== null ? placeOf(row) : null,
    joinLink: comes && row.mode === 'online' ? openLink(row.link) : null,
    begun,
    past,
    changeUntil: changeableUntil(times).toString(),
    changeable: !begun && (cancelled || isReached(now, changeableUntil(times))),
    offerEndsAt: row.offerEndsAt && instantOf(row.offerEndsAt).toString(),
    ahead: row.state === 'waiting' ? row.ahead : null,
    promised: past ? [row.sessionPromised, row.bookingPromised].filter(Boolean) : [],
    feedbackGiven: row.feedbackGiven,
  };
}

function whoOf(row: ViewRow): BookingView['who'] {
  const { name, phone, adults, children, spoken, interpreter, interpreterOther } = row;
  const { accessNeeds, topic, whereText } = row;
  const lines = { accessNeeds, topic, whereText };
  return { name, phone, adults, children, spoken, interpreter, interpreterOther, ...lines };
}

function sessionOf(row: ViewRow, cancelled: boolean): BookingView['session'] {
  const { kindId, kindCode, kindWords, shape, words, mode, languages, audience, left } = row;
  return {
    id: row.sessionId,
    ...{ kindId, kindCode, kindWords, shape, words, mode, languages, audience, left, cancelled },
    startsAt: instantOf(row.startsAt).toString(),
    endsAt: instantOf(row.endsAt).toString(),
    toldWhy: row.toldWhy,
    sequence: row.sessionSequence,
    area: row.area ?? '',
    getting: row.getting ?? {},
    access: [...new Set([...(row.access ?? []), ...(row.roomAccess ?? [])])],
  };
}

function placeOf(row: ViewRow): BookingView['place'] {
  return { venue: row.venue ?? '', room: row.room ?? '', addressLines: row.addressLines ?? [] };
}
