import { Temporal } from 'temporal-polyfill';
import { academicYear } from '~/platform/calendar';

export type SchoolAgeStatus = 'not-yet' | 'of-age' | 'ended';

export interface SchoolAge {
  /** First day of compulsory school age. */
  readonly begins: Temporal.PlainDate;
  /** Last day of compulsory school age, itself included. */
  readonly ends: Temporal.PlainDate;
  readonly status: SchoolAgeStatus;
  /** 0 is Reception; negative before it, above 11 after secondary school. */
  readonly yearGroup: number;
}

const AGE_AT_START = 5;
const AGE_AT_END = 16;
const FRIDAY = 5;

/** Education (Start of Compulsory School Age) Order 1998: the days on which it may begin. */
const PRESCRIBED_DAYS = [
  { month: 3, day: 31 },
  { month: 8, day: 31 },
  { month: 12, day: 31 },
];

/** The fifth birthday if that is a prescribed day, else the next one (Education Act 1996 s.8(2)). */
function begins(dateOfBirth: Temporal.PlainDate): Temporal.PlainDate {
  const birthday = dateOfBirth.add({ years: AGE_AT_START });
  const inThatYear = PRESCRIBED_DAYS.map((day) => birthday.with(day));
  return inThatYear.find((day) => Temporal.PlainDate.compare(day, birthday) >= 0)!;
}

/** The last Friday in June of the school year in which the child turns 16 (s.8(3) and (4)). */
function ends(dateOfBirth: Temporal.PlainDate): Temporal.PlainDate {
  const schoolYear = academicYear(dateOfBirth.add({ years: AGE_AT_END }));
  const endOfJune = schoolYear.to.with({ month: 6, day: 30 });
  return endOfJune.subtract({ days: (endOfJune.dayOfWeek - FRIDAY + 7) % 7 });
}

function statusOn(
  today: Temporal.PlainDate,
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
): SchoolAgeStatus {
  if (Temporal.PlainDate.compare(today, first) < 0) return 'not-yet';
  return Temporal.PlainDate.compare(today, last) > 0 ? 'ended' : 'of-age';
}

/**
 * Compulsory school age and the usual year group of a child born on `dateOfBirth`, as on `today`
 * (Education Act 1996 s.8). The year group is the age on the 31 August before the academic year of
 * `today`, minus 4.
 */
export function schoolAge(dateOfBirth: Temporal.PlainDate, today: Temporal.PlainDate): SchoolAge {
  const first = begins(dateOfBirth);
  const last = ends(dateOfBirth);
  const yearsApart = academicYear(today).from.year - academicYear(dateOfBirth).from.year;
  return {
    begins: first,
    ends: last,
    status: statusOn(today, first, last),
    yearGroup: yearsApart - AGE_AT_START,
  };
}
