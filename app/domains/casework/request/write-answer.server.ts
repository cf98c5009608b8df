import { Temporal } from 'temporal-polyfill';
import type { Staff } from '~/platform/auth/session.server';
import type { Transaction } from '~/platform/db/database.server';
import {
  makeMove,
  type LockedItem,
  type MoveDone,
  type MoveRefusal,
} from '../item/make-move.server';
import { meetClocks, openClocks } from '../item/move-clocks.server';
import { requestOfItem } from './request-of-item.server';
import type { AnswerForm } from './request.schema';

export type AnswerRefusal =
  { kind: 'no-request' } | { kind: 'not-of-request' } | { kind: 'in-future' };

/**
 * Writes down what a parent answered by telephone, by post, by email or in person: as good an answer as
 * one in the portal. The words are a note, the children count as answered about from the day on which
 * it came, and what waited for the answer is met once there is one about every child.
 */
export function writeAnswer(
  staff: Staff,
  itemId: string,
  form: AnswerForm,
  today: Temporal.PlainDate,
): Promise<MoveDone | MoveRefusal | AnswerRefusal> {
  return makeMove<AnswerRefusal>(
    staff,
    { name: 'request-answer-written' },
    { itemId, ...form },
    async (tx, item) => {
      const reader = await requestOfItem(tx, itemId);
      if (!reader) return { kind: 'no-request' };
      const { children } = reader.request;
      const chosen = children.filter(({ childId }) => form.children.includes(childId));
      if (chosen.length < form.children.length) return { kind: 'not-of-request' };
      const on = Temporal.PlainDate.from(form.happenedOn);
      if (Temporal.PlainDate.compare(on, today) > 0) return { kind: 'in-future' };
      await keepAnswer(tx, itemId, form);
      await tx.note.create({
        data: { itemId, text: form.text, byId: staff.id },
        select: { id: true },
      });
      const left = children.filter(
        ({ childId, answeredOn }) => answeredOn === null && !form.children.includes(childId),
      );
      if (left.length === 0) await meetAnswered(tx, item, today, staff.id);
      return {
        kind: 'made',
        status: 'open',
        audit: chosen.map(({ childId }) => ({
          childId,
          detail: { how: form.how, on: form.happenedOn },
        })),
      };
    },
  );
}

async function keepAnswer(tx: Transaction, itemId: string, form: AnswerForm) {
  await tx.$executeRaw`
    update request_child q set answered_how = ${form.how},
      answered_on = least(q.answered_on, ${form.happenedOn}::date)
    from request_reader e
    where e.item_id = ${itemId}::uuid and q.request_id = e.request_id
      and q.child_id = any(${form.children}::uuid[])`;
  await tx.requestReader.updateMany({
    where: { itemId, answeredAt: null },
    data: { answeredAt: new Date() },
  });
  await tx.$executeRaw`
    update queue_item set flags = array_remove(flags, 'no-answer') where id = ${itemId}::uuid`;
}

async function meetAnswered(
  tx: Transaction,
  item: LockedItem,
  today: Temporal.PlainDate,
  staffId: string,
) {
  const waiting = [
    ...openClocks(item, { rule: 'request-answer' }),
    ...openClocks(item, { rule: 'more-time' }),
  ];
  await meetClocks(tx, waiting, today, staffId);
}
