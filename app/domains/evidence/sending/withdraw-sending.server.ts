import type { Temporal } from 'temporal-polyfill';
import { recordAudits } from '~/platform/audit/audit.server';
import { today as todayInEngland } from '~/platform/calendar';
import { inTransaction, type Transaction } from '~/platform/db/database.server';
import { clockFromRow, saveClock, stop } from '~/domains/clock/index.server';
import { takeAnswerBack, untellReasons } from '../yearly/answer-request.server';
import { takeTurns } from './sending.store.server';

/** `read`: somebody of the council has begun to look at it (instant), so it can be added to and not taken back. */
export type Withdrawn =
  { kind: 'withdrawn' } | { kind: 'already' } | { kind: 'read'; at: string } | { kind: 'not-open' };

type Locked = {
  state: string;
  first_read_at: Date | null;
  item_id: string | null;
  /** The child of an answer to a yearly request that is on the request's own item; else null. */
  answered_child_id: string | null;
};

/**
 * Takes back what was sent, as long as nobody of the council has opened it: its item leaves the queue
 * and its clock ends. The item of a yearly request waits for the parent again, and what other children's
 * answers set going goes on. `today` is the date in England.
 */
export function withdrawSending(
  accountId: string,
  id: string,
  today: Temporal.PlainDate = todayInEngland(),
): Promise<Withdrawn> {
  return inTransaction(async (tx): Promise<Withdrawn> => {
    await takeTurns(tx, accountId);
    const [row] = await tx.$queryRaw<Locked[]>`
      select s.state, s.first_read_at, s.item_id,
        (select c.child_id from notification_child c join queue_item q on q.id = s.item_id
          where s.kind = 'yearly' and c.id = s.told_child_id and q.kind = 'annual-request') as answered_child_id
      from sending s
      where s.id = ${id}::uuid and s.account_id = ${accountId}::uuid for update of s`;
    if (row?.state === 'withdrawn') return { kind: 'already' };
    if (row?.state !== 'sent' || !row.item_id) return { kind: 'not-open' };
    if (row.first_read_at) return { kind: 'read', at: row.first_read_at.toISOString() };
    await tx.sending.update({
      where: { id },
      data: { state: 'withdrawn', withdrawnAt: new Date() },
      select: { id: true },
    });
    await untellReasons(tx, id);
    const answered = { itemId: row.item_id, childId: row.answered_child_id };
    if (answered.childId === null) await closeItem(tx, row.item_id, today);
    else await takeAnswerBack(tx, { ...answered, childId: answered.childId }, today);
    await audit(tx, accountId, id, row.item_id);
    return { kind: 'withdrawn' };
  });
}

async function closeItem(tx: Transaction, itemId: string, today: Temporal.PlainDate) {
  await tx.$executeRaw`
    update queue_item set status = 'closed', closed_at = coalesce(closed_at, now()),
      flags = case when 'withdrawn' = any(flags) then flags else flags || '{withdrawn}'::text[] end,
      version = version + 1
    where id = ${itemId}::uuid`;
  const clocks = await tx.clock.findMany({ where: { itemId, endedOn: null } });
  for (const row of clocks) {
    const result = stop(clockFromRow(row), today, 'item-closed');
    if (result.kind === 'ok') await saveClock(tx, row.id, result.clock, null);
  }
}

async function audit(tx: Transaction, accountId: string, sendingId: string, itemId: string) {
  const { kind, item, toldChild } = await tx.sending.findUniqueOrThrow({
    where: { id: sendingId },
    select: {
      kind: true,
      toldChild: { select: { childId: true } },
      item: { select: { familyId: true, children: true } },
    },
  });
  await recordAudits(
    tx,
    (toldChild ? [toldChild] : item!.children).map(({ childId }) => ({
      actor: { kind: 'parent', id: accountId },
      action: 'sending.withdrawn',
      itemId,
      childId,
      familyId: item!.familyId,
      detail: { kind, sendingId },
    })),
  );
}
