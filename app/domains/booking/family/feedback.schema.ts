import { z } from 'zod';
import { optionalOneOf, optionalText } from '~/platform/form/fields';
import { FEEDBACK_ANSWERS } from '../booking.codes';

/** How it was, each a choice. Codes: nothing-chosen, not-an-option, too-long. */
export const feedbackSchema = z
  .object({
    useful: optionalOneOf(FEEDBACK_ANSWERS),
    listened: optionalOneOf(FEEDBACK_ANSWERS),
    better: optionalText(2000),
  })
  .refine(({ useful, listened, better }) => useful !== null || listened !== null || better !== '', {
    message: 'nothing-chosen',
    path: ['form'],
  });

export type FeedbackAnswers = z.output<typeof feedbackSchema>;
