/** The five questions after an outcome, in the order in which they are asked. */
export const SURVEY_QUESTIONS = ['clear', 'own-way', 'respected', 'language', 'helped'] as const;
export type SurveyQuestion = (typeof SURVEY_QUESTIONS)[number];

/** Five steps from best to worst, and the choice not to say. */
export const SURVEY_ANSWERS = ['fully', 'mostly', 'partly', 'little', 'not', 'not-said'] as const;
export type SurveyAnswer = (typeof SURVEY_ANSWERS)[number];

/** What one reader chose. It exists only while it is added to the totals. */
export type Chosen = Record<SurveyQuestion, SurveyAnswer>;

/** How many people answer before any of it is written down, or shown: nobody stands out of so many. */
export const TOGETHER = 5;
