import type { Temporal } from 'temporal-polyfill';
import { recordAudit } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import { inTransaction, type Transaction } from '~/platform/db/database.server';
import { officers } from '~/platform/permissions/access';
import { asPlainDate, startClocks } from '~/domains/clock/index.server';
import { hasRole } from '../item/item.access';
import { stopClocks } from '../item/move-clocks.server';
import { listDue } from './due.store.server';
import { lockFamily } from './hold-children.server';
import type { BringForm } from './request.schema';

export type BringResult =
  | { kind: 'done' }
  | { kind: 'not-allowed' }
  /** Nobody of the family falls due by then any more, or the child's day has changed. */
  | { kind: 'changed' };

/**
 * Brings children who fall due later along with the brother or sister who falls due first on the list
 * of `month`: their yearly reviews get that day, sooner than their own with the reason on record
 * (protocol 6.9), so that the family is asked once for all of them.
 */
export function bringAlong(
  staff: Staff,
  familyId: string,
  month: string,
  form: BringForm,
  today: Temporal.PlainDate,
): Promise<BringResult> {
  if (!hasRole(staff, officers)) return Promise.resolve({ kind: 'not-allowed' });
  return inTransaction(async (tx): Promise<BringResult> => {
    await lockFamily(tx, familyId);
    if (await wasDone(tx, staff, familyId, form.submitKey)) return { kind: 'done' };
    const due = (await listDue(tx, month, today)).filter((line) => line.familyId === familyId);
    const [first] = due.map((line) => line.dueOn).sort();
    if (!first) return { kind: 'changed' };
    const later = await laterReviews(tx, familyId, form.children, first);
    if (later.length < form.children.length) return { kind: 'changed' };
    for (const review of later) await bring(tx, staff, review, { first, form, today, familyId });
    return { kind: 'done' };
  });
}

type Later = { reviewId: string; itemId: string; childId: string };

/** The planned yearly reviews of these children that fall due after that day, locked. */
function laterReviews(
  tx: Transaction,
  familyId: string,
  childIds: string[],
  first: string,
): Promise<Later[]> {
  return tx.$queryRaw<Later[]>`
    select r.id as "reviewId", r.item_id as "itemId", r.child_id as "childId"
    from review r join queue_item i on i.id = r.item_id join child c on c.id = r.child_id
    where c.family_id = ${familyId}::uuid and c.status = 'home-educated'
      and r.child_id = any(${childIds}::uuid[]) and r.kind = 'yearly' and r.state = 'planned'
      and exists (select 1 from clock k where k.item_id = r.item_id and k.rule = 'annual-review'
        and k.status = 'running' and k.due_on > ${first}::date and k.started_on <= ${first}::date)
    order by i.id for update of i`;
}

type Bringing = { first: string; form: BringForm; today: Temporal.PlainDate; familyId: string };

async function bring(tx: Transaction, staff: Staff, review: Later, bringing: Bringing) {
  const { first, form, today, familyId } = bringing;
  const { itemId, childId, reviewId } = review;
  const clocks = await tx.clock.findMany({
    where: { itemId, rule: 'annual-review', status: 'running' },
  });
  await stopClocks(tx, clocks, today, 'new-date', staff.id);
  await startClocks(tx, itemId, [
    {
      rule: 'annual-review',
      childId,
      startedOn: asPlainDate(clocks[0]!.startedOn).toString(),
      agreedOn: first,
      reason: form.reason,
    },
  ]);
  await tx.review.update({
    where: { id: reviewId },
    data: { reason: form.reason },
    select: { id: true },
  });
  await tx.queueItem.update({
    where: { id: itemId },
    data: { version: { increment: 1 } },
    select: { id: true },
  });
  await recordAudit(tx, {
    actor: { kind: 'staff', id: staff.id },
    action: 'request.brought-along',
    itemId,
    childId,
    familyId,
    detail: { reviewId, dueOn: first, submitKey: form.submitKey },
  });
}

async function wasDone(tx: Transaction, staff: Staff, familyId: string, submitKey: string) {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from audit_event
    where actor_id = ${staff.id}::uuid and action = 'request.brought-along'
      and family_id = ${familyId}::uuid and detail ->> 'submitKey' = ${submitKey} limit 1`;
  return rows.length > 0;
}
