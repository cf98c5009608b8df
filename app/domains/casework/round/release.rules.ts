import type { HeldByItself } from './round.codes';

/** A child of a family of a round, as it stands at the moment of release. Days are ISO dates. */
export type ChildNow = {
  id: string;
  familyId: string;
  givenNames: string;
  familyName: string;
  dateOfBirth: string;
  status: string;
  hasIndicators: boolean;
  /** The yearly review that is planned or under way. */
  reviewId: string | null;
  /** When its yearly clock runs out; null where none runs. */
  dueOn: string | null;
  /** Why that day was agreed sooner than a year; empty where it was not. */
  soonerReason: string;
  /** Its due date was asked about already. */
  asked: boolean;
  /** An officer's hold of its due date. */
  holdReason: string | null;
  holdById: string | null;
};

export type Held = { kind: 'held'; reason: string; byId: string | null };
export type Asked = { kind: 'asked'; children: ChildNow[] };

const held = (reason: HeldByItself | string, byId: string | null = null): Held => ({
  kind: 'held',
  reason,
  byId,
});

/**
 * Which children of a family an annual request of a month still asks about, at the moment it goes:
 * those at home whose running yearly clock is due by the end of that month, were not asked about it
 * and are not held by an officer. Where none is left the family is held, with why.
 */
export function dueNow(children: readonly ChildNow[], before: string): Asked | Held {
  const due = children.filter((child) => whyNot(child, before) === null);
  if (due.length > 0) return { kind: 'asked', children: due };
  return (
    children.map((child) => whyNot(child, before)).find((why) => why !== null) ??
    held('no-longer-due')
  );
}

function whyNot(child: ChildNow, before: string): Held | null {
  if (child.status !== 'home-educated') return held('home-education-ended');
  if (child.dueOn === null || child.dueOn >= before || child.asked) return held('no-longer-due');
  return child.holdReason === null ? null : held(child.holdReason, child.holdById);
}

/** A child of a request, as a reminder or a second letter finds it. */
export type SilentChild = {
  answered: boolean;
  /** An officer agreed on more time, and it is not over. */
  hasTime: boolean;
  status: string;
  /** An officer's hold of its due date. */
  hold: { reason: string; byId: string } | null;
};

/** The children whom a further letter is about: at home, not answered about, no more time, no hold. */
export function silentOf<T extends SilentChild>(children: readonly T[]): T[] {
  return children.filter(
    ({ answered, hasTime, status, hold }) =>
      !answered && !hasTime && status === 'home-educated' && hold === null,
  );
}

/** Null where a family is to be reminded; else why it is not, at the moment of release. */
export function whyNotReminded(
  request: { ended: boolean; children: readonly SilentChild[] } | undefined,
): Held | null {
  if (!request || request.ended) return held('no-longer-due');
  const unanswered = request.children.filter((child) => !child.answered);
  if (unanswered.length === 0) return held('answered');
  const here = unanswered.filter((child) => child.status === 'home-educated');
  if (here.length === 0) return held('home-education-ended');
  if (silentOf(here).length > 0) return null;
  const hold = here.find((child) => !child.hasTime)?.hold;
  return hold ? held(hold.reason, hold.byId) : held('no-longer-due');
}

/** Null where a message of another kind still goes: one of the children it is about is at home. */
export function whyNotWritten(children: readonly { status: string }[]): Held | null {
  const here = children.some(({ status }) => status === 'home-educated' || status === 'notified');
  return here ? null : held('home-education-ended');
}
