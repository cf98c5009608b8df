export {
  ACCESS_FEATURES,
  BOOKING_STATES,
  FEEDBACK_ANSWERS,
  INTERPRETERS,
  SESSION_AUDIENCES,
  SESSION_KINDS,
  SESSION_MODES,
  SPOKEN_LANGUAGES,
  type BookingState,
  type SessionMode,
  type SessionShape,
  type TellCode,
} from './booking.codes';
export type { BookingView, OwnBooking, Slot, WhoComes, WordsByLanguage } from './place/place.types';
