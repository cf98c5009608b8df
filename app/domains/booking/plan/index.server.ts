export { cancelSession } from './cancel-session.server';
export {
  answerCancelSession,
  answerEditSession,
  answerMoveSession,
  loadCancelSession,
  loadEditSession,
  loadMoveSession,
} from './change-pages.server';
export { answerHours, loadHours } from './hours-pages.server';
export { answerKind, loadKind, loadKinds } from './kind-pages.server';
export { listCalendar, loadStaffCalendar } from './list-calendar.server';
export { moveSession } from './move-session.server';
export { answerSeries, loadSeries } from './series-pages.server';
export { answerNewSession, loadNewSession } from './session-pages.server';
export { answerVenue, answerVenues, loadVenue, loadVenues } from './venue-pages.server';
