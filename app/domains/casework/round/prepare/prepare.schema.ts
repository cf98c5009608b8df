import { z } from 'zod';
import { line, manyOf, oneOf, optionalCalendarDate, text } from '~/platform/form/fields';
import { languageCodes } from '~/platform/i18n/languages';
import { templateSchema } from '../../letter/letter.schema';
import { OTHER_KINDS } from './other-kinds';
import { EHC_CHOICES, YEARS } from './round.filter';

const TITLE_MAX = 120;
const NOTE_MAX = 1000;

const version = z.coerce.number({ error: 'stale' }).int('stale').min(0, 'stale');

/** The version of the round that the form was made from. */
export const versionSchema = z.object({ version });

export const newRoundSchema = z.object({
  kind: oneOf(OTHER_KINDS),
  title: line(TITLE_MAX),
  submitKey: z.uuid('stale'),
});

/** To whom a round goes, and by when it asks for an answer. */
export const whomSchema = z.object({
  version,
  title: line(TITLE_MAX),
  answerBy: optionalCalendarDate,
  years: manyOf(YEARS),
  languages: manyOf(languageCodes as [string, ...string[]]),
  ehc: oneOf(EHC_CHOICES),
});

/** The words in one language; another than English may be left empty, both subject and text. */
export const englishSchema = templateSchema.omit({ seenVersion: true, submitKey: true }).extend({
  version,
});
export const otherLanguageSchema = z.union([
  englishSchema,
  z.object({ version, subject: z.literal(''), text: z.literal('') }),
]);

/** Letting a round go, with the number of families that was shown. */
export const releaseSchema = z.object({
  version,
  families: z.coerce.number({ error: 'stale' }).int('stale').min(0, 'stale'),
});

export const refuseSchema = z.object({ version, note: text(NOTE_MAX) });

/** Leaving a family out, with the reason; or putting it in again. */
export const holdSchema = z.object({ family: z.uuid('stale'), reason: text(NOTE_MAX) });
export const unholdSchema = z.object({ family: z.uuid('stale') });

export type WhomForm = z.output<typeof whomSchema>;
