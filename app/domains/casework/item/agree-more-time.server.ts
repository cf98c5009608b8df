import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { Staff } from '~/platform/auth/session.server';
import type { Transaction } from '~/platform/db/database.server';
import { postFromCouncil } from '~/domains/conversation/index.server';
import { isComplaint } from './item.codes';
import type { moreTimeSchema } from './item.schema';
import { makeMove, type LockedItem, type MoveDone, type MoveRefusal } from './make-move.server';
import { agreeDate, openClocks, stopClocks } from './move-clocks.server';

export type MoreTimeRefusal =
  | { kind: 'date-past' }
  /** Of a complaint or a request for data, whose clocks move with what is done for the person. */
  | { kind: 'own-moves' }
  /** Of a yearly request: no child of it was chosen, or one is answered about by now. */
  | { kind: 'no-child' };

/**
 * Records the date by which a parent said that they can answer (protocol 6.5); the reason stays with
 * the council as a note, and the parent sees the date. Of a yearly request it is kept for the children
 * whom it is about: the family is not asked again before. `today` is the date in England.
 */
export function agreeMoreTime(
  staff: Staff,
  itemId: string,
  form: z.output<typeof moreTimeSchema>,
  today: Temporal.PlainDate,
): Promise<MoveDone | MoveRefusal | MoreTimeRefusal> {
  return makeMove<MoreTimeRefusal>(
    staff,
    { name: 'more-time-agreed' },
    { itemId, ...form },
    async (tx, item) => {
      if (isComplaint(item)) return { kind: 'own-moves' };
      if (Temporal.PlainDate.compare(form.agreedOn, today) < 0) return { kind: 'date-past' };
      const about = item.kind === 'annual-request' ? await giveTime(tx, item, form) : [];
      if (about === null) return { kind: 'no-child' };
      await stopClocks(
        tx,
        openClocks(item, { rule: 'request-answer' }),
        today,
        'new-date',
        staff.id,
      );
      await agreeDate(tx, item, today, form.agreedOn, staff.id);
      await tx.note.create({
        data: { itemId, text: form.reason, byId: staff.id },
        select: { id: true },
      });
      await postFromCouncil(tx, staff.id, {
        itemId,
        text: '',
        language: 'en',
        submitKey: form.submitKey,
        kind: 'outcome',
        data: { decision: 'more-time' },
        dueOn: form.agreedOn,
      });
      return {
        kind: 'made',
        status: 'waiting-parent',
        audit:
          about.length > 0
            ? about.map((childId) => ({ childId, detail: { agreedOn: form.agreedOn } }))
            : [{ detail: { agreedOn: form.agreedOn } }],
      };
    },
  );
}

/**
 * Keeps the date with the children of the item's request. Who only asked to be asked again has not
 * answered yet: null where a child that was chosen has. What the other parent answered stands.
 */
async function giveTime(
  tx: Transaction,
  item: LockedItem,
  form: z.output<typeof moreTimeSchema>,
): Promise<string[] | null> {
  const given = await tx.$queryRaw<{ childId: string }[]>`
    select q.child_id as "childId"
    from request_reader e join request_child q on q.request_id = e.request_id
    where e.item_id = ${item.id}::uuid and q.child_id = any(${form.children}::uuid[])
      and q.answered_how = ''
      and (q.answered_on is null or exists (
        select 1 from sending s join notification_child n on n.id = s.told_child_id
        where s.item_id = e.item_id and s.kind = 'yearly' and s.state = 'sent'
          and n.child_id = q.child_id and s.answers #>> '{later,weeks}' is not null))
    for update of q`;
  if (given.length === 0 || given.length < form.children.length) return null;
  await tx.$executeRaw`
    update request_child q set more_time_until = ${form.agreedOn}::date, answered_on = (
      select min(s.received_on) from request_reader o join sending s on s.item_id = o.item_id
        join notification_child n on n.id = s.told_child_id
      where o.request_id = q.request_id and o.id <> e.id and n.child_id = q.child_id
        and s.kind = 'yearly' and s.state = 'sent' and s.answers #>> '{later,weeks}' is null)
    from request_reader e
    where e.item_id = ${item.id}::uuid and q.request_id = e.request_id
      and q.child_id = any(${form.children}::uuid[])`;
  await tx.$executeRaw`
    update queue_item set flags = array_remove(flags, 'no-answer') where id = ${item.id}::uuid`;
  return given.map(({ childId }) => childId);
}
