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
export * from './index';
