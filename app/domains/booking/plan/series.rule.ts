import { z } from 'zod';

/** No series makes more dates than these, nor any later than so many years after its first day. */
export const MOST_DATES = 100;
export const MOST_YEARS = 3;

export const NTHS = ['1', '2', '3', '4', '5', '-1'] as const;
export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

const weekday = z.number().int().min(1).max(7);

/**
 * Dates that repeat, in local time. Weekdays count from 1, Monday. With `count`, as many dates take
 * place: days that are left out do not count.
 */
export const seriesRuleSchema = z.object({
  first: z.iso.date(),
  time: z.string().regex(/^\d\d:\d\d$/),
  minutes: z.number().int().min(5).max(720),
  every: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('weekly'),
      interval: z.number().int().min(1).max(12),
      weekdays: z.array(weekday).min(1),
    }),
    z.object({
      kind: z.literal('monthly'),
      /** Which of the month: the first to the fifth, or -1 for the last. A month without one has none. */
      nth: z.number().int().min(-1).max(5),
      weekday,
    }),
  ]),
  until: z.iso.date().nullable(),
  count: z.number().int().min(1).max(MOST_DATES).nullable(),
  /** Not on days on which schools do not sit, either. Bank holidays are always left out. */
  termTime: z.boolean(),
});

export type SeriesRule = z.output<typeof seriesRuleSchema>;

/** Why a day of the rule has no session. */
export type LeftOut = 'given' | 'bank-holiday' | 'schools-closed';
