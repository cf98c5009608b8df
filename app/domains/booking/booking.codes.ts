/** The kinds of voluntary sessions whose words are in `locales/<lng>/sessions.json`. A council may add its own. */
export const SESSION_KINDS = [
  'advice-call',
  'drop-in',
  'workshop',
  'talk',
  'one-to-one',
  'review-meeting',
  'visit',
] as const;
export type SessionKindCode = (typeof SESSION_KINDS)[number];

/** An event has a date to which people come; for a time with a person somebody of the team must be free. */
export type SessionShape = 'event' | 'person';

export const SESSION_MODES = ['venue', 'online', 'phone', 'visit'] as const;
export type SessionMode = (typeof SESSION_MODES)[number];

/** For whom a session is. `anyone` stands alone. */
export const SESSION_AUDIENCES = [
  'anyone',
  'deciding',
  'under-11',
  'from-11',
  'exam-years',
  'send',
  'parents',
] as const;
export type SessionAudience = (typeof SESSION_AUDIENCES)[number];

export const ACCESS_FEATURES = [
  'step-free',
  'hearing-loop',
  'quiet-room',
  'prayer-room',
  'children-welcome',
  'accessible-toilet',
  'parking',
] as const;
export type AccessFeature = (typeof ACCESS_FEATURES)[number];

/** Languages that a session is held in, or that somebody would like to speak: ISO 639, and British Sign Language. */
export const SPOKEN_LANGUAGES = [
  'en',
  'ro',
  'ur',
  'bg',
  'pl',
  'tr',
  'es',
  'pt',
  'pa',
  'it',
  'ta',
  'bfi',
] as const;
export type SpokenLanguage = (typeof SPOKEN_LANGUAGES)[number];

/** An interpreter that can be asked for: one of the languages but English, or another in words. */
export const INTERPRETERS = [...SPOKEN_LANGUAGES.filter((code) => code !== 'en'), 'other'] as const;

export const BOOKING_STATES = ['booked', 'waiting', 'offered', 'lapsed', 'cancelled'] as const;
export type BookingState = (typeof BOOKING_STATES)[number];

/** What a family is told about a booking: by email, or by phone where they gave none. */
export const TELL_CODES = [
  'confirmed',
  'waiting',
  'offered',
  'lapsed',
  'changed',
  'moved',
  'session-cancelled',
  'cancelled',
  'reminder',
  'thanks',
] as const;
export type TellCode = (typeof TELL_CODES)[number];

export const FEEDBACK_ANSWERS = ['yes', 'partly', 'no'] as const;
