import { z } from 'zod';
import { SURVEY_ANSWERS, SURVEY_QUESTIONS, type Chosen } from './survey.codes';

const answer = z.preprocess(
  (value) => (value === undefined || value === '' ? 'not-said' : value),
  z.enum(SURVEY_ANSWERS, 'not-an-option'),
);

/** Five closed answers; what is skipped counts as not said. Codes: not-an-option, nothing-chosen. */
export const surveySchema = z
  .object({
    clear: answer,
    'own-way': answer,
    respected: answer,
    language: answer,
    helped: answer,
    submitKey: z.uuid('stale'),
  } satisfies Record<keyof Chosen | 'submitKey', z.ZodType>)
  .refine((form) => SURVEY_QUESTIONS.some((question) => form[question] !== 'not-said'), {
    message: 'nothing-chosen',
    path: ['form'],
  });
