import { z } from 'zod';
import { manyOf, oneOf, optionalText, text, ticked } from '~/platform/form/fields';
import { SESSION_AUDIENCES, SPOKEN_LANGUAGES } from '../booking.codes';
import {
  englishWords,
  ids,
  optionalPlanDay,
  optionalTime,
  optionalWhole,
  planDay,
  submitKey,
  timeOfDay,
  version,
  whole,
  withWords,
} from './plan.fields';
import { MOST_DATES, NTHS, WEEKDAYS } from './series.rule';
import { readDays } from './written-days';

const WHY_MAX = 1000;

export const REPEATS = ['once', 'weekly', 'monthly'] as const;
export const ENDS = ['until', 'count'] as const;

const isSome = (chosen: readonly string[]) => chosen.length > 0;

/** Sessions begin by day: so their time is never one that the clocks leave out or have twice. */
const beginning = timeOfDay.refine((time) => time >= '06:00' && time <= '22:00', 'time');

/** A room, or a way that needs none. */
const place = z
  .string({ error: 'required' })
  .refine(
    (said) => said === 'phone' || said === 'visit' || z.uuid().safeParse(said).success,
    'required',
  );

const when = { place, date: planDay, time: beginning, minutes: whole(5, 720), people: ids };

const about = {
  words: englishWords,
  audience: manyOf(SESSION_AUDIENCES)
    .refine(isSome, 'required')
    .refine((all) => all.length <= 1 || !all.includes('anyone'), 'anyone-alone'),
  languages: manyOf(SPOKEN_LANGUAGES).refine(isSome, 'required'),
  capacity: whole(1, 5000),
  noticeHours: whole(0, 1000),
  changeHours: whole(0, 1000),
  opens: optionalPlanDay,
  opensTime: optionalTime,
};

/** Days to leave out, as people write them; code: days. */
const days = z
  .string()
  .optional()
  .transform((said, ctx) => {
    const read = readDays(said ?? '');
    if ('days' in read) return read.days;
    ctx.addIssue({ code: 'custom', message: 'days' });
    return z.NEVER;
  });

const ends = {
  ends: oneOf(ENDS),
  until: optionalPlanDay,
  count: optionalWhole(1, MOST_DATES),
  except: days,
  termTime: ticked.optional().default(false),
};

type Ends = { ends: (typeof ENDS)[number]; until: string | null; count: number | null };

function isEnded({ ends: how, until, count }: Ends, ctx: z.RefinementCtx): void {
  if ((how === 'until' ? until : count) === null) {
    ctx.addIssue({ code: 'custom', path: [how], message: 'required' });
  }
}

const number = (code: string) => Number(code);

const repeating = z.discriminatedUnion(
  'repeat',
  [
    z.object({ repeat: z.literal('once') }),
    z
      .object({
        repeat: z.literal('weekly'),
        interval: whole(1, 12),
        weekdays: manyOf(WEEKDAYS)
          .refine(isSome, 'required')
          .transform((codes) => codes.map(number).sort()),
        ...ends,
      })
      .superRefine(isEnded),
    z
      .object({
        repeat: z.literal('monthly'),
        nth: oneOf(NTHS).transform(number),
        weekday: oneOf(WEEKDAYS).transform(number),
        ...ends,
      })
      .superRefine(isEnded),
  ],
  { error: 'required' },
);

/** Dates that a page showed, with commas. */
const dates = z
  .string()
  .optional()
  .transform((said) => (said ? said.split(',') : []))
  .pipe(z.array(z.iso.date('stale')).max(MOST_DATES, 'stale'));

/** What was shown before something is made: the dates that would be, and those that clash. */
const shown = { seen: dates, without: dates };

export const newSessionSchema = withWords(
  z.intersection(
    z.object({
      kind: z.uuid('stale'),
      ...about,
      ...when,
      state: oneOf(['draft', 'open']),
      submitKey,
      ...shown,
    }),
    repeating,
  ),
);

export const editSessionSchema = withWords(
  z.object({ ...about, people: ids, state: oneOf(['draft', 'open']), version }),
);

export const moveSessionSchema = z.object({ ...when, why: optionalText(WHY_MAX), version });

export const cancelSessionSchema = z.object({ why: text(WHY_MAX), version });

export const lengthenSchema = z
  .object({
    ends: oneOf(ENDS),
    until: optionalPlanDay,
    count: optionalWhole(1, MOST_DATES),
    version,
    ...shown,
  })
  .superRefine(isEnded);

export const exceptionSchema = z.object({
  date: z.iso.date({ error: 'required' }),
  why: text(WHY_MAX),
  version,
});
export const endSeriesSchema = z.object({ from: planDay, why: text(WHY_MAX), version });

export type NewSession = z.output<typeof newSessionSchema>;
export type Repeating = z.output<typeof repeating>;
export type EditForm = z.output<typeof editSessionSchema>;
export type MoveForm = z.output<typeof moveSessionSchema>;
export type LengthenForm = z.output<typeof lengthenSchema>;
