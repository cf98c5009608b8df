import type { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { recordAudit } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import type { Transaction } from '~/platform/db/database.server';
import { visibleTo } from '../queue/queue.access';
import { clearUnread } from './clear-unread.server';
import { giveOutcome } from './give-outcome.server';
import type { joinSchema } from './item.schema';
import { isFinal } from './item.status';
import { checkMatches, type Match, type MatchProblem } from './join.rules';
import { makeMove, type LockedItem, type MoveDone, type MoveRefusal } from './make-move.server';
import { mergeFamilies } from './merge-families.server';
import { openClocks, stopClocks } from './move-clocks.server';

export type JoinRefusal =
  { kind: 'no-notice' } | { kind: 'no-target' } | { kind: 'match'; because: MatchProblem };

/**
 * Joins an item to another notice of the same child. This item leaves the queue, its clocks stop, and
 * the families become one for officers; the other item's clocks run on. Its parent reads that their
 * notice is on record, in words that tell nothing of the other; both conversations stay apart.
 * `today` is the date in England.
 */
export function joinItems(
  staff: Staff,
  itemId: string,
  form: z.output<typeof joinSchema> & { matches: Match[] },
  today: Temporal.PlainDate,
): Promise<MoveDone | MoveRefusal | JoinRefusal> {
  const move = { name: 'joined', lockToo: form.to } as const;
  return makeMove<JoinRefusal>(staff, move, { itemId, ...form }, async (tx, item) => {
    const from = item.familyId;
    if (item.kind !== 'notification' || !item.notification || !from) return { kind: 'no-notice' };
    const target = await findTarget(tx, staff, item, form.to);
    if (!target) return { kind: 'no-target' };
    const problem = checkMatches(
      form.matches,
      item.children.map(({ child }) => child.id),
      target.childIds,
    );
    if (problem) return { kind: 'match', because: problem };
    await settle(tx, staff, item, form.submitKey, today);
    const actor = { kind: 'staff', id: staff.id } as const;
    await tx.queueItem.updateMany({ where: { joinedToId: itemId }, data: { joinedToId: form.to } });
    await tx.queueItem.update({
      where: { id: itemId },
      data: { joinedToId: form.to },
      select: { id: true },
    });
    await mergeFamilies(tx, actor, form.to, { from, to: target.familyId, matches: form.matches });
    await tx.queueItem.update({
      where: { id: form.to },
      data: { version: { increment: 1 } },
      select: { id: true },
    });
    await recordAudit(tx, {
      actor,
      action: 'item.joined-here',
      itemId: form.to,
      familyId: target.familyId,
      detail: { from: itemId },
    });
    return {
      kind: 'made',
      status: 'closed',
      closes: true,
      audit: [{ familyId: target.familyId, detail: { to: form.to } }],
    };
  });
}

/** A notice that can be joined to: another one, that this officer may see, and not joined itself. */
async function findTarget(tx: Transaction, staff: Staff, item: LockedItem, id: string) {
  const target = await tx.queueItem.findFirst({
    where: {
      AND: [{ id, kind: 'notification', joinedToId: null, NOT: { id: item.id } }, visibleTo(staff)],
    },
    select: { familyId: true, family: { select: { children: { select: { id: true } } } } },
  });
  if (!target?.familyId || !target.family) return null;
  return { familyId: target.familyId, childIds: target.family.children.map((child) => child.id) };
}

/** Tells the parent of the joined notice that it is on record, and ends what was to be done on it. */
async function settle(
  tx: Transaction,
  staff: Staff,
  item: LockedItem,
  submitKey: string,
  today: Temporal.PlainDate,
): Promise<void> {
  const open = item.notification!.children.filter((child) => !isFinal(child.outcome));
  const childIds = [...new Set(open.map((child) => child.childId))];
  if (childIds.length > 0) {
    const told = { outcome: 'recorded', childIds, reason: '', words: '', submitKey } as const;
    await giveOutcome(tx, staff.id, item, today, told);
  }
  await stopClocks(tx, openClocks(item), today, 'joined', staff.id);
  await clearUnread(tx, item.id);
}
