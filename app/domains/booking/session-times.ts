import { Temporal } from 'temporal-polyfill';
import { instantToLondonDate, LONDON } from '~/platform/calendar';
import {
  directionOf,
  formatDay,
  isolate,
  languages,
  translatorFor,
  type Language,
} from '~/platform/i18n';

const clocks = new Map<string, Intl.DateTimeFormat>();
/** The calendar day of an instant in England, such as `2026-11-21`. */
export function dayOf(instant: string): string {
  return instantToLondonDate(Temporal.Instant.from(instant)).toString();
}

/** The time of day of an instant in England, as the language writes it, such as `14:00`. */
export function timeOf(language: Language, instant: string): string {
  let clock = clocks.get(language);
  if (!clock) {
    clock = new Intl.DateTimeFormat(`${languages[language].locale}-u-ca-gregory-nu-latn`, {
      hour: 'numeric',
      minute: '2-digit',
      timeZone: LONDON,
    });
    clocks.set(language, clock);
  }
  const time = clock.format(new Date(instant));
  // `2:00 PM` among words that run the other way would be read as `PM 2:00`.
  return directionOf(language) === 'rtl' ? isolate(time) : time;
}

/** Which time England keeps at an instant: `gmt` in winter, `bst` in summer. */
export function zoneOf(instant: string): 'gmt' | 'bst' {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(LONDON);
  return local.offsetNanoseconds === 0 ? 'gmt' : 'bst';
}

/** The zone of an instant in words, such as `UK summer time (BST)`. */
export function zoneWords(language: Language, instant: string): string {
  return translatorFor(language)(`sessions:when.${zoneOf(instant)}`);
}

/** From when to when, with the zone; both zones where the clocks change in between. */
export function timeRange(language: Language, startsAt: string, endsAt: string): string {
  const t = translatorFor(language);
  const from = timeOf(language, startsAt);
  const to = timeOf(language, endsAt);
  if (zoneOf(startsAt) === zoneOf(endsAt)) {
    return t('sessions:when.range', { from, to, zone: zoneWords(language, startsAt) });
  }
  return t('sessions:when.change', {
    from,
    fromZone: zoneWords(language, startsAt),
    to,
    toZone: zoneWords(language, endsAt),
  });
}

/** Day, times and zone of a session in one line. */
export function whenWords(language: Language, startsAt: string, endsAt: string): string {
  return translatorFor(language)('sessions:when.whole', {
    day: formatDay(language, dayOf(startsAt)),
    times: timeRange(language, startsAt, endsAt),
  });
}

/** Day and times in few words for a list, such as `Tuesday 1 December 2026, 10:00 to 12:00 GMT`. */
export function whenInList(language: Language, startsAt: string, endsAt: string): string {
  if (zoneOf(startsAt) !== zoneOf(endsAt)) return whenWords(language, startsAt, endsAt);
  const t = translatorFor(language);
  return t('sessions:when.inList', {
    day: formatDay(language, dayOf(startsAt)),
    from: timeOf(language, startsAt),
    to: timeOf(language, endsAt),
    zone: t(`sessions:when.short.${zoneOf(startsAt)}`),
  });
}

/** A day without its year, such as `6 Dec`. */
export function dayInYear(language: Language, isoDate: string): string {
  return new Intl.DateTimeFormat(`${languages[language].locale}-u-ca-gregory-nu-latn`, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(new Date(`${isoDate}T12:00:00Z`));
}

/** One moment with its day and zone, such as the last moment to change something. */
export function momentWords(language: Language, instant: string): string {
  return translatorFor(language)('sessions:when.moment', {
    day: formatDay(language, dayOf(instant)),
    time: timeOf(language, instant),
    zone: zoneWords(language, instant),
  });
}

/** How long a session takes, in words. */
export function lengthWords(language: Language, startsAt: string, endsAt: string): string {
  return lengthOf(language, Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000));
}

/** Minutes as hours and minutes, in words. */
export function lengthOf(language: Language, minutes: number): string {
  const t = translatorFor(language);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return t('sessions:when.minutes', { count: minutes });
  const whole = t('sessions:when.hours', { count: hours });
  if (rest === 0) return whole;
  return t('sessions:when.both', {
    hours: whole,
    minutes: t('sessions:when.minutes', { count: rest }),
  });
}
