import type { ClockCode } from './clock.rules';

/** The clocks of what only says that something is here, with the clock of the answer to it. */
const ANSWER_TO: Partial<Record<ClockCode, ClockCode>> = {
  'complaint-acknowledge': 'complaint-answer',
  'data-complaint-acknowledge': 'complaint-answer',
};

/**
 * What is promised by which day (ISO), soonest first. An acknowledgement whose day comes after that of
 * the answer is left out: nobody is told that they hear of it after they were answered. Its clock runs.
 */
export function inOrder<P extends { clock: ClockCode; by: string }>(promises: readonly P[]): P[] {
  const answerOf = ({ clock }: P) => promises.find((one) => one.clock === ANSWER_TO[clock]);
  return promises
    .filter((one) => one.by <= (answerOf(one)?.by ?? one.by))
    .sort((a, b) => a.by.localeCompare(b.by));
}
