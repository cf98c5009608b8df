import type { Temporal } from 'temporal-polyfill';
import { recordAudits } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import { inTransaction, type Transaction } from '~/platform/db/database.server';
import { officers } from '~/platform/permissions/access';
import { asDate } from '~/domains/clock/index.server';
import { hasRole } from '../item/item.access';
import type { BackForm, HoldForm } from './request.schema';

export type HoldResult =
  | { kind: 'done' }
  | { kind: 'not-allowed' }
  | { kind: 'look-past' }
  /** Somebody held them, asked them or changed their day meanwhile. */
  | { kind: 'changed' };

type Holdable = { childId: string; dueOn: string };

/**
 * Leaves children of a family out of the requests, with a reason and, where wanted, a day to look
 * again: those who fall due, and those who were asked and would get a further letter. The hold is of
 * one due date. A repeated form holds once.
 */
export function holdChildren(
  staff: Staff,
  familyId: string,
  form: HoldForm,
  today: Temporal.PlainDate,
): Promise<HoldResult> {
  if (!hasRole(staff, officers)) return Promise.resolve({ kind: 'not-allowed' });
  if (form.lookOn !== null && form.lookOn < today.toString()) {
    return Promise.resolve({ kind: 'look-past' });
  }
  return inTransaction(async (tx): Promise<HoldResult> => {
    await lockFamily(tx, familyId);
    const repeated = await tx.requestHold.count({ where: { submitKey: form.submitKey } });
    if (repeated > 0) return { kind: 'done' };
    const found = await holdable(tx, familyId);
    const chosen = found.filter(({ childId }) => form.children.includes(childId));
    if (chosen.length < form.children.length) return { kind: 'changed' };
    await tx.requestHold.createMany({
      data: chosen.map(({ childId, dueOn }) => ({
        childId,
        dueOn: asDate(dueOn),
        reason: form.reason,
        byId: staff.id,
        lookOn: form.lookOn ? asDate(form.lookOn) : null,
        submitKey: form.submitKey,
      })),
    });
    await recordAudits(
      tx,
      chosen.map(({ childId, dueOn }) => ({
        actor: { kind: 'staff', id: staff.id },
        action: 'request.held',
        childId,
        familyId,
        detail: { dueOn, lookOn: form.lookOn },
      })),
    );
    return { kind: 'done' };
  });
}

/** Takes a hold back: the child is on the list again. One that was taken back already stays so. */
export function endHold(staff: Staff, familyId: string, { hold }: BackForm): Promise<HoldResult> {
  if (!hasRole(staff, officers)) return Promise.resolve({ kind: 'not-allowed' });
  return inTransaction(async (tx): Promise<HoldResult> => {
    await lockFamily(tx, familyId);
    const found = await tx.$queryRaw<{ childId: string; dueOn: string; ended: boolean }[]>`
      select h.child_id as "childId", h.due_on::text as "dueOn", h.ended_at is not null as ended
      from request_hold h join child c on c.id = h.child_id
      where h.id = ${hold}::uuid and c.family_id = ${familyId}::uuid`;
    const [there] = found;
    if (!there) return { kind: 'changed' };
    if (there.ended) return { kind: 'done' };
    await tx.requestHold.update({
      where: { id: hold },
      data: { endedAt: new Date(), endedById: staff.id },
      select: { id: true },
    });
    await recordAudits(tx, [
      {
        actor: { kind: 'staff', id: staff.id },
        action: 'request.hold-ended',
        childId: there.childId,
        familyId,
        detail: { dueOn: there.dueOn },
      },
    ]);
    return { kind: 'done' };
  });
}

/** Those who decide on one family's requests take turns. */
export async function lockFamily(tx: Transaction, familyId: string): Promise<void> {
  await tx.$queryRaw`select id from family where id = ${familyId}::uuid for no key update`;
}

/** Children of a family who can be held: one due date each, the request that is open before the next one. */
function holdable(tx: Transaction, familyId: string): Promise<Holdable[]> {
  return tx.$queryRaw<Holdable[]>`
    select distinct on (c.id) c.id as "childId", d.due_on::text as "dueOn"
    from child c join lateral (
      select q.due_on, 0 as place from request_child q join annual_request a on a.id = q.request_id
        where q.child_id = c.id and q.answered_on is null and a.ended_on is null
      union all
      select k.due_on, 1 from clock k join review r on r.item_id = k.item_id
        where r.child_id = c.id and r.kind = 'yearly' and r.state = 'planned'
          and k.rule = 'annual-review' and k.status = 'running'
          and not exists (select 1 from request_child q where q.child_id = c.id and q.due_on = k.due_on)
    ) d on true
    where c.family_id = ${familyId}::uuid and c.status = 'home-educated'
      and not exists (select 1 from request_hold h
        where h.child_id = c.id and h.due_on = d.due_on and h.ended_at is null)
    order by c.id, d.place, d.due_on desc`;
}
