import { Temporal } from 'temporal-polyfill';
import { academicYear } from '~/platform/calendar';

/** Things of one academic year, such as `2026/27`. */
export type OfYear<T> = { year: string; things: T[] };

/** The academic year of a day or moment (ISO text). */
export function yearOf(iso: string): string {
  return academicYear(Temporal.PlainDate.from(iso.slice(0, 10))).label;
}

/** Things by academic year in the order in which they come; `day` gives the ISO date of each. */
export function byYear<T>(things: T[], day: (thing: T) => string): OfYear<T>[] {
  const years: OfYear<T>[] = [];
  for (const thing of things) {
    const year = yearOf(day(thing));
    const last = years.find((one) => one.year === year);
    if (last) last.things.push(thing);
    else years.push({ year, things: [thing] });
  }
  return years;
}
