import { z } from 'zod';
import { calendarDate, line, oneOf } from '~/platform/form/fields';

export const CLOSURE_KINDS = ['holiday', 'closure'] as const;
export type ClosureKind = (typeof CLOSURE_KINDS)[number];

/** No school holiday is longer; a longer one is a slip in the year. */
const LONGEST_DAYS = 70;
const FIRST_YEAR = 2020;
const LAST_YEAR = 2098;

const inReach = (iso: string) =>
  Number(iso.slice(0, 4)) >= FIRST_YEAR && Number(iso.slice(0, 4)) <= LAST_YEAR;
const reachable = calendarDate.refine((iso) => typeof iso !== 'string' || inReach(iso), {
  message: 'year-out-of-reach',
  abort: true,
});
const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;

/** Days on which schools do not sit; codes: required, date codes, year-out-of-reach, ends-before, too-many-days. */
export const closureSchema = z
  .object({ label: line(80), kind: oneOf(CLOSURE_KINDS), from: reachable, to: reachable })
  .refine(({ from, to }) => to >= from, { path: ['to'], message: 'ends-before' })
  .refine(({ from, to }) => to < from || days(from, to) <= LONGEST_DAYS, {
    path: ['to'],
    message: 'too-many-days',
  });

export type ClosureForm = z.output<typeof closureSchema>;
