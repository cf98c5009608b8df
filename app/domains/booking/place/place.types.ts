import type { Parent, Staff } from '~/platform/auth/session.server';
import type { Language } from '~/platform/i18n/languages';
import type { SessionMode, SessionShape } from '../booking.codes';

/** What a family says of who comes. All but the numbers may be empty. */
export type WhoComes = {
  name: string;
  phone: string;
  adults: number;
  children: number;
  /** A code of `SPOKEN_LANGUAGES`. */
  spoken: string;
  /** A code of `INTERPRETERS`. */
  interpreter: string;
  interpreterOther: string;
  accessNeeds: string;
  topic: string;
  whereText: string;
};

/** Who books: a parent who is signed in, somebody with an email address alone, or staff for a family. */
export type Booker =
  | { kind: 'parent'; parent: Parent; language: Language; network: string }
  | { kind: 'email'; email: string; language: Language; network: string }
  | {
      kind: 'staff';
      staff: Staff;
      email: string | null;
      language: Language;
      familyId: string | null;
    };

/** Who acts on a booking: whoever has its link, the parent whose account made it, or staff. */
export type By =
  { token: string } | { parent: Parent; bookingId: string } | { staff: Staff; bookingId: string };

/** Why nothing was booked. */
export type Refused =
  /** There is no such session for families: unknown, a draft, cancelled, begun. */
  | { kind: 'gone' }
  | { kind: 'too-late' }
  | { kind: 'not-open-yet'; opensAt: string }
  | { kind: 'sign-in-first' }
  | { kind: 'too-many-people'; most: number }
  | { kind: 'wait'; minutes: number };

/** What was made, or had been made before by the same form. */
export type Made = { bookingId: string; reference: string; token: string; repeated: boolean };

export type EventWish = {
  sessionId: string;
  submitKey: string;
  /** What to do where no place is left. */
  ifFull: 'wait' | 'refuse';
  who: WhoComes;
};
export type EventBooked =
  | ({ kind: 'booked' | 'waiting' } & Made)
  /** `left` places are free, which are too few; `waitlist` bookings are in line. */
  | { kind: 'session-full'; left: number; waitlist: number }
  | Refused;

/** A time in which somebody who offers the kind is free: instants in UTC, and the part of the borough. */
export type Slot = { startsAt: string; endsAt: string; area: string };

/** Days in local time (ISO), both included. */
export type SlotsAsked = {
  mode: SessionMode;
  from: string;
  to: string;
  /** The booking that would be moved: its own time counts as free. */
  insteadOf?: string;
};

export type TimeWish = {
  kindId: string;
  mode: SessionMode;
  /** One to three instants (`Slot.startsAt`), in order of wish. */
  startsAt: string[];
  /** The `area` of each wish, where the family chose between several. */
  areas?: string[];
  submitKey: string;
  who: WhoComes;
};
export type TimeBooked =
  /** `choice` is the place of the time in the list of wishes, from 0. */
  ({ kind: 'booked'; choice: number } & Made) | { kind: 'slots-gone' } | Refused;

/** A link changes its booking so often in a day, and then no more: each change sends an email. */
export type TooOften = { kind: 'wait'; minutes: number };

export type Cancelled = { kind: 'cancelled'; late: boolean } | { kind: 'gone' };

export type MoveTo =
  | { toSessionId: string }
  /** `area` is that of the chosen slot, where the family chose between several. */
  | { startsAt: string; mode: SessionMode; area?: string };
export type Moved =
  | { kind: 'moved'; token: string }
  | TooOften
  | { kind: 'session-full' }
  | { kind: 'slots-gone' }
  | { kind: 'too-late' }
  | { kind: 'gone' };

/** What of who comes is to be another. `seen` is the `sequence` that the form was made from. */
export type NumbersWish = Partial<WhoComes> & { seen?: number };
export type NumbersChanged =
  | { kind: 'changed' }
  | TooOften
  | { kind: 'changed-meanwhile' }
  | { kind: 'session-full' }
  | { kind: 'too-many-people'; most: number }
  | { kind: 'too-late' }
  | { kind: 'gone' };

export type Accepted =
  | { kind: 'booked'; token: string }
  /** The offer has ended. */
  | { kind: 'too-late' }
  | { kind: 'gone' };
export type Declined = { kind: 'declined' } | { kind: 'gone' };

/** Title and text of a session or a kind by language, as they are stored. */
export type WordsByLanguage = Record<
  string,
  { title?: string; about?: string; bring?: string } | undefined
>;

/** What the family of a booking may see of it. */
export type BookingView = {
  id: string;
  reference: string;
  state: 'booked' | 'waiting' | 'offered';
  language: Language;
  who: WhoComes;
  /** Whether emails go to an address; which one is not shown to whoever has the link. */
  hasEmail: boolean;
  /** Counts its changes; a form made from it sends it back as `seen`. */
  sequence: number;
  session: {
    id: string;
    kindId: string;
    kindCode: string | null;
    kindWords: WordsByLanguage;
    shape: SessionShape;
    words: WordsByLanguage;
    mode: SessionMode;
    languages: string[];
    audience: string[];
    startsAt: string;
    endsAt: string;
    /** The council called it off: the booking can be moved to any other. */
    cancelled: boolean;
    /** Why it was cancelled or moved, in English; empty where nobody said. */
    toldWhy: string;
    sequence: number;
    /** Free places. */
    left: number;
    area: string;
    getting: Record<string, string | undefined>;
    access: string[];
  };
  /** Where exactly; only while the place is booked, and until it is over. */
  place: { venue: string; room: string; addressLines: string[] } | null;
  /** The link to join online; only while the place is booked, and until it is over. */
  joinLink: string | null;
  /** It has begun; and it is over. */
  begun: boolean;
  past: boolean;
  /** Until when it can be moved and changed by link; and whether it still can. */
  changeUntil: string;
  changeable: boolean;
  /** Until when the offer is held. */
  offerEndsAt: string | null;
  /** How many are before them in line; null where they are not in it. */
  ahead: number | null;
  /** What was promised: to everybody, and to this family. Empty until it is over. */
  promised: string[];
  feedbackGiven: boolean;
};

/** A booking in the list of the parent whose account made it, with its link. */
export type OwnBooking = BookingView & { token: string };
