import type { AuditEntry } from '~/platform/audit/audit.server';

/** The rows of the audit trail of something done to messages: one for each child they are about. */
export function auditOfCopies(
  staffId: string,
  action: string,
  copies: readonly { id: string; familyId: string; childIds: readonly string[] }[],
  detail: Record<string, string | number | null> = {},
): AuditEntry[] {
  return copies.flatMap(({ id, familyId, childIds }) =>
    (childIds.length > 0 ? childIds : [null]).map((childId) => ({
      actor: { kind: 'staff' as const, id: staffId },
      action,
      childId,
      familyId,
      detail: { ...detail, copyId: id },
    })),
  );
}
