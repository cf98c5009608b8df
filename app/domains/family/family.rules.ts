import { searchKey } from '~/domains/intake';

/** Where a child stands in the council's records. */
export const CHILD_STATUSES = [
  'notified',
  'home-educated',
  'not-home-educated',
  'back-at-school',
  'moved-away',
  'ended',
] as const;
export type ChildStatus = (typeof CHILD_STATUSES)[number];

/** Standing in which a child is on the list now; a new notice leaves it as it is. */
const CURRENT: readonly string[] = ['notified', 'home-educated'] satisfies ChildStatus[];

/** True where an earlier episode is over, so that a new notice begins another. */
export function isOver(status: string): boolean {
  return !CURRENT.includes(status);
}

/** What tells one child from another. `dateOfBirth` is an ISO date; `upn` may be empty. */
export type ChildIdentity = {
  givenNames: string;
  familyName: string;
  dateOfBirth: string;
  upn?: string | null;
};

/** A child's name as it is compared: case, accents, apostrophes and spacing do not count. */
export function nameKeyOf(child: Pick<ChildIdentity, 'givenNames' | 'familyName'>): string {
  return searchKey(child.givenNames, child.familyName);
}

/**
 * True where two records are of the same child: the same UPN, or (unless both have one) the same date
 * of birth and the same name as compared by `nameKeyOf`.
 */
export function isSameChild(one: ChildIdentity, other: ChildIdentity): boolean {
  if (one.upn && other.upn) return one.upn === other.upn;
  return one.dateOfBirth === other.dateOfBirth && nameKeyOf(one) === nameKeyOf(other);
}

/** The keys under which two notices of the same child must wait for each other, in a fixed order. */
export function identityKeys(children: readonly ChildIdentity[]): string[] {
  const keys = children.flatMap((child) => [
    `child:${child.dateOfBirth}:${nameKeyOf(child)}`,
    ...(child.upn ? [`upn:${child.upn}`] : []),
  ]);
  return [...new Set(keys)].sort();
}

/** How officers call a family: its family names, each once, in the order told. */
export function familyName(children: readonly Pick<ChildIdentity, 'familyName'>[]): string {
  const names = new Map(children.map((child) => [searchKey(child.familyName), child.familyName]));
  return [...names.values()].filter(Boolean).join(' / ');
}
