import type { Transaction } from '~/platform/db/database.server';
import type { Prisma } from '~/platform/db/generated/client';

/** Who did something: a parent's account, a member of staff, the portal itself, or nobody known. */
export type Actor =
  | { kind: 'parent'; id: string }
  | { kind: 'staff'; id: string }
  | { kind: 'system' }
  | { kind: 'anonymous' };

export type AuditEntry = {
  actor: Actor;
  action: string;
  itemId?: string | null;
  childId?: string | null;
  familyId?: string | null;
  detail?: Prisma.InputJsonObject;
};

/** Writes one row of the audit trail in the transaction of the change it tells of. */
export async function recordAudit(
  tx: Pick<Transaction, 'auditEvent'>,
  entry: AuditEntry,
): Promise<void> {
  await tx.auditEvent.create({ data: auditRow(entry), select: { id: true } });
}

/** Writes several rows at once. */
export async function recordAudits(
  tx: Pick<Transaction, 'auditEvent'>,
  entries: AuditEntry[],
): Promise<void> {
  if (entries.length > 0) await tx.auditEvent.createMany({ data: entries.map(auditRow) });
}

function auditRow(entry: AuditEntry): Prisma.AuditEventCreateManyInput {
  return {
    actorKind: entry.actor.kind,
    actorId: 'id' in entry.actor ? entry.actor.id : null,
    action: entry.action,
    itemId: entry.itemId ?? null,
    childId: entry.childId ?? null,
    familyId: entry.familyId ?? null,
    detail: entry.detail ?? {},
  };
}
