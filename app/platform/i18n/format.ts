import { languages, type Language } from './languages';

const zone = 'Europe/London';
const cache = new Map<string, Intl.DateTimeFormat>();

function formatter(language: Language, name: string, options: Intl.DateTimeFormatOptions) {
  const key = `${language}/${name}`;
  let found = cache.get(key);
  if (!found) {
    const locale = `${languages[language].locale}-u-ca-gregory-nu-latn`;
    cache.set(key, (found = new Intl.DateTimeFormat(locale, options)));
  }
  return found;
}

/** A calendar date (`2026-11-21`) as words, such as `21 November 2026`. */
export function formatDate(language: Language, isoDate: string): string {
  return formatter(language, 'date', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${isoDate.slice(0, 10)}T12:00:00Z`));
}

/** A calendar date with its weekday, such as `Saturday 21 November 2026`. */
export function formatDay(language: Language, isoDate: string): string {
  return formatter(language, 'day', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${isoDate.slice(0, 10)}T12:00:00Z`));
}

/** A short date for dense tables, such as `21 Nov 2026`. */
export function formatShortDate(language: Language, isoDate: string): string {
  return formatter(language, 'short', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${isoDate.slice(0, 10)}T12:00:00Z`));
}

/** A month with its year, such as `November 2026`, from any day of it or from `2026-11`. */
export function formatMonth(language: Language, isoDate: string): string {
  return formatter(language, 'month', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${isoDate.slice(0, 7)}-15T12:00:00Z`),
  );
}

/** An instant (UTC, ISO text or Date) as local date and time in England. */
export function formatMoment(language: Language, instant: string | Date): string {
  return formatter(language, 'moment', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: zone,
  }).format(new Date(instant));
}

/** A list of words joined as the language joins them: `a, b and c`. */
export function formatList(language: Language, items: string[]): string {
  return new Intl.ListFormat(languages[language].locale, { type: 'conjunction' }).format(items);
}

/** Text set apart from its surroundings in direction, for names and references inside a sentence. */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}
