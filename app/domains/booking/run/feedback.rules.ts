import { FEEDBACK_ANSWERS } from '../booking.codes';
import type { FeedbackRow } from './feedback.store.server';

/** Fewer answers than this are not shown apart: each could be taken for somebody. */
export const LEAST_TOGETHER = 3;

export type Term = 'autumn' | 'spring' | 'summer';

/** One kind of session in one term, or several of which too few spoke to be shown apart. */
export type FeedbackGroup = {
  kind: { id: string; code: string | null; words: unknown } | null;
  people: number;
  questions: { question: 'useful' | 'listened'; counts: { answer: string; count: number }[] }[];
  better: string[];
};

export type TermFeedback = {
  /** The calendar year in which the term lies. */
  year: number;
  term: Term;
  groups: FeedbackGroup[];
  /** Answers that were too few to be shown at all, even together. */
  withheld: boolean;
};

/** The term of a month (`2026-11`): autumn from September, spring from January, summer from April. */
export function termOf(month: string): { year: number; term: Term } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return { year, term: number >= 9 ? 'autumn' : number >= 4 ? 'summer' : 'spring' };
}

const order: Record<Term, number> = { spring: 0, summer: 1, autumn: 2 };

/**
 * Answers as counts by term and kind, the latest term first. Kinds with fewer than three answers in a
 * term are put together, and where even those are fewer than three, nothing of them is shown.
 */
export function feedbackByTerm(rows: readonly FeedbackRow[]): TermFeedback[] {
  const terms = new Map<string, FeedbackRow[]>();
  for (const row of rows) {
    const { year, term } = termOf(row.month);
    const key = `${year} ${term}`;
    terms.set(key, [...(terms.get(key) ?? []), row]);
  }
  return [...terms.values()]
    .map((some) => ({ ...termOf(some[0]!.month), ...groupsOf(some) }))
    .sort((a, b) => b.year - a.year || order[b.term] - order[a.term]);
}

function groupsOf(rows: FeedbackRow[]): Pick<TermFeedback, 'groups' | 'withheld'> {
  const kinds = [...new Set(rows.map(({ kindId }) => kindId))].map((kindId) =>
    rows.filter((row) => row.kindId === kindId),
  );
  const apart = kinds.filter((some) => some.length >= LEAST_TOGETHER);
  const rest = kinds.filter((some) => some.length < LEAST_TOGETHER).flat();
  const groups = apart.map((some) => groupOf(some, kindOf(some[0]!)));
  if (rest.length >= LEAST_TOGETHER) groups.push(groupOf(rest, null));
  return { groups, withheld: rest.length > 0 && rest.length < LEAST_TOGETHER };
}

function kindOf({ kindId, kindCode, kindWords }: FeedbackRow): FeedbackGroup['kind'] {
  return { id: kindId, code: kindCode, words: kindWords };
}

function groupOf(rows: FeedbackRow[], kind: FeedbackGroup['kind']): FeedbackGroup {
  return {
    kind,
    people: rows.length,
    questions: (['useful', 'listened'] as const).map((question) => ({
      question,
      counts: FEEDBACK_ANSWERS.map((answer) => ({
        answer,
        count: rows.filter((row) => row[question] === answer).length,
      })),
    })),
    better: rows
      .map(({ better }) => better.trim())
      .filter(Boolean)
      .sort((a, b) => a.localeCompare(b, 'en')),
  };
}
