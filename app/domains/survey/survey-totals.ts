import {
  SURVEY_ANSWERS,
  SURVEY_QUESTIONS,
  TOGETHER,
  type Chosen,
  type SurveyAnswer,
  type SurveyQuestion,
} from './survey.codes';

/** How often an answer to a question was chosen. */
export type SurveyTotal = { question: SurveyQuestion; answer: SurveyAnswer; count: number };

/**
 * Totals of the answers that wait, in the memory of the process. They hold no single reader's answers,
 * only how often each was chosen, and they give them away `TOGETHER` readers at a time: who compares
 * the database before and after sees what so many people said between them, never what one did.
 */
export class WaitingTotals {
  #people = 0;
  #counts = new Map<string, number>();

  /** Adds one reader's answers; the totals to write down once there are enough people, else null. */
  add(chosen: Chosen): SurveyTotal[] | null {
    this.#people += 1;
    for (const question of SURVEY_QUESTIONS) this.#raise(question, chosen[question], 1);
    if (this.#people < TOGETHER) return null;
    const totals = everyTotal((question, answer) => this.#counts.get(`${question} ${answer}`) ?? 0);
    this.#people = 0;
    this.#counts.clear();
    return totals;
  }

  /** Takes back totals that could not be written down: they go with the next ones. */
  giveBack(totals: readonly SurveyTotal[]): void {
    const people = totals
      .filter(({ question }) => question === SURVEY_QUESTIONS[0])
      .reduce((sum, { count }) => sum + count, 0);
    this.#people += people;
    for (const { question, answer, count } of totals) this.#raise(question, answer, count);
  }

  #raise(question: SurveyQuestion, answer: SurveyAnswer, by: number) {
    const key = `${question} ${answer}`;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + by);
  }
}

/** One total for every answer to every question, zeros too, always in the same order. */
export function everyTotal(
  countOf: (question: SurveyQuestion, answer: SurveyAnswer) => number,
): SurveyTotal[] {
  return SURVEY_QUESTIONS.flatMap((question) =>
    SURVEY_ANSWERS.map((answer) => ({ question, answer, count: countOf(question, answer) })),
  );
}
