import { z } from 'zod';
import {
  calendarDate,
  oneOf,
  optionalCalendarDate,
  optionalOneOf,
  optionalText,
  text,
  ticked,
} from '~/platform/form/fields';
import { carried } from '../item/item.schema';
import {
  CLOSE_REASONS,
  COMPLAINT_OUTCOMES,
  DATA_OUTCOMES,
  MEANS,
  MOST_FURTHER_MONTHS,
  TOLD_REASONS,
  type ComplaintMoveName,
} from './complaint.codes';

const staffIds = z.preprocess(
  (value) => (value === undefined || value === '' ? [] : [...new Set([value].flat())]),
  z.array(z.uuid('not-an-option')),
);

/** What is told, and how it reached the person. */
const telling = { text: text(8000), means: oneOf(MEANS) };

/** The same, with the day on which a letter or a call reached them; today where it is left out. */
const tellingOn = { ...telling, on: optionalCalendarDate };

const answer = z
  .object({
    ...carried,
    ...tellingOn,
    outcome: oneOf(COMPLAINT_OUTCOMES),
    doing: optionalText(4000),
    doBy: optionalCalendarDate,
  })
  .refine((form) => form.doing === '' || form.doBy !== null, {
    path: ['doBy'],
    message: 'required',
  })
  .refine((form) => form.doBy === null || form.doing !== '', {
    path: ['doing'],
    message: 'required',
  });

/** The forms of the moves. */
export const complaintSchemas = {
  about: z
    .object({ ...carried, staff: staffIds, nobody: ticked })
    .refine((form) => form.nobody !== form.staff.length > 0, {
      path: ['staff'],
      message: 'staff-or-nobody',
    }),
  acknowledged: z.object({ ...carried, ...tellingOn }),
  answered: answer,
  'second-asked': z.object({ ...carried, on: calendarDate, text: optionalText(4000) }),
  'looks-again': z.object({ ...carried, ...telling }),
  'second-answered': answer,
  'identity-asked': z.object({ ...carried, ...telling }),
  'identity-shown': z.object({ ...carried, on: calendarDate, text: text(2000) }),
  extended: z.object({
    ...carried,
    ...telling,
    months: z.coerce
      .number({ error: 'required' })
      .int('required')
      .min(1, 'required')
      .max(MOST_FURTHER_MONTHS, 'not-an-option'),
  }),
  given: z.object({ ...carried, ...telling, outcome: oneOf(DATA_OUTCOMES), on: calendarDate }),
  'passed-on': z.object({
    ...carried,
    staff: staffIds.refine((ids) => ids.length > 0, 'required'),
  }),
  seen: z.object({ ...carried }),
  thanked: z.object({ ...carried, ...telling }),
  closed: z
    .object({
      ...carried,
      why: oneOf(CLOSE_REASONS),
      text: optionalText(8000),
      means: optionalOneOf(MEANS),
    })
    .refine(({ why, text }) => why === 'done' || text !== '', {
      path: ['text'],
      message: 'reason-missing',
    })
    .refine(({ why, means }) => !TOLD_REASONS.includes(why) || means !== null, {
      path: ['means'],
      message: 'required',
    }),
} as const satisfies Record<ComplaintMoveName, z.ZodType>;

export type ComplaintForm<M extends ComplaintMoveName> = z.output<(typeof complaintSchemas)[M]>;
