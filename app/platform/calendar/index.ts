export { academicYear, type AcademicYear } from './academic-year';
export { isBankHoliday, listBankHolidays } from './bank-holidays';
export { LONDON, now, today, todayIn } from './clock';
export { instantToLondonDate } from './conversions';
export {
  addDays,
  addMonths,
  addSchoolDays,
  addWeeks,
  addWorkingDays,
  countDays,
  countSchoolDays,
  countWorkingDays,
  isSchoolDay,
  isWorkingDay,
  noticeLastDay,
  type SchoolCalendar,
  type SchoolClosure,
} from './days';
