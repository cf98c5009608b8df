export * from './index';
export { changeCalendar, type CalendarChange } from './change-calendar.server';
export { listClosures, type Closure } from './closure.store.server';
export { answerCalendar, loadCalendar } from './answer-calendar.server';
