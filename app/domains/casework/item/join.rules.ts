import { isSameChild, type ChildIdentity } from '~/domains/family';

export type Known = ChildIdentity & { id: string };

/** A child of the item that is joined, and the child of the other family it is; null: another child. */
export type Match = { childId: string; sameAs: string | null };

/** Who of the other family each child is by our records: the same record, else the same UPN, or name and date of birth. */
export function likelyMatches(children: readonly Known[], others: readonly Known[]): Match[] {
  return children.map((child) => ({
    childId: child.id,
    sameAs:
      (
        others.find((other) => other.id === child.id) ??
        others.find((other) => isSameChild(child, other))
      )?.id ?? null,
  }));
}

export type MatchProblem = 'not-an-option' | 'twice';

/** What is wrong with the matches that an officer chose; null where nothing is. */
export function checkMatches(
  matches: readonly Match[],
  children: readonly string[],
  others: readonly string[],
): MatchProblem | null {
  const chosen = matches.flatMap((match) => match.sameAs ?? []);
  if (matches.length !== children.length) return 'not-an-option';
  if (!matches.every((match) => children.includes(match.childId))) return 'not-an-option';
  if (!chosen.every((id) => others.includes(id))) return 'not-an-option';
  return new Set(chosen).size === chosen.length ? null : 'twice';
}
