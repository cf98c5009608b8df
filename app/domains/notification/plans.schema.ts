import { z } from 'zod';
import {
  manyOf,
  optionalCalendarDate,
  optionalOneOf,
  optionalText,
  ticked,
} from '~/platform/form/fields';
import { CHOICES, HELP_WANTED, REASONS, SHARING, type Answers } from './answers.schema';

/** Longest answer in a parent's own words, in characters. */
export const LONGEST_WORDS = 5000;
/** Longest outline of the education, in characters. */
export const LONGEST_OUTLINE = 20_000;

/** Whether the council may speak to the school about it. */
export const MAY_ASK = ['yes', 'no', 'ask-me-first'] as const;

/**
 * Why, all of it optional. What belongs to a choice that was not made is left out. Codes: too-long,
 * not-an-option, control-characters, hidden-characters.
 */
export const whyForm = z
  .object({
    reasons: manyOf(REASONS),
    words: optionalText(LONGEST_WORDS),
    choice: optionalOneOf(CHOICES),
    suggestedWords: optionalText(LONGEST_WORDS),
    suggestedMayAsk: optionalOneOf(MAY_ASK),
    pressedWords: optionalText(LONGEST_WORDS),
    pressedMayAsk: optionalOneOf(MAY_ASK),
  })
  .transform(({ reasons, words, choice, ...more }): NonNullable<Answers['why']> => {
    const answer = { reasons, words, choice };
    if (choice === 'suggested') {
      return { ...answer, pressedWords: more.suggestedWords, mayAskSchool: more.suggestedMayAsk };
    }
    if (choice === 'pressed') {
      return { ...answer, pressedWords: more.pressedWords, mayAskSchool: more.pressedMayAsk };
    }
    return { ...answer, pressedWords: '', mayAskSchool: null };
  });

/** The form's values of a saved answer. */
export function savedWhy(why: NonNullable<Answers['why']>) {
  const prefix = why.choice === 'suggested' ? 'suggested' : 'pressed';
  return {
    reasons: why.reasons,
    words: why.words,
    choice: why.choice,
    [`${prefix}Words`]: why.pressedWords,
    [`${prefix}MayAsk`]: why.mayAskSchool,
  };
}

/** A first outline of the education, and when more could be sent. Codes as of text and date. */
export const outlineForm = z.object({
  words: optionalText(LONGEST_OUTLINE),
  moreBy: optionalCalendarDate,
});

/** What would help, and what may be shared, one by one. */
export const helpForm = z.object({
  wanted: manyOf(HELP_WANTED),
  words: optionalText(LONGEST_WORDS),
  sharing: manyOf(SHARING),
});

/** That the consequences were read. */
export const consequencesForm = z.object({ confirmed: ticked });
