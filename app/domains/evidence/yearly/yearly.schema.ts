import { z } from 'zod';
import { REASONS } from '~/domains/notification';
import {
  AREAS,
  EHC_WAYS,
  FEELINGS,
  NEXT_STEPS,
  STILL_CHOICES,
  TALKING_WAYS,
  YEARLY_HELP,
  type Area,
} from '../evidence.codes';
import type { ToldAgain, YearlyAnswers } from '../evidence.views';

const words = z.string().default('');

const toldAgain = z
  .object({ changed: z.enum(['no', 'yes']).nullable().default(null), words })
  .default({ changed: null, words: '' });

const oneOrNone = <const T extends readonly [string, ...string[]]>(codes: T) =>
  z.enum(codes).nullable().default(null);
const several = <const T extends readonly [string, ...string[]]>(codes: T) =>
  z.array(z.enum(codes)).default([]);

const noAreas = Object.fromEntries(
  AREAS.map((area): [Area, ToldAgain] => [area, { changed: null, words: '' }]),
) as Record<Area, ToldAgain>;

/** An answer to the yearly request as it is kept; what was never written is empty. */
export const yearlyStored = z.object({
  areas: z
    .object({
      academic: toldAgain,
      personal: toldAgain,
      physical: toldAgain,
      creative: toldAgain,
      technology: toldAgain,
      interests: toldAgain,
    })
    .default(noAreas),
  whole: toldAgain,
  ways: several(TALKING_WAYS),
  waysWords: words,
  account: z
    .object({ name: words, who: words, reach: words, words })
    .default({ name: '', who: '', reach: '', words: '' }),
  later: z
    .object({ weeks: z.number().int().min(1).nullable().default(null), because: words })
    .default({ weeks: null, because: '' }),
  feeling: oneOrNone(FEELINGS),
  feelingWords: words,
  still: oneOrNone(STILL_CHOICES),
  reasons: several(REASONS),
  reasonWords: words,
  help: several(YEARLY_HELP),
  helpWords: words,
  next: oneOrNone(NEXT_STEPS),
  nextWords: words,
  ehc: oneOrNone(EHC_WAYS),
  ehcWords: words,
  copiedFrom: z.string().nullable().default(null),
}) satisfies z.ZodType<YearlyAnswers>;
