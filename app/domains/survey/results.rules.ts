import { SURVEY_QUESTIONS, TOGETHER, type SurveyAnswer, type SurveyQuestion } from './survey.codes';
import { everyTotal } from './survey-totals';

/** The results of one month; `questions` is null where too few people answered to show any. */
export type MonthResults = {
  /** `2026-11` */
  month: string;
  people: number | null;
  questions:
    { question: SurveyQuestion; answers: { answer: SurveyAnswer; count: number }[] }[] | null;
};

type Row = { month: string; question: string; answer: string; count: number };

/**
 * Counters as results, the newest month first. Of a month in which fewer than `TOGETHER` people
 * answered, nothing is shown, not even how many.
 */
export function resultsOf(rows: readonly Row[]): MonthResults[] {
  const months = [...new Set(rows.map(({ month }) => month))].sort().reverse();
  return months.map((month) => {
    const totals = everyTotal(
      (question, answer) =>
        rows.find(
          (row) => row.month === month && row.question === question && row.answer === answer,
        )?.count ?? 0,
    );
    const questions = SURVEY_QUESTIONS.map((question) => ({
      question,
      answers: totals
        .filter((total) => total.question === question)
        .map(({ answer, count }) => ({ answer, count })),
    }));
    const people = Math.min(
      ...questions.map(({ answers }) => answers.reduce((sum, { count }) => sum + count, 0)),
    );
    return people < TOGETHER
      ? { month, people: null, questions: null }
      : { month, people, questions };
  });
}
