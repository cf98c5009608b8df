import { Temporal } from 'temporal-polyfill';

/** The times of a session that decide what can be done with it. */
export type SessionTimes = {
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  noticeHours: number;
  changeHours: number;
  opensAt: Temporal.Instant | null;
  /** When the council moved it last. */
  movedAt?: Temporal.Instant | null;
};

/** Less than this is no time to see an email, and to find somebody for the children. */
export const LEAST_OFFER_MINUTES = 30;

/** Days after a session from which the link of a booking opens nothing any more. */
export const LINK_DAYS = 60;

/** The last moment at which it can be booked. */
export function bookableUntil(session: SessionTimes): Temporal.Instant {
  return session.startsAt.subtract({ hours: session.noticeHours });
}

/**
 * The last moment at which a family can change it by link: where the council moved it later than that,
 * until it begins. Nobody is late who was told late.
 */
export function changeableUntil(session: SessionTimes): Temporal.Instant {
  const last = session.startsAt.subtract({ hours: session.changeHours });
  return session.movedAt && isReached(last, session.movedAt) ? session.startsAt : last;
}

/** True where `at` lies at or after `moment`. */
export function isReached(moment: Temporal.Instant, at: Temporal.Instant): boolean {
  return Temporal.Instant.compare(at, moment) >= 0;
}

export type Bookable =
  | { kind: 'yes' }
  | { kind: 'gone' }
  | { kind: 'too-late' }
  | { kind: 'not-open-yet'; opensAt: string };

/**
 * Whether it may be booked now. Staff book for families until it begins, since they know whether one
 * more can be managed; it opens for everybody at the same moment.
 */
export function mayBeBooked(
  session: SessionTimes & { state: string },
  by: 'family' | 'staff',
  now: Temporal.Instant,
): Bookable {
  if (session.state !== 'open' || isReached(session.startsAt, now)) return { kind: 'gone' };
  if (session.opensAt && !isReached(session.opensAt, now))
    return { kind: 'not-open-yet', opensAt: session.opensAt.toString() };
  if (by === 'family' && isReached(bookableUntil(session), now)) return { kind: 'too-late' };
  return { kind: 'yes' };
}

/**
 * When an offer made now ends: after the council's hours, and never later than the session's own last
 * moment. Null where that leaves too little time for an offer to be of use.
 */
export function offerEnd(
  session: SessionTimes & { state: string },
  offerHours: number,
  now: Temporal.Instant,
): Temporal.Instant | null {
  if (session.state !== 'open') return null;
  const last = bookableUntil(session);
  if (!isReached(now.add({ minutes: LEAST_OFFER_MINUTES }), last)) return null;
  const held = now.add({ hours: offerHours });
  return Temporal.Instant.compare(held, last) < 0 ? held : last;
}

/** True where a place that is given back now is given back later than its link allowed. */
export function isLate(session: SessionTimes & { state: string }, now: Temporal.Instant): boolean {
  return session.state === 'open' && !isReached(now, changeableUntil(session));
}

/** The most people of one booking: as many as the council says, and no more than can ever come. */
export function mostPeopleOf(capacity: number, most: number): number {
  return Math.min(capacity, most);
}

/** True from when the link of a booking opens nothing any more. */
export function isLinkOver(endsAt: Temporal.Instant, now: Temporal.Instant): boolean {
  return isReached(endsAt.add({ hours: LINK_DAYS * 24 }), now);
}
