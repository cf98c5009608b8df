import { AREAS, changesOf, type Area, type LastTold, type YearlyAnswers } from '~/domains/evidence';
import type { PlanAnswers, YearlyChange, YearlyQuestion } from '~/domains/evidence';

/** Something a parent told of a child's education over the years: a yearly answer, or a plan. */
export type ToldOnce = {
  id: string;
  accountId: string;
  itemId: string | null;
  sentAt: string;
  language: string;
  answers: { kind: 'yearly'; yearly: YearlyAnswers } | { kind: 'plan'; plan: PlanAnswers };
};

/** A yearly answer beside what the same parent told before it. */
export type YearlyBeside = {
  answers: YearlyAnswers;
  last: LastTold | null;
  changes: Record<YearlyQuestion, YearlyChange>;
};

/**
 * What the same parent last told before this answer: the answer or plan that was the newest then. What
 * was sent to the same request is not "before".
 */
export function lastBefore(one: ToldOnce, all: readonly ToldOnce[]): LastTold | null {
  const [last] = all
    .filter(
      (other) =>
        other.accountId === one.accountId &&
        other.sentAt < one.sentAt &&
        (one.itemId === null || other.itemId !== one.itemId),
    )
    .sort((a, b) => b.sentAt.localeCompare(a.sentAt));
  return last ? asLast(last) : null;
}

/** A yearly answer with what has changed since. */
export function yearlyBeside(one: ToldOnce, all: readonly ToldOnce[]): YearlyBeside | null {
  if (one.answers.kind !== 'yearly') return null;
  const { yearly } = one.answers;
  const last = lastBefore(one, all);
  return { answers: yearly, last, changes: changesOf(yearly, last) };
}

function asLast({ id, sentAt, language, answers }: ToldOnce): LastTold {
  const of = { sendingId: id, on: sentAt.slice(0, 10), language };
  if (answers.kind === 'plan') {
    const { areas, whole } = answers.plan;
    return { ...of, kind: 'plan', areas, whole, answers: null };
  }
  const { yearly } = answers;
  const areas = Object.fromEntries(
    AREAS.flatMap((area): [Area, string][] => {
      const { words } = yearly.areas[area];
      return words === '' ? [] : [[area, words]];
    }),
  );
  return { ...of, kind: 'yearly', areas, whole: yearly.whole.words, answers: yearly };
}
