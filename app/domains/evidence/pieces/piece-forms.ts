import { z } from 'zod';
import { manyOf, optionalCalendarDate, optionalText, text } from '~/platform/form/fields';
import { AREAS } from '../evidence.codes';
import type { PieceLine } from '../evidence.views';
import { MOST_CHARACTERS, pieceForm, seenVersion, webAddress } from '../sending';

/** The forms of the page of a set. Each is named in its `do`, and in the ids of its fields. */
export const EVIDENCE_FORMS = ['link', 'words', 'labels', 'note'] as const;
export type EvidenceForm = (typeof EVIDENCE_FORMS)[number];

/** What was done last, as the address of the page says it. */
export const EVIDENCE_DONE = ['link', 'words', 'labels', 'saved', 'removed', 'note'] as const;
export type EvidenceDone = (typeof EVIDENCE_DONE)[number];

/** The note on a whole set. */
export const noteForm = z.object({ version: seenVersion, note: optionalText(4_000) });

const dateParts = z.object({ day: z.string(), month: z.string(), year: z.string() });

/** A month without its day stands for the first of that month. */
function wholeMonth(value: unknown): unknown {
  const given = dateParts.safeParse(value);
  if (!given.success) return value;
  const { day, month, year } = given.data;
  return day.trim() === '' && month.trim() !== '' && year.trim() !== ''
    ? { day: '1', month, year }
    : value;
}

/** When something was made: a date, or a month, not later than `today` (ISO). Code: date-in-future. */
export function madeOn(today: string) {
  return z.preprocess(
    wholeMonth,
    optionalCalendarDate.refine((date) => date === null || date <= today, 'date-in-future'),
  );
}

/** The labels of one piece, and its own text where it is words or a link. `today` is an ISO date. */
export function pieceLabels(form: PieceLine['form'], today: string) {
  const labels = pieceForm.extend({ madeOn: madeOn(today) });
  switch (form) {
    case 'file':
      return labels.extend({ text: z.undefined().optional() });
    case 'link':
      return labels.extend({ text: webAddress });
    case 'words':
      return labels.extend({ text: text(MOST_CHARACTERS) });
  }
}

const ids = z.preprocess(
  (value) => (value === undefined || value === '' ? [] : [...new Set([value].flat())]),
  z.array(z.union([z.literal('all'), z.uuid()], { error: 'not-an-option' })).min(1, 'required'),
);

/**
 * What is added to several pieces at once: `pieces` are their ids, or `all`. Codes: required where
 * none is ticked; `nothing` (on the form) where there is nothing to add.
 */
export function labelsForm(today: string) {
  return z
    .object({
      pieces: ids,
      children: pieceForm.shape.children,
      areas: manyOf(AREAS),
      madeOn: madeOn(today),
    })
    .superRefine(({ children, areas, madeOn }, ctx) => {
      if (children.length === 0 && areas.length === 0 && madeOn === null) {
        ctx.addIssue({ code: 'custom', message: 'nothing' });
      }
    });
}
export type LabelsForMany = z.output<ReturnType<typeof labelsForm>>;
