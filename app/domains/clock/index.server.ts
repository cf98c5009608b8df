export {
  asDate,
  asPlainDate,
  clockFromRow,
  forgetCalendar,
  loadSchoolCalendar,
  refreshNextDue,
  saveClock,
  startClocks,
  type NewClock,
} from './clock.store.server';
export { redateOpenClocks, runClocks, type ClockCounts } from './run-clocks.server';
export * from './index';
