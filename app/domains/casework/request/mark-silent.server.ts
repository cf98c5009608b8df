import type { Temporal } from 'temporal-polyfill';
import { recordAudits } from '~/platform/audit/audit.server';
import { today as todayNow } from '~/platform/calendar';
import { inTransaction, type Transaction } from '~/platform/db/database.server';
import { stopClocks } from '../item/move-clocks.server';
import { collector } from './request.sql';
import { silentItemsSql } from './silent.store.server';

export type Marked = { marked: number; cleared: number; stopped: number };

/**
 * Shows in the queue which requests nothing was heard of, and takes the mark off where that is over; a
 * parent's own wait ends where somebody else has answered about every child and the day has gone by.
 * May be run at any time and be stopped at any moment; it decides nothing. `today` is the date in England.
 */
export async function markSilent(today: Temporal.PlainDate = todayNow()): Promise<Marked> {
  return inTransaction(async (tx): Promise<Marked> => {
    const { values, place } = collector();
    const before = silentItemsSql(today, place);
    const changed = await tx.$queryRawUnsafe<Changed[]>(
      `with silent_items as materialized (${before}),
       wrong as (
         select i.id, s.item_id is not null as silent, i.family_id
         from queue_item i left join silent_items s on s.item_id = i.id
         where i.kind = 'annual-request' and i.status <> 'closed'
           and (s.item_id is not null) is distinct from ('no-answer' = any(i.flags))
         order by i.id for update of i)
       update queue_item i set flags = case when w.silent then array_append(i.flags, 'no-answer')
         else array_remove(i.flags, 'no-answer') end
       from wrong w where i.id = w.id
       returning i.id as "itemId", w.silent, w.family_id as "familyId"`,
      ...values,
    );
    await recordAudits(
      tx,
      changed.map(({ itemId, silent, familyId }) => ({
        actor: { kind: 'system' as const },
        action: silent ? 'item.no-answer' : 'item.no-answer-over',
        itemId,
        familyId,
      })),
    );
    const marked = changed.filter(({ silent }) => silent).length;
    const stopped = await stopWaits(tx, today);
    return { marked, cleared: changed.length - marked, stopped };
  });
}

type Changed = { itemId: string; silent: boolean; familyId: string | null };

/** A clock for an answer that is missed, of a request in which every child is answered about. */
async function stopWaits(tx: Transaction, today: Temporal.PlainDate): Promise<number> {
  const waits = await tx.$queryRaw<{ id: string; itemId: string; familyId: string }[]>`
    select k.id, k.item_id as "itemId", a.family_id as "familyId"
    from clock k join request_reader e on e.item_id = k.item_id
      join annual_request a on a.id = e.request_id join queue_item i on i.id = k.item_id
    where k.rule = 'request-answer' and k.status = 'running' and k.due_on < ${today.toString()}::date
      and not exists (select 1 from request_child q where q.request_id = a.id and q.answered_on is null)
    order by i.id for update of i`;
  const clocks = await tx.clock.findMany({ where: { id: { in: waits.map(({ id }) => id) } } });
  await stopClocks(tx, clocks, today, 'answered-otherwise', null);
  await recordAudits(
    tx,
    waits.map(({ itemId, familyId }) => ({
      actor: { kind: 'system' as const },
      action: 'item.clock-stopped',
      itemId,
      familyId,
      detail: { rule: 'request-answer' },
    })),
  );
  return waits.length;
}
