import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { academicYear } from '~/platform/calendar';
import { languageCodes } from '~/platform/i18n/languages';

/** Year groups that a round can be narrowed to: Reception (0) to Year 11. */
export const YEARS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11'] as const;

/** Whether children with an EHC plan are meant. */
export const EHC_CHOICES = ['any', 'with', 'without'] as const;

const filterSchema = z.object({
  years: z.array(z.number().int().min(0).max(11)).default([]),
  languages: z.array(z.enum(languageCodes as [string, ...string[]])).default([]),
  ehc: z.enum(EHC_CHOICES).default('any'),
});

/** How a round is narrowed, besides what its kind says; nothing chosen narrows nothing. */
export type RoundFilter = z.output<typeof filterSchema>;

/** A filter as it is kept with the round. */
export function readFilter(kept: unknown): RoundFilter {
  return filterSchema.parse(kept ?? {});
}

/** First and last birthday of those who are in a year group on a day. */
export type Birthdays = { from: string; to: string };

const AGE_IN_RECEPTION = 5;

/** The birthdays of a year group in the academic year of a day (`schoolAge` says the same of one child). */
export function birthdaysOf(year: number, on: Temporal.PlainDate): Birthdays {
  const born = academicYear(on).from.year - AGE_IN_RECEPTION - year;
  return { from: `${born}-09-01`, to: `${born + 1}-08-31` };
}
