import type { Staff } from '~/platform/auth/session.server';
import { recordAudit } from '~/platform/audit/audit.server';
import { inTransaction, type Transaction } from '~/platform/db/database.server';
import { officers } from '~/platform/permissions/access';
import { hasRole } from '../item/item.access';
import { mayMoveFrom } from '../item/item.status';
import { visibleTo } from '../queue/queue.access';
import type { ItemStatus } from '~/domains/intake';
import type { FindingForm } from './review.schema';
import { adultsOf } from './review.store.server';

/** What somebody else wrote in the same area meanwhile. */
export type FindingThere = {
  version: number;
  text: string;
  judgement: string;
  bases: string[];
  accounts: string[];
  by: string | null;
};

export type FindingResult =
  | { kind: 'done' | 'repeated' | 'not-found' | 'not-allowed' | 'not-open' | 'not-of-family' }
  | { kind: 'stale'; there: FindingThere };

/**
 * Keeps what was found in one area. Each area has a version of its own and leaves the item's as it
 * is, so that officers who write in different areas at once do not meet; who comes too late in the
 * same area gets both texts, and nothing is lost. In one transaction with its audit row.
 */
export function keepFinding(
  staff: Staff,
  reviewId: string,
  form: FindingForm,
  now: Date,
): Promise<FindingResult> {
  if (!hasRole(staff, officers)) return Promise.resolve({ kind: 'not-allowed' });
  return inTransaction(async (tx): Promise<FindingResult> => {
    await tx.$queryRaw`
      select i.id from queue_item i join review r on r.item_id = i.id
      where r.id = ${reviewId}::uuid for no key update of i`;
    const review = await tx.review.findUnique({ where: { id: reviewId } });
    const item =
      review &&
      (await tx.queueItem.findFirst({
        where: { AND: [{ id: review.itemId }, visibleTo(staff)] },
        select: { id: true, status: true, familyId: true },
      }));
    if (!review || !item) return { kind: 'not-found' };
    if (await wasKept(tx, staff, item.id, form.submitKey)) return { kind: 'repeated' };
    if (review.state !== 'open' || !mayMoveFrom('finding-kept', item.status as ItemStatus)) {
      return { kind: 'not-open' };
    }
    const adults = (await adultsOf(tx, review.childId)).map(({ id }) => id);
    if (!form.accounts.every((id) => adults.includes(id))) return { kind: 'not-of-family' };
    const there = await tx.finding.findUnique({
      where: { reviewId_area: { reviewId, area: form.area } },
    });
    if ((there?.version ?? 0) !== form.version) {
      return { kind: 'stale', there: await thereOf(tx, there) };
    }
    const { text, judgement, bases, accounts, area } = form;
    const data = {
      text,
      judgement,
      bases,
      accounts,
      version: form.version + 1,
      byId: staff.id,
      changedAt: now,
    };
    await tx.finding.upsert({
      where: { reviewId_area: { reviewId, area } },
      create: { reviewId, area, ...data },
      update: data,
      select: { id: true },
    });
    await recordAudit(tx, {
      actor: { kind: 'staff', id: staff.id },
      action: 'item.finding-kept',
      itemId: item.id,
      familyId: item.familyId,
      childId: review.childId,
      detail: { reviewId, area, judgement, version: data.version, submitKey: form.submitKey },
    });
    return { kind: 'done' };
  });
}

async function wasKept(
  tx: Transaction,
  staff: Staff,
  itemId: string,
  submitKey: string,
): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from audit_event
    where item_id = ${itemId}::uuid and actor_id = ${staff.id}::uuid
      and detail ->> 'submitKey' = ${submitKey} limit 1`;
  return rows.length > 0;
}

type Row = {
  version: number;
  text: string;
  judgement: string;
  bases: string[];
  accounts: string[];
  byId: string;
} | null;

async function thereOf(tx: Transaction, row: Row): Promise<FindingThere> {
  if (!row) return { version: 0, text: '', judgement: '', bases: [], accounts: [], by: null };
  const by = await tx.staffMember.findUnique({ where: { id: row.byId }, select: { name: true } });
  const { version, text, judgement, bases, accounts } = row;
  return { version, text, judgement, bases, accounts, by: by?.name ?? null };
}
