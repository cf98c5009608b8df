import type { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { Staff } from '~/platform/auth/session.server';
import { recordAudit } from '~/platform/audit/audit.server';
import type { Transaction } from '~/platform/db/database.server';
import { schoolAge } from '~/domains/child';
import { asDate, asPlainDate } from '~/domains/clock/index.server';
import { stopClocks } from '../item/move-clocks.server';
import { makeMove, type Made, type MoveDone, type MoveRefusal } from '../item/make-move.server';
import { proposeRevocation } from './propose-revocation.server';
import { draftStopLetter } from './step-letters.server';
import type { stopSchema } from './steps.schema';

type Day = Temporal.PlainDate;

export type StopSteps = {
  childId: string;
  /** Who stops them; the proposer of the revocation where an order stands. */
  staffId: string;
  /** A code of `steps:endReasons`, or words. */
  reason: string;
  today: Day;
};

export type Stopped = {
  /** `order-stands`: an attendance order stays until it is revoked, which is proposed now. */
  kind: 'nothing' | 'stopped' | 'order-stands';
  stopped: number;
  /** The drafted letter that says so, where anything was served. */
  letterId: string | null;
  /** The proposal to revoke the order, where one stands. */
  revocationId: string | null;
};

type Row = Awaited<ReturnType<typeof lockSteps>>[number];

/** The live steps of a child, with the ladders they are on locked, so that nothing is approved meanwhile. */
async function lockSteps(tx: Transaction, childId: string) {
  await tx.$queryRaw`
    select i.id from queue_item i join queue_item_child c on c.item_id = i.id
    where i.kind = 'steps' and i.status <> 'closed' and c.child_id = ${childId}::uuid
    order by i.id for update of i`;
  return tx.formalStep.findMany({
    where: { childId, state: { in: ['proposed', 'approved', 'served'] } },
    select: { id: true, itemId: true, kind: true, state: true, reviewId: true, servedOn: true },
    orderBy: [{ proposedAt: 'asc' }, { id: 'asc' }],
  });
}

/** An order stands for as long as the child is of compulsory school age (Education Act 1996 s.437(4)). */
async function orderAmong(tx: Transaction, rows: Row[], { childId, today }: StopSteps) {
  const order = rows.find((row) => row.kind === 'attendance-order' && row.state === 'served');
  if (!order) return null;
  const child = await tx.child.findUniqueOrThrow({
    where: { id: childId },
    select: { dateOfBirth: true },
  });
  return schoolAge(asPlainDate(child.dateOfBirth), today).status === 'ended' ? null : order;
}

/**
 * Ends every open step about a child and the clocks of the ladder, in the caller's transaction: the
 * parent has shown suitable education, which is possible at every stage (protocol 6.15), or home
 * education has ended. The ladder leaves the queue, with a letter drafted where anything was served.
 * An attendance order stays until it is revoked: then its revocation is proposed instead, and the
 * ladder stays open for it.
 */
async function stopLadder(tx: Transaction, stop: StopSteps): Promise<Stopped> {
  const { childId, staffId, reason, today } = stop;
  const rows = await lockSteps(tx, childId);
  const order = await orderAmong(tx, rows, stop);
  const ending = rows.filter((row) => row !== order && !(order && row.kind === 'revocation'));
  await tx.formalStep.updateMany({
    where: { id: { in: ending.map((row) => row.id) } },
    data: {
      state: 'stopped',
      endedById: staffId,
      endedAt: new Date(),
      endedOn: asDate(today),
      endReason: reason,
    },
  });
  const clocks = await tx.clock.findMany({
    where: {
      endedOn: null,
      item: { kind: 'steps', status: { not: 'closed' }, children: { some: { childId } } },
    },
  });
  await stopClocks(tx, clocks, today, 'education-shown', staffId);
  if (order) {
    const revocationId = await proposeRevocation(tx, rows, order, stop);
    return { kind: 'order-stands', stopped: ending.length, letterId: null, revocationId };
  }
  const served = ending.filter((row) => row.servedOn !== null).at(-1);
  const letterId = served
    ? await draftStopLetter(tx, { itemId: served.itemId, childId, stepId: served.id, staffId })
    : null;
  return { kind: 'stopped', stopped: ending.length, letterId, revocationId: null };
}

/**
 * Stops the formal steps about a child from another part of casework, in its transaction: a review
 * found suitable education, or home education ended. Closes the ladder, leaves an audit row on it, and
 * says what it did; `nothing` where no ladder is open.
 */
export async function stopSteps(tx: Transaction, stop: StopSteps): Promise<Stopped> {
  const where = {
    kind: 'steps',
    status: { not: 'closed' },
    children: { some: { childId: stop.childId } },
  };
  const ladders = await tx.queueItem.findMany({ where, select: { id: true, familyId: true } });
  if (ladders.length === 0) {
    return { kind: 'nothing', stopped: 0, letterId: null, revocationId: null };
  }
  const result = await stopLadder(tx, stop);
  const ended = result.kind === 'stopped';
  for (const { id, familyId } of ladders) {
    await tx.queueItem.update({
      where: { id },
      data: {
        version: { increment: 1 },
        status: ended ? 'closed' : 'waiting-other',
        closedAt: ended ? new Date() : undefined,
      },
      select: { id: true },
    });
    await recordAudit(tx, {
      actor: { kind: 'staff', id: stop.staffId },
      action: 'item.steps-stopped',
      itemId: id,
      childId: stop.childId,
      familyId,
      detail: detailOf(result),
    });
  }
  return result;
}

function detailOf({ kind, stopped, letterId, revocationId }: Stopped) {
  return { result: kind, stopped, letterId, revocationId };
}

/** Stops the formal steps from their own page, in one action with its reason. */
export function stopStepsByHand(
  staff: Staff,
  childId: string,
  itemId: string,
  form: z.output<typeof stopSchema>,
  today: Day,
): Promise<MoveDone | MoveRefusal> {
  return makeMove<never>(
    staff,
    { name: 'steps-stopped' },
    { itemId, ...form },
    async (tx): Promise<Made> => {
      const stop = { childId, staffId: staff.id, reason: form.stopReason, today };
      const result = await stopLadder(tx, stop);
      const ended = result.kind === 'stopped';
      return {
        kind: 'made',
        status: ended ? 'closed' : 'waiting-other',
        closes: ended,
        audit: [{ childId, detail: detailOf(result) }],
      };
    },
  );
}
