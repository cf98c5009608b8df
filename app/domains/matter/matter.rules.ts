import type { Matter, MatterClock } from './matter.store.server';

/** Clocks that parents are told of, and who is to act before the last day. */
const told: Readonly<Record<string, 'council' | 'parent'>> = {
  'first-contact': 'council',
  'first-review': 'council',
  'ehcp-leaving-meeting': 'council',
  'special-school-consent': 'council',
  'reply-to-parent': 'council',
  'evidence-reading': 'council',
  'more-time': 'parent',
  'request-answer': 'parent',
  'complaint-acknowledge': 'council',
  'complaint-answer': 'council',
  'data-complaint-acknowledge': 'council',
  'own-data-answer': 'council',
};

/** The codes of the clocks that parents are told of; the others are the council's own. */
export const TOLD_CLOCKS: readonly string[] = Object.keys(told);

/** True where parents are told of that clock. */
export function isTold(rule: string): boolean {
  return TOLD_CLOCKS.includes(rule);
}

/** Who is to act before the last day of that clock, or null where parents are not told of it. */
export function whoActs(rule: string): 'council' | 'parent' | null {
  return told[rule] ?? null;
}

export type Due = { rule: string; dueOn: string; by: 'council' | 'parent' };

/** What is due next on a matter, from whom and by when, soonest first. Multi-agency clocks are not a parent's worry. */
export function dueNext(clocks: readonly MatterClock[]): Due[] {
  const due = clocks
    .filter((clock) => clock.status === 'running')
    .flatMap((clock) => {
      const by = told[clock.rule];
      return by ? [{ rule: clock.rule, dueOn: clock.dueOn, by }] : [];
    })
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn));
  return due.filter((one, at) => due.findIndex((other) => other.rule === one.rule) === at);
}

/** A child's name as this parent gave it: the name the child goes by, if told. */
export function childName(matter: Pick<Matter, 'answers'>, key: string): string {
  const child = matter.answers?.children.find((one) => one.key === key);
  return child ? child.knownAs || child.givenNames : '';
}

/** Whether the notice can still be taken back: it is a notice, and it was not taken back before. */
export function canWithdraw(matter: Pick<Matter, 'kind' | 'withdrawnAt'>): boolean {
  return matter.kind === 'notification' && matter.withdrawnAt === null;
}
