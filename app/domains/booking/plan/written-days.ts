import { Temporal } from 'temporal-polyfill';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const written =
  /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s/.-]+(\d{1,2}|[a-z]{3,9})[\s/.-]+(\d{4})$/i;
const iso = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Days as people write them, one on a line or with commas: `24 12 2026`, `24/12/2026`, `24 December
 * 2026`, `2026-12-24`. Gives ISO dates in order, each once; or the first that is not a day.
 */
export function readDays(text: string): { days: string[] } | { wrong: string } {
  const days = new Set<string>();
  for (const part of text.split(/[\n,;]/)) {
    if (part.trim() === '') continue;
    const day = readDay(part.trim());
    if (!day) return { wrong: part.trim() };
    days.add(day);
  }
  return { days: [...days].sort() };
}

function readDay(text: string): string | null {
  const [, day, month = '', year] = written.exec(text) ?? [];
  const named = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  try {
    if (iso.test(text)) return Temporal.PlainDate.from(text).toString();
    const parts = { day: Number(day), month: named || Number(month), year: Number(year) };
    return Temporal.PlainDate.from(parts, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}
