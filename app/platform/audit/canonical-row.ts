/** A row of the audit trail with every column as text, as the database writes it; null where empty. */
export type SealedRow = {
  id: string;
  /** Milliseconds since 1970. */
  at: string;
  actorKind: string;
  actorId: string | null;
  action: string;
  itemId: string | null;
  childId: string | null;
  familyId: string | null;
  detail: string;
};

/**
 * Texts in one text that cannot be cut in two ways: each is preceded by its length in bytes, and what
 * is empty is told from what is not there.
 */
export function joinWithLengths(parts: readonly (string | null)[]): string {
  return parts
    .map((part) => (part === null ? '-;' : `${Buffer.byteLength(part)}:${part};`))
    .join('');
}

/** One row in the form in which it is sealed: every column, in a set order. */
export function canonicalRow(row: SealedRow): string {
  return joinWithLengths([
    row.id,
    row.at,
    row.actorKind,
    row.actorId,
    row.action,
    row.itemId,
    row.childId,
    row.familyId,
    row.detail,
  ]);
}
