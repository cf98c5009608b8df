import type { HoldView, ListedChild } from './request.view';

/** How a child of a family on a month's list stands. */
export type DueStanding =
  | { kind: 'due'; dueOn: string; hold: HoldView | null }
  /** Falls due after the month: may be brought along, with a reason. */
  | { kind: 'later'; dueOn: string }
  | { kind: 'asked' }
  | { kind: 'under-review' }
  | { kind: 'over-age' }
  /** No yearly review is planned. */
  | { kind: 'none' };

/**
 * How a child stands to the list of a month whose last day is `until`; whoever was born on `overAge` or
 * before is over school age. The same as the list's own text says (`dueSql`).
 */
export function dueStanding(
  child: Pick<ListedChild, 'planned' | 'holds' | 'dateOfBirth'>,
  { until, overAge }: { until: string; overAge: string },
): DueStanding {
  const { planned } = child;
  if (!planned) return { kind: 'none' };
  if (planned.asked) return { kind: 'asked' };
  if (planned.underReview) return { kind: 'under-review' };
  if (child.dateOfBirth <= overAge) return { kind: 'over-age' };
  const { dueOn } = planned;
  if (dueOn > until) return { kind: 'later', dueOn };
  return { kind: 'due', dueOn, hold: holdOf(child, dueOn) };
}

/** The hold of a child's request of one due date, where there is one. */
export function holdOf(child: Pick<ListedChild, 'holds'>, dueOn: string): HoldView | null {
  return child.holds.find((hold) => hold.dueOn === dueOn) ?? null;
}

/** True of a child who would get a further letter: asked, not answered, no more time agreed. */
export function isUnanswered({ open }: Pick<ListedChild, 'open'>): boolean {
  return open !== null && open.standing !== 'more-time';
}
