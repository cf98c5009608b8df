import type { DateRefusal } from './change-record.server';

/** Refuses a day (ISO) that is later than today, or before the child was born; null where it can stand. */
export function pastDayRefusal(
  day: string | null,
  field: string,
  today: string,
  dateOfBirth: string,
): DateRefusal | null {
  if (day === null) return null;
  if (day > today) return { kind: 'in-future', field };
  return day < dateOfBirth ? { kind: 'before-birth', field } : null;
}

/** Refuses an end (ISO) before its beginning; null where it can stand, or where one is not known. */
export function orderRefusal(
  startedOn: string | null,
  endedOn: string | null,
  field: string,
): DateRefusal | null {
  if (startedOn === null || endedOn === null) return null;
  return endedOn < startedOn ? { kind: 'before-start', field } : null;
}
