export { answerAttendance, loadAttendance } from './attendance-pages.server';
export {
  answerBookEvent,
  answerBookTime,
  loadBookEvent,
  loadBookTime,
  loadChooseEvent,
} from './book-pages.server';
export { answerStaffBooking, loadStaffBooking } from './booking-pages.server';
export { sessionsOfFamily } from './family-sessions.server';
export { loadFeedback } from './feedback-pages.server';
export { answerHub, loadHub, loadToRecord } from './hub-pages.server';
export { moveFamilyBookings } from './move-family-bookings.server';
export { answerInterpreters, loadInterpreters } from './interpreters-pages.server';
export { loadSession } from './session-pages.server';
export { openSheetPdf } from './sheet-page.server';
export { answerTell, loadTell } from './tell-pages.server';
