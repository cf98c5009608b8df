import { Temporal } from 'temporal-polyfill';
import { academicYear } from '~/platform/calendar';

/** The year of September in which the academic year of an ISO date began. */
export function startYear(iso: string): number {
  return academicYear(Temporal.PlainDate.from(iso)).from.year;
}

/** The academic years to show: those with closures, this one and the next, each by its September's year. */
export function yearsShown(
  closures: readonly { from: string; to: string }[],
  today: string,
): number[] {
  const here = startYear(today);
  const years = closures.flatMap(({ from, to }) => [startYear(from), startYear(to)]);
  return [...new Set([...years, here, here + 1])].sort((a, b) => a - b);
}

/** The usual way of writing an academic year: `2026/27`. */
export function yearLabel(year: number): string {
  return `${year}/${String((year + 1) % 100).padStart(2, '0')}`;
}

/** Those that touch the academic year. */
export function within<T extends { from: string; to: string }>(
  closures: readonly T[],
  year: number,
): T[] {
  return closures.filter(({ from, to }) => to >= `${year}-09-01` && from <= `${year + 1}-08-31`);
}
