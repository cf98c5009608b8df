import { Temporal } from 'temporal-polyfill';
import type { BookingState, SessionMode, SessionShape } from '../booking.codes';

/** A session as those who give its places see it. */
export type PlaceSession = {
  id: string;
  kindId: string;
  shape: SessionShape;
  /** Only parents who are signed in, and staff, book it. */
  signedIn: boolean;
  state: 'draft' | 'open' | 'cancelled';
  mode: SessionMode;
  capacity: number;
  taken: number;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  noticeHours: number;
  changeHours: number;
  opensAt: Temporal.Instant | null;
  movedAt: Temporal.Instant | null;
};

export type SessionRow = Omit<PlaceSession, 'startsAt' | 'endsAt' | 'opensAt' | 'movedAt'> & {
  startsAt: Date;
  endsAt: Date;
  opensAt: Date | null;
  movedAt: Date | null;
};

export const sessionColumns = `s.id, s.kind_id as "kindId", k.shape, k.signed_in as "signedIn", s.state, s.mode,
  s.capacity, s.taken, s.starts_at as "startsAt", s.ends_at as "endsAt", s.notice_hours as "noticeHours",
  s.change_hours as "changeHours", s.opens_at as "opensAt", s.moved_at as "movedAt"`;

/** Locks sessions ($1) in order of their ids: whoever locks several does it in this order. */
export const lockSessionsText = `select ${sessionColumns} from voluntary_session s join session_kind k on k.id = s.kind_id
  where s.id = any($1::uuid[]) order by s.id for update of s`;

/** The session of a row of `sessionColumns`. */
export function sessionOf(row: SessionRow): PlaceSession {
  return {
    ...row,
    startsAt: instantOf(row.startsAt),
    endsAt: instantOf(row.endsAt),
    opensAt: row.opensAt && instantOf(row.opensAt),
    movedAt: row.movedAt && instantOf(row.movedAt),
  };
}

/** The instant of a column of the database. */
export function instantOf(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}

/** What the column of the database says of an instant. */
export function dateOf(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds);
}

/** How many places are free. */
export function leftIn(session: Pick<PlaceSession, 'capacity' | 'taken'>): number {
  return session.capacity - session.taken;
}

/** A booking as those who change it see it. */
export type PlaceBooking = {
  id: string;
  reference: string;
  sessionId: string;
  state: BookingState;
  familyId: string | null;
  adults: number;
  children: number;
  places: number;
  interpreter: string;
  interpreterOther: string;
  linkGeneration: number;
  sequence: number;
  offerEndsAt: Date | null;
};

export const bookingColumns = `b.id, b.reference, b.session_id as "sessionId", b.state, b.family_id as "familyId",
  b.adults, b.children, b.places, b.interpreter, b.interpreter_other as "interpreterOther",
  b.link_generation as "linkGeneration", b.sequence, b.offer_ends_at as "offerEndsAt"`;
