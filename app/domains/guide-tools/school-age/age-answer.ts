import { Temporal } from 'temporal-polyfill';
import { schoolAge, type SchoolAge } from '~/domains/child';
import { academicYear } from '~/platform/calendar';

/** Until this birthday the young person must go on in education or training. */
const PARTICIPATES_UNTIL = 18;

/** Where the answer comes from: Acts and orders, named as they name themselves. */
export const AGE_SOURCES = [
  'Education Act 1996, sections 7 and 8',
  'Education (Start of Compulsory School Age) Order 1998 (SI 1998/1607)',
] as const;

/** The source of what follows compulsory school age. */
export const AFTER_SOURCE = 'Education and Skills Act 2008, section 2';

/**
 * Where a child stands: before compulsory school age, in it, or after it, then first bound to education
 * or training and later not.
 */
export type AgeStage = 'not-yet' | 'of-age' | 'ended-under-18' | 'ended';

/** What the page says of one date of birth, on one day. Dates are ISO. */
export type AgeAnswer = {
  stage: AgeStage;
  status: SchoolAge['status'];
  begins: string;
  ends: string;
  /** Whether it begins, or ends, later than today. */
  toBegin: boolean;
  toEnd: boolean;
  /** 0 is Reception; below it and above 11 there is no school year of that name. */
  yearGroup: number;
  /** Such as `2026/27`. */
  schoolYear: string;
};

/** Compulsory school age of a child born on `born` (ISO), as on `today` (Education Act 1996 s.8). */
export function ageAnswer(born: string, today: Temporal.PlainDate): AgeAnswer {
  const dateOfBirth = Temporal.PlainDate.from(born);
  const { status, begins, ends, yearGroup } = schoolAge(dateOfBirth, today);
  const adult = dateOfBirth.add({ years: PARTICIPATES_UNTIL });
  const under18 = Temporal.PlainDate.compare(today, adult) < 0;
  return {
    stage: status === 'ended' && under18 ? 'ended-under-18' : status,
    status,
    begins: begins.toString(),
    ends: ends.toString(),
    toBegin: Temporal.PlainDate.compare(begins, today) > 0,
    toEnd: Temporal.PlainDate.compare(ends, today) >= 0,
    yearGroup,
    schoolYear: academicYear(today).label,
  };
}

/** Which words name the school year. */
export function yearWords(yearGroup: number): 'before' | 'reception' | 'year' | 'after' {
  if (yearGroup < 0) return 'before';
  if (yearGroup === 0) return 'reception';
  return yearGroup <= 11 ? 'year' : 'after';
}
