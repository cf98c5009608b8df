import type { AccessFeature, SessionAudience, SessionMode, SpokenLanguage } from '../booking.codes';

/** A session on the public list: nothing of where exactly it is, who runs it or who comes. */
export type SessionCard = {
  id: string;
  words: unknown;
  kindId: string;
  kindCode: string | null;
  kindWords: unknown;
  audience: SessionAudience[];
  languages: SpokenLanguage[];
  mode: SessionMode;
  startsAt: string;
  endsAt: string;
  /** The part of the borough; empty where it is not at a venue, or where none is chosen yet. */
  area: string;
  access: AccessFeature[];
  capacity: number;
  /** Free places. */
  left: number;
  /** When booking opens; null where it is open. */
  opensAt: string | null;
};

/** One session as its own page shows it to everybody. */
export type SessionDetails = SessionCard & {
  /** How one gets there, by language. */
  getting: unknown;
  /** Hours before its beginning until which it can be booked, and changed or cancelled by link. */
  noticeHours: number;
  changeHours: number;
  /** Only parents who are signed in book it. */
  signedIn: boolean;
  /** Somebody waits for a place already. */
  line: boolean;
};

/** A kind of session that the council offers now. */
export type OfferedKind = {
  id: string;
  code: string | null;
  words: unknown;
  shape: 'event' | 'person';
  modes: SessionMode[];
  minutes: number;
  noticeHours: number;
  changeHours: number;
  signedIn: boolean;
};

/** What a reader looks for; null and empty ask for everything. */
export type SessionFilters = {
  /** The name of a kind in addresses: its code, or the id of a kind that the council made. */
  kind: string | null;
  how: SessionMode | null;
  language: SpokenLanguage | null;
  whom: SessionAudience | null;
  access: AccessFeature[];
};

/** The name of a kind in addresses. */
export function slugOf(kind: { id: string; code: string | null }): string {
  return kind.code ?? kind.id;
}

/** Where a list goes on: after the session that begins then and has this id. */
export type AfterSession = { startsAt: string; id: string };

/** What is found under the address of a session. */
export type SessionFound =
  | { kind: 'on'; session: SessionDetails }
  /** It was there: called off, or over. */
  | { kind: 'cancelled' | 'over'; sessionId: string; kindId: string }
  /** There is none for families: unknown, a draft, or a time that somebody booked. */
  | { kind: 'unknown' };
