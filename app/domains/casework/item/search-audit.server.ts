import { parseReference } from '~/platform/reference';
import { recordAudit } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import { profile } from '~/platform/config/environment.server';
import { db } from '~/platform/db/database.server';
import { searchKey } from '~/domains/intake';
import { visibleTo } from '../queue/queue.access';
import { listAudit, type AuditPage } from './find-history.server';
import type { AuditSearch } from './item.schema';

export type AuditSearched = AuditPage & {
  staff: { id: string; name: string }[];
  unknown: 'reference' | 'child' | null;
};

/**
 * Searches the audit trail for a senior, and puts the search itself into the trail. An unknown
 * reference or name finds nothing rather than everything.
 */
export async function searchAudit(senior: Staff, search: AuditSearch): Promise<AuditSearched> {
  const [itemIds, childIds, staff] = await Promise.all([
    search.reference ? itemsOf(senior, search.reference) : null,
    search.child ? childrenOf(search.child) : null,
    db().staffMember.findMany({ orderBy: { name: 'asc' }, select: { id: true, name: true } }),
  ]);
  await recordAudit(db(), {
    actor: { kind: 'staff', id: senior.id },
    action: 'audit.searched',
    itemId: itemIds?.[0] ?? null,
    childId: childIds?.length === 1 ? childIds[0] : null,
    detail: { staff: search.staff, from: search.from, to: search.to, looks: search.looks },
  });
  const unknown = itemIds?.length === 0 ? 'reference' : childIds?.length === 0 ? 'child' : null;
  if (unknown) return { lines: [], next: null, staff, unknown };
  const { staff: staffId, looks: looksOnly, from, to, before } = search;
  const viewerId = senior.id;
  const page = await listAudit({
    viewerId,
    itemIds,
    childIds,
    staffId,
    looksOnly,
    from,
    to,
    before,
  });
  return { ...page, staff, unknown };
}

async function itemsOf(senior: Staff, reference: string): Promise<string[]> {
  const parsed = parseReference(reference, profile().referencePrefix);
  if (parsed.kind !== 'ok') return [];
  const items = await db().queueItem.findMany({
    where: { AND: [{ reference: parsed.reference }, visibleTo(senior)] },
    select: { id: true },
  });
  return items.map((item) => item.id);
}

async function childrenOf(name: string): Promise<string[]> {
  const words = searchKey(name)
    .replace(/[\\%_]/g, '\\$&')
    .split(' ')
    .filter(Boolean);
  if (words.length === 0) return [];
  const children = await db().child.findMany({
    where: {
      AND: words.map((word) => ({ nameKey: { contains: word } })),
    },
    take: 50,
    select: { id: true },
  });
  return children.map((child) => child.id);
}
