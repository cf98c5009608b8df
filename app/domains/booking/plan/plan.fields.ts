import { z } from 'zod';
import {
  calendarDate,
  line,
  optionalCalendarDate,
  optionalLine,
  optionalText,
  text,
} from '~/platform/form/fields';
import { languageCodes } from '~/platform/i18n/languages';
import { readTime, writeTime } from './time-of-day';
import { WORD_PARTS, type Words } from './word-parts';

/** The version of what the form was made from. */
export const version = z.coerce.number({ error: 'stale' }).int('stale').min(0, 'stale');

/** A key by which a form that is sent twice is known. */
export const submitKey = z.uuid('stale');

/** A whole number in figures, within bounds; code: range. */
export function whole(least: number, most: number) {
  return z.preprocess(
    (value) => (typeof value === 'string' && /^\s*\d{1,6}\s*$/.test(value) ? Number(value) : NaN),
    z.number('range').int('range').min(least, 'range').max(most, 'range'),
  );
}

/** As `whole`, or null where nothing was typed. */
export function optionalWhole(least: number, most: number) {
  return z.preprocess(
    (value) => (typeof value !== 'string' || value.trim() === '' ? null : value),
    z.union([z.null(), whole(least, most)], 'range'),
  );
}

/** A time of day, as `09:30`; code: time. */
export const timeOfDay = z.preprocess(
  (value) => {
    const minute = typeof value === 'string' ? readTime(value) : null;
    return minute === null || minute === 1440 ? undefined : writeTime(minute);
  },
  z.string({ error: 'time' }),
);

/** As `timeOfDay`, or null where nothing was typed. */
export const optionalTime = z.preprocess(
  (value) => (typeof value !== 'string' || value.trim() === '' ? null : value),
  z.union([z.null(), timeOfDay], 'time'),
);

// Bank holidays are known until then; nobody plans as far.
const LAST_DAY = '2099-11-30';

/** A day for which something can be planned, and one that may be left out. */
export const planDay = calendarDate.refine((day) => day <= LAST_DAY, 'not-a-date');
export const optionalPlanDay = optionalCalendarDate.refine(
  (day) => day === null || day <= LAST_DAY,
  'not-a-date',
);

/** Some of the ids that the page offered, each once. */
export const ids = z.preprocess(
  (value) => (value === undefined || value === '' ? [] : [...new Set([value].flat())]),
  z.array(z.uuid('not-an-option')),
);

const TITLE_MAX = 120;
const ABOUT_MAX = 2000;
const BRING_MAX = 1000;

const english = { title: line(TITLE_MAX), about: text(ABOUT_MAX), bring: optionalText(BRING_MAX) };
const other = {
  title: optionalLine(TITLE_MAX),
  about: optionalText(ABOUT_MAX),
  bring: optionalText(BRING_MAX),
};

/** Words by language; `required` says whether the English must be given. */
function words(required: boolean) {
  const languages = languageCodes.map((code) => {
    return [code, z.object(code === 'en' && required ? english : other)] as const;
  });
  return z.object(Object.fromEntries(languages)).transform(withoutEmpty);
}

function withoutEmpty(all: Record<string, Record<string, string>>): Words {
  const filled = Object.entries(all).map(([language, parts]) => {
    return [language, Object.fromEntries(Object.entries(parts).filter(([, said]) => said !== ''))];
  });
  const given = filled.filter(([, parts]) => Object.keys(parts as object).length > 0);
  return Object.fromEntries(given) as Words;
}

/** Words whose English must be given, and words that may all be left out. */
export const englishWords = words(true);
export const anyWords = words(false);

/**
 * Gathers `words.en.title` and the like under `words`, so that a problem with one bears the name of its
 * field. What the page did not ask for is empty.
 */
export function withWords<S extends z.ZodType>(schema: S) {
  return z.preprocess((values) => {
    const given = values as Record<string, unknown>;
    const gathered = languageCodes.map((code) => {
      const parts = WORD_PARTS.map((part) => [part, given[`words.${code}.${part}`] ?? '']);
      return [code, Object.fromEntries(parts)];
    });
    return { ...given, words: Object.fromEntries(gathered) };
  }, schema);
}

/** Stored words as the fields of a form. */
export function wordFields(stored: unknown): Record<string, string> {
  const words = (stored ?? {}) as Words;
  const fields = Object.entries(words).flatMap(([code, parts]) =>
    Object.entries(parts).map(([part, said]) => [`words.${code}.${part}`, said] as const),
  );
  return Object.fromEntries(fields);
}
