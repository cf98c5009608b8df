import type { Staff, StaffRole } from '~/platform/auth/session.server';
import { recordAudit, type AuditEntry } from '~/platform/audit/audit.server';
import { inTransaction, type Transaction } from '~/platform/db/database.server';
import { findCaseChild, type CaseChild } from '../case/find-case-child.server';
import { hasRole } from '../item/item.access';

export type RecordDone = { kind: 'done' } | { kind: 'repeated' };
export type RecordRefusal = { kind: 'not-found' } | { kind: 'not-allowed' };
/** A date that cannot stand, and the field it is about. */
export type DateRefusal = {
  kind: 'in-future' | 'before-birth' | 'before-start' | 'date-past';
  field: string;
};

/**
 * Changes the record of a child in one transaction, for the roles that may and where they may see the
 * child. `work` writes and says whether it was done; it writes nothing where it refuses.
 */
export async function changeRecord<R extends { kind: string } = never>(
  staff: Staff,
  childId: string,
  roles: readonly StaffRole[],
  work: (tx: Transaction, child: CaseChild) => Promise<RecordDone | R>,
): Promise<RecordDone | RecordRefusal | R> {
  if (!hasRole(staff, roles)) return { kind: 'not-allowed' };
  const child = await findCaseChild(staff, childId);
  if (!child) return { kind: 'not-found' };
  return inTransaction((tx) => work(tx, child));
}

/** The audit row of a change to a child's record. */
export function auditChild(
  tx: Transaction,
  staff: Staff,
  child: Pick<CaseChild, 'id' | 'familyId'>,
  action: `child.${string}`,
  detail: NonNullable<AuditEntry['detail']> = {},
  itemId?: string,
): Promise<void> {
  return recordAudit(tx, {
    actor: { kind: 'staff', id: staff.id },
    action,
    childId: child.id,
    familyId: child.familyId,
    itemId,
    detail,
  });
}
