import { z } from 'zod';
import { optionalPlanDay, optionalTime, planDay, submitKey } from './plan.fields';
import { WEEKDAYS } from './series.rule';
import { readStretches, type Stretch } from './time-of-day';

/** The field of a weekday's hours. */
export const hoursField = (weekday: string) => `hours[${weekday}]`;

/** The stretches of one day; codes: not-read, overlap. */
const stretches = z
  .string()
  .max(200, 'not-read')
  .optional()
  .transform((said, ctx): Stretch[] => {
    const read = readStretches(said ?? '');
    if (read.kind === 'read') return read.stretches;
    ctx.addIssue({ code: 'custom', message: read.kind });
    return z.NEVER;
  });

/** Hours by weekday, with those that the form was made from. */
export const hoursSchema = z
  .object({
    seen: z.string('stale'),
    ...Object.fromEntries(WEEKDAYS.map((code) => [hoursField(code), stretches])),
  })
  .transform(({ seen, ...days }) => ({
    seen,
    week: WEEKDAYS.map((code) => (days as Record<string, Stretch[]>)[hoursField(code)] ?? []),
  }));

export const absenceSchema = z.object({
  from: planDay,
  fromTime: optionalTime,
  to: optionalPlanDay,
  toTime: optionalTime,
  submitKey,
});

export const dropSchema = z.object({ absence: z.uuid('stale') });

export type AbsenceForm = z.output<typeof absenceSchema>;
