export { startYear, within, yearLabel, yearsShown } from './calendar-years';
export { CLOSURE_KINDS, closureSchema, type ClosureForm } from './closure.schema';
export { CalendarPage } from './components/calendar-page';
