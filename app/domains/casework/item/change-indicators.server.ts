import type { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { Staff } from '~/platform/auth/session.server';
import type { Transaction } from '~/platform/db/database.server';
import { INDICATORS } from './item.codes';
import type { endIndicatorSchema, indicatorSchema } from './item.schema';
import { makeMove, type LockedItem, type MoveDone, type MoveRefusal } from './make-move.server';
import { startVulnerableMeeting } from './start-vulnerable-meeting.server';

export type IndicatorRefusal =
  { kind: 'no-child' } | { kind: 'in-force' } | { kind: 'no-indicator' };

/**
 * Adds an indicator of vulnerability to a child of the item (protocol 8.4; strategy, priority 1), with
 * its reason and author. The first one starts the clock of the first meeting (protocol 8.11) where
 * home education has begun. `today` is the date in England.
 */
export function addIndicator(
  staff: Staff,
  itemId: string,
  childId: string,
  form: z.output<typeof indicatorSchema>,
  today: Temporal.PlainDate,
): Promise<MoveDone | MoveRefusal | IndicatorRefusal> {
  return makeMove<IndicatorRefusal>(
    staff,
    { name: 'indicator-added' },
    { itemId, ...form },
    async (tx, item) => {
      const child = childOf(item, childId);
      if (!child) return { kind: 'no-child' };
      const inForce = await tx.indicator.findFirst({
        where: { childId, code: form.code, endedAt: null },
        select: { id: true },
      });
      if (inForce) return { kind: 'in-force' };
      await tx.indicator.create({
        data: { childId, code: form.code, reason: form.reason, byId: staff.id },
        select: { id: true },
      });
      await setIndicatorFlags(tx, childId);
      const clock = await startVulnerableMeeting(tx, itemId, child, today);
      const detail = { code: form.code, from: INDICATORS[form.code], clock };
      return { kind: 'made', audit: [{ childId, detail }] };
    },
  );
}

/** Ends an indicator of a child of the item; it stays on the record with who ended it. */
export function endIndicator(
  staff: Staff,
  itemId: string,
  childId: string,
  form: z.output<typeof endIndicatorSchema>,
): Promise<MoveDone | MoveRefusal | IndicatorRefusal> {
  return makeMove<IndicatorRefusal>(
    staff,
    { name: 'indicator-ended' },
    { itemId, ...form },
    async (tx, item) => {
      if (!childOf(item, childId)) return { kind: 'no-child' };
      const there = await tx.indicator.findFirst({
        where: { id: form.indicator, childId, endedAt: null },
        select: { code: true },
      });
      if (!there) return { kind: 'no-indicator' };
      await tx.indicator.update({
        where: { id: form.indicator },
        data: { endedAt: new Date(), endedById: staff.id },
        select: { id: true },
      });
      await setIndicatorFlags(tx, childId);
      return { kind: 'made', audit: [{ childId, detail: { code: there.code } }] };
    },
  );
}

/** A child that this item is about; a brother or sister has an item of their own. */
export function childOf(item: LockedItem, childId: string) {
  return item.children.map((each) => each.child).find((child) => child.id === childId) ?? null;
}

/** Puts the flag on every item about this child that has an indicator in force, and takes it off the others. */
async function setIndicatorFlags(tx: Transaction, childId: string): Promise<void> {
  await tx.$executeRaw`
    with about as (
      select qc.item_id, exists (
        select 1 from queue_item_child each join indicator i on i.child_id = each.child_id
        where each.item_id = qc.item_id and i.ended_at is null) as raised
      from queue_item_child qc where qc.child_id = ${childId}::uuid)
    update queue_item q set flags = case when about.raised
      then q.flags || '{indicators}'::text[] else array_remove(q.flags, 'indicators') end
    from about where q.id = about.item_id and about.raised <> ('indicators' = any(q.flags))`;
}
