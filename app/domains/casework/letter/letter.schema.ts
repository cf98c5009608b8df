import { z } from 'zod';
import { calendarDate, noHidden } from '~/platform/form/fields';
import { withoutControls } from '~/platform/documents/printable-text';
import { carried } from '../item/item.schema';

export const SUBJECT_MAX = 300;
export const TEXT_MAX = 40_000;

/**
 * Words of a letter. The marks that keep a name in its own direction stay in them; nothing else
 * that hides or reorders text does. Codes: required, too-long, control-characters, hidden-characters.
 */
function words(max: number, needed: boolean) {
  return z.preprocess(
    (value) =>
      typeof value === 'string' ? value.normalize('NFC').replace(/\r\n?/g, '\n').trim() : '',
    z
      .string()
      .min(needed ? 1 : 0, 'required')
      .max(max, 'too-long')
      .superRefine(noHidden)
      .transform((text) => withoutControls(text)),
  );
}

const oneLineOf = (max: number, needed: boolean) =>
  words(max, needed).transform((text) => text.replace(/\s+/g, ' '));

/** The words of a draft, in English and in the family's language. */
export const changeSchema = z.object({
  ...carried,
  subject: oneLineOf(SUBJECT_MAX, true),
  text: words(TEXT_MAX, true),
  otherSubject: oneLineOf(SUBJECT_MAX, false),
  otherText: words(TEXT_MAX, false),
});

export const sendSchema = z.looseObject({ ...carried });
export const discardSchema = z.object({ ...carried });

/** The words of a kind of letter as an administrator changes them; `seen` is the version they saw. */
export const templateSchema = z.object({
  subject: oneLineOf(SUBJECT_MAX, true),
  text: words(TEXT_MAX, true),
  seenVersion: z.coerce.number({ error: 'stale' }).int('stale').min(0, 'stale'),
  submitKey: z.uuid('stale'),
});

export const backSchema = z.object({
  version: z.coerce.number({ error: 'stale' }).int('stale').min(0, 'stale'),
  seenVersion: z.coerce.number({ error: 'stale' }).int('stale').min(0, 'stale'),
  submitKey: z.uuid('stale'),
});

/** Copies that were posted or handed over, and the day. Codes: none-chosen, and those of a date. */
export const leftSchema = z.object({
  copies: z.preprocess(
    (value) => (value === undefined || value === '' ? [] : [...new Set([value].flat())]),
    z.array(z.uuid('not-an-option')).min(1, 'none-chosen').max(500, 'not-an-option'),
  ),
  leftOn: calendarDate,
  submitKey: z.uuid('stale'),
});
