import { z } from 'zod';
import { manyOf, oneOf, optionalCalendarDate, optionalText, text } from '~/platform/form/fields';
import { SHARING } from '~/domains/notification';

/** What a parent may tell us of after they sent a notice. */
export const CHANGES = [
  'address',
  'contact',
  'moved-away',
  'back-to-school',
  'sharing',
  'helper-ends',
  'other',
] as const;
export type Change = (typeof CHANGES)[number];

export const messageSchema = z.object({ key: z.uuid('required'), words: text(10_000) });

export const changeSchema = z.object({
  key: z.uuid('required'),
  change: oneOf(CHANGES),
  words: optionalText(4_000),
  from: optionalCalendarDate,
  sharing: manyOf(SHARING),
});

export const withdrawSchema = z.object({ key: z.uuid('required'), words: optionalText(4_000) });

export const correctionSchema = z.object({ key: z.uuid('required'), words: text(10_000) });
