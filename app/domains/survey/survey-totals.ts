import {
  SURVEY_ANSWERS,
  SURVEY_QUESTIONS,
  type SurveyAnswer,
  type SurveyQuestion,
} from './survey.codes';

/** How often an answer to a question was chosen. */
export type SurveyTotal = { question: SurveyQuestion; answer: SurveyAnswer; count: number };

/** One total for every answer to every question, zeros too, always in the same order. */
export function everyTotal(
  countOf: (question: SurveyQuestion, answer: SurveyAnswer) => number,
): SurveyTotal[] {
  return SURVEY_QUESTIONS.flatMap((question) =>
    SURVEY_ANSWERS.map((answer) => ({ question, answer, count: countOf(question, answer) })),
  );
}
