import { Temporal } from 'temporal-polyfill';

/** 1 September to 31 August, both included, and the usual way of writing it: `2026/27`. */
export interface AcademicYear {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
  readonly label: string;
}

/** The academic year in which `date` falls. */
export function academicYear(date: Temporal.PlainDate): AcademicYear {
  const start = date.month >= 9 ? date.year : date.year - 1;
  return {
    from: new Temporal.PlainDate(start, 9, 1),
    to: new Temporal.PlainDate(start + 1, 8, 31),
    label: `${start}/${String((start + 1) % 100).padStart(2, '0')}`,
  };
}
