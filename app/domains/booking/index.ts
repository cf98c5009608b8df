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
export { languageName } from './language-names';
export {
  dayOf,
  lengthOf,
  lengthWords,
  momentWords,
  timeOf,
  timeRange,
  whenInList,
  whenWords,
  zoneOf,
  zoneWords,
} from './session-times';
export {
  kindAbout,
  kindTitle,
  sessionAbout,
  sessionBring,
  sessionTitle,
  textOf,
  type Said,
  type StoredWords,
} from './session-words';
export * from './family';
export {
  AttendancePage,
  BookEventPage,
  BookingPage,
  BookTimePage,
  ChooseEventPage,
  FamilySessions,
  InterpretersPage,
  SessionFeedbackPage,
  SessionsHubPage,
  StaffSessionPage,
  TellPage,
  ToRecordPage,
  type FamilySession,
} from './run';
export * from './plan';
