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
export { redateOpenClocks, runClocks } from './run-clocks.server';
export type { ClockCounts } from './settle-items.server';
export * from './index';
