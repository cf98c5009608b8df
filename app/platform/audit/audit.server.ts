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

/** From this many rows on, one statement with all of them in it is several times faster. */
const MANY = 50;

/** Writes several rows at once. */
export async function recordAudits(
  tx: Pick<Transaction, 'auditEvent' | '$executeRaw'>,
  entries: AuditEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(auditRow);
  if (rows.length < MANY) await tx.auditEvent.createMany({ data: rows });
  else
    await tx.$executeRaw`
      insert into audit_event (actor_kind, actor_id, action, item_id, child_id, family_id, detail)
      select r."actorKind", r."actorId", r.action, r."itemId", r."childId", r."familyId", r.detail
      from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) with ordinality as e(row, at),
        jsonb_to_record(e.row) as r("actorKind" text, "actorId" uuid, action text, "itemId" uuid,
          "childId" uuid, "familyId" uuid, detail jsonb)
      order by e.at`;
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
