import { z } from 'zod';
import { calendarDate, oneOf, optionalCalendarDate, text, ticked } from '~/platform/form/fields';
import { carried } from '../item/item.schema';
import { ANSWER_HOWS } from './request.codes';

const ids = z.preprocess(
  (value) => (value === undefined || value === '' ? [] : [...new Set([value].flat())]),
  z.array(z.uuid('not-an-option')).min(1, 'required'),
);
const submitKey = z.uuid('stale');

/** Children who are left out, why, and when to look again. */
export const holdSchema = z.object({
  submitKey,
  children: ids,
  reason: text(2000),
  lookOn: optionalCalendarDate,
});
export type HoldForm = z.output<typeof holdSchema>;

/** A hold that is taken back. */
export const backSchema = z.object({ hold: z.uuid('stale') });
export type BackForm = z.output<typeof backSchema>;

/** Children who are brought along with a brother or sister, and why. */
export const bringSchema = z
  .object({ submitKey, siblings: ids, bringReason: text(2000) })
  .transform(({ siblings, bringReason, ...form }) => ({
    ...form,
    children: siblings,
    reason: bringReason,
  }));
export type BringForm = z.output<typeof bringSchema>;

/** What an officer saw of a list and its words when letting it go. */
export const releaseSchema = z.object({
  submitKey,
  /** The lines of the list (`seenToken`), each once, in any order. */
  seen: z.string({ error: 'stale' }).regex(/^([0-9a-f]{12}h?(\.|$))*$/, 'stale'),
  /** A digest of the words in every language, and of the day they name. */
  words: z.string({ error: 'stale' }).regex(/^[0-9a-f]{64}$/, 'stale'),
  read: ticked.refine((read) => read, 'required'),
});
export type ReleaseForm = z.output<typeof releaseSchema>;

/** An answer that a parent gave by telephone, by post, by email or in person. */
export const answerSchema = z.object({
  ...carried,
  children: ids,
  how: oneOf(ANSWER_HOWS),
  happenedOn: calendarDate,
  text: text(6000),
});
export type AnswerForm = z.output<typeof answerSchema>;

/** Why a request is over without an answer. */
export const endSchema = z.object({ ...carried, reason: text(2000) });
export type EndForm = z.output<typeof endSchema>;
