import type { Temporal } from 'temporal-polyfill';
import { recordAudits } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import type { Transaction } from '~/platform/db/database.server';
import { asDate } from '~/domains/clock/index.server';
import { makeMove, type MoveDone, type MoveRefusal } from '../item/make-move.server';
import { meetClocks, stopClocks } from '../item/move-clocks.server';
import { ENDED_BY_REVIEW } from './request.codes';
import { requestOfItem } from './request-of-item.server';
import type { EndForm } from './request.schema';

export type EndRefusal = { kind: 'no-request' } | { kind: 'ended' };

/**
 * Ends a request without an answer, with the reason on record: for every parent who was asked, and with
 * nothing said of why there was none. It neither finds anything nor opens the way to a notice.
 */
export function endRequest(
  staff: Staff,
  itemId: string,
  form: EndForm,
  today: Temporal.PlainDate,
): Promise<MoveDone | MoveRefusal | EndRefusal> {
  return makeMove<EndRefusal>(
    staff,
    { name: 'request-ended', ofRequest: true },
    { itemId, ...form },
    async (tx) => {
      const reader = await requestOfItem(tx, itemId);
      if (!reader) return { kind: 'no-request' };
      const { requestId, request } = reader;
      if (request.endedOn) return { kind: 'ended' };
      await tx.annualRequest.update({
        where: { id: requestId },
        data: { endedOn: asDate(today), endedById: staff.id, endReason: form.reason },
        select: { id: true },
      });
      await tx.note.create({
        data: { itemId, text: form.reason, byId: staff.id },
        select: { id: true },
      });
      const others = request.readers.map((each) => each.itemId).filter((id) => id !== itemId);
      await closeItems(tx, [itemId, ...others], 'request-ended', { today, staffId: staff.id });
      await recordAudits(
        tx,
        others.map((other) => ({
          actor: { kind: 'staff' as const, id: staff.id },
          action: 'item.request-ended',
          itemId: other,
          familyId: request.familyId,
        })),
      );
      return {
        kind: 'made',
        status: 'closed',
        closes: true,
        audit: request.children.map(({ childId }) => ({ childId, detail: { requestId } })),
      };
    },
  );
}

type Closing = { today: Temporal.PlainDate; staffId: string };

/** Closes the items of a request, which are locked: what was sent counts as read, the rest stops. */
async function closeItems(
  tx: Transaction,
  itemIds: string[],
  reason: string,
  { today, staffId }: Closing,
): Promise<void> {
  const clocks = await tx.clock.findMany({ where: { itemId: { in: itemIds }, endedOn: null } });
  const read = clocks.filter(({ rule }) => rule === 'evidence-reading');
  await meetClocks(tx, read, today, staffId);
  await stopClocks(
    tx,
    clocks.filter(({ rule }) => rule !== 'evidence-reading'),
    today,
    reason,
    staffId,
  );
  await tx.$executeRaw`
    update queue_item set status = 'closed', closed_at = coalesce(closed_at, now()),
      flags = array_remove(flags, 'no-answer'), version = version + 1
    where id = any(${itemIds}::uuid[])`;
}

/**
 * Closes the requests of a child by themselves once every child of them was reviewed, or is not home
 * educated any more, in the transaction in which that came about. Where no answer had come, the
 * review stands for it.
 */
export async function closeReviewedRequests(
  tx: Transaction,
  childId: string,
  closing: Closing,
): Promise<void> {
  const over = await tx.$queryRaw<{ requestId: string; itemId: string | null; familyId: string }[]>`
    select a.id as "requestId", e.item_id as "itemId", a.family_id as "familyId"
    from annual_request a left join request_reader e on e.request_id = a.id
      left join queue_item i on i.id = e.item_id
    where a.id in (select q.request_id from request_child q where q.child_id = ${childId}::uuid)
      and (i.status <> 'closed' or (e.id is null and a.ended_on is null))
      and not exists (
        select 1 from request_child q join child c on c.id = q.child_id
        where q.request_id = a.id and c.status = 'home-educated' and not exists (
          select 1 from review v where v.child_id = q.child_id and (
            (v.state = 'reported' and v.reported_on >= a.issued_on)
            or (v.id = q.review_id and v.state = 'cancelled'))))
    order by i.id for update of a`;
  const itemIds = over.flatMap(({ itemId }) => itemId ?? []);
  const requestIds = [...new Set(over.map(({ requestId }) => requestId))];
  if (requestIds.length === 0) return;
  await tx.$queryRaw`select 1 from queue_item where id = any(${itemIds}::uuid[]) order by id for update`;
  await closeItems(tx, itemIds, 'reviewed', closing);
  await tx.$executeRaw`
    update annual_request a set ended_on = ${closing.today.toString()}::date, end_reason = ${ENDED_BY_REVIEW},
      ended_by_id = ${closing.staffId}::uuid
    where a.id = any(${requestIds}::uuid[]) and a.ended_on is null and exists (
      select 1 from request_child q where q.request_id = a.id and q.answered_on is null)`;
  await recordAudits(
    tx,
    over.map(({ itemId, familyId, requestId }) => ({
      actor: { kind: 'staff' as const, id: closing.staffId },
      action: 'request.reviewed',
      itemId,
      familyId,
      detail: { requestId },
    })),
  );
}
