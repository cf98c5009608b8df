export { answerBook, loadBook } from './book-pages.server';
export { loadEvent, loadMonth, loadSessions } from './browse-pages.server';
export { answerCancel, loadCancel } from './cancel-pages.server';
export { answerChange, loadChange } from './change-pages.server';
export { answerBooking, loadBooking } from './manage-pages.server';
export { answerOwnSessions, loadOwnSessions } from './own-pages.server';
export { answerTime, loadTime } from './time-pages.server';
