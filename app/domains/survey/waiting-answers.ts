import { SURVEY_QUESTIONS, TOGETHER, type Chosen } from './survey.codes';
import { everyTotal, type SurveyTotal } from './survey-totals';

/**
 * What waits for its five: how often each answer was chosen so far, and marks of the forms that were
 * counted last, so that a form that is sent again counts once. No reader's answers are together in it.
 */
export type WaitingAnswers = { counts: readonly number[]; forms: readonly string[] };

/** The length of the mark of a form: 96 bits, as text. */
export const MARK_LENGTH = 16;
const FORMS = 64;
const DIGITS = 2;
const noForm = '.'.repeat(MARK_LENGTH);
const answers = everyTotal(() => 0);

export const nothingWaits: WaitingAnswers = { counts: answers.map(() => 0), forms: [] };

/** As text of one length, whatever is in it. */
export function writeWaiting({ counts, forms }: WaitingAnswers): string {
  const marks = Array.from({ length: FORMS }, (_, at) => forms[at] ?? noForm);
  return counts.map((count) => String(count).padStart(DIGITS, '0')).join('') + marks.join('');
}

/** What `writeWaiting` wrote; null where it was written for other questions. */
export function readWaiting(text: string): WaitingAnswers | null {
  const counted = answers.length * DIGITS;
  if (!/^\d*$/.test(text.slice(0, counted))) return null;
  if (text.length !== counted + FORMS * MARK_LENGTH) return null;
  return {
    counts: answers.map((_, at) => Number(text.slice(at * DIGITS, (at + 1) * DIGITS))),
    forms: Array.from({ length: FORMS }, (_, at) =>
      text.slice(counted + at * MARK_LENGTH, counted + (at + 1) * MARK_LENGTH),
    ).filter((mark) => mark !== noForm),
  };
}

/**
 * One reader's answers more. Once there are `TOGETHER` readers, what they said between them is given
 * as `totals` to count, and nothing waits any longer; before that `totals` is null. A form that was
 * counted already changes nothing.
 */
export function addAnswers(
  waiting: WaitingAnswers,
  chosen: Chosen,
  form: string,
): { waiting: WaitingAnswers; totals: SurveyTotal[] | null } {
  if (waiting.forms.includes(form)) return { waiting, totals: null };
  const forms = [form, ...waiting.forms].slice(0, FORMS);
  const sum = answers.map(({ question, answer }, at) => ({
    question,
    answer,
    count: waiting.counts[at]! + (chosen[question] === answer ? 1 : 0),
  }));
  const people = sum
    .filter(({ question }) => question === SURVEY_QUESTIONS[0])
    .reduce((all, { count }) => all + count, 0);
  return people < TOGETHER
    ? { waiting: { counts: sum.map(({ count }) => count), forms }, totals: null }
    : { waiting: { ...nothingWaits, forms }, totals: sum };
}
