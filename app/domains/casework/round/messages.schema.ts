import { z } from 'zod';
import { calendarDate, oneOf, optionalCalendarDate, optionalText } from '~/platform/form/fields';

/** What an officer can do about one message. */
export const COPY_ACTS = ['email', 'post', 'known', 'came-back', 'settle'] as const;
export type CopyAct = (typeof COPY_ACTS)[number];

export const REASON_MAX = 500;

/** Codes: required, those of dates and of texts, stale. */
export const copyActSchema = z
  .object({
    act: oneOf(COPY_ACTS),
    reason: optionalText(REASON_MAX),
    on: optionalCalendarDate,
    submitKey: z.uuid('stale'),
  })
  .superRefine(({ act, reason, on }, ctx) => {
    if (act === 'settle' && reason === '')
      ctx.addIssue({ code: 'custom', path: ['reason'], message: 'required' });
    if (act === 'came-back' && on === null)
      ctx.addIssue({ code: 'custom', path: ['on'], message: 'required' });
  });

/** Letters of a print run that were posted on a day: all of it, or those that are ticked. */
export const postedSchema = z.object({
  which: oneOf(['all', 'ticked']),
  copies: z.preprocess(
    (value) => (value === undefined || value === '' ? [] : [...new Set([value].flat())]),
    z.array(z.uuid('not-an-option')).max(500, 'not-an-option'),
  ),
  on: calendarDate,
  submitKey: z.uuid('stale'),
});
