import type { Temporal } from 'temporal-polyfill';
import type { Staff, StaffRole } from '~/platform/auth/session.server';
import type { Transaction } from '~/platform/db/database.server';
import { asDate } from '~/domains/clock/index.server';
import type { ToldData } from '~/domains/complaint';
import { postFromCouncil } from '~/domains/conversation/index.server';
import { COMPLAINT_KINDS, type ComplaintKind } from '~/domains/intake';
import { isLanguage } from '~/platform/i18n';
import { clearUnread } from '../item/clear-unread.server';
import {
  makeMove,
  type LockedItem,
  type Made,
  type MoveDone,
  type MoveForm,
  type MoveRefusal,
} from '../item/make-move.server';
import { isReachable, meetClocks, openClocks } from '../item/move-clocks.server';
import type { ComplaintMoveName, MEANS } from './complaint.codes';
import { hindrance, type MoveHindrance } from './complaint.rules';
import { readForMove } from './complaint.store.server';

export type ComplaintRefusal = { kind: MoveHindrance } | { kind: 'unreachable' };

type Known = Awaited<ReturnType<typeof readForMove>> & { kind: ComplaintKind };

type Work<R extends { kind: string }> = (
  tx: Transaction,
  item: LockedItem,
  known: Known,
) => Promise<Made | ComplaintRefusal | R>;

/**
 * One move on a compliment, a complaint or a request for one's own data, as `makeMove` with what
 * hinders it checked first. Whoever it is about does not find the item.
 */
export function makeComplaintMove<R extends { kind: string } = never>(
  staff: Staff,
  move: ComplaintMoveName,
  form: MoveForm,
  work: Work<R>,
  roles?: readonly StaffRole[],
): Promise<MoveDone | MoveRefusal | ComplaintRefusal | R> {
  return makeMove<ComplaintRefusal | R>(
    staff,
    { name: `complaint-${move}`, roles },
    form,
    async (tx, item) => {
      const kind = COMPLAINT_KINDS.find((one) => one === item.kind);
      if (!kind) return { kind: 'other-kind' };
      const known = await readForMove(tx, item.id);
      const because = hindrance(kind, move, known.done, { staffId: staff.id, ...known });
      if (because) return { kind: because };
      return work(tx, item, { ...known, kind });
    },
  );
}

export type Means = (typeof MEANS)[number];

/**
 * Tells the person: in the conversation where they are told in the portal; otherwise the words stay on
 * record beside the way in which they went. Answers what the person wrote meanwhile.
 */
export async function tell(
  tx: Transaction,
  staff: Staff,
  item: LockedItem,
  form: { text: string; means: Means; submitKey: string },
  data: ToldData,
  today: Temporal.PlainDate,
): Promise<{ kind: 'told' } | { kind: 'unreachable' }> {
  if (form.means === 'portal') {
    if (!isReachable(item)) return { kind: 'unreachable' };
    await postFromCouncil(tx, staff.id, {
      itemId: item.id,
      text: form.text,
      language: isLanguage(item.language) ? item.language : 'en',
      submitKey: form.submitKey,
      data: { ...data },
    });
  }
  await clearUnread(tx, item.id);
  await meetClocks(tx, openClocks(item, { rule: 'reply-to-parent' }), today, staff.id);
  return { kind: 'told' };
}

type Row = {
  move: ComplaintMoveName;
  on: Temporal.PlainDate | string;
  means?: Means;
  outcome?: string;
  why?: string;
  text?: string;
  doing?: string;
  doBy?: string | null;
  staffIds?: string[];
};

/** Keeps what was done. */
export async function keepMove(
  tx: Transaction,
  staff: Staff,
  itemId: string,
  { on, doBy, ...row }: Row,
): Promise<void> {
  await tx.complaintMove.create({
    data: {
      ...row,
      itemId,
      byId: staff.id,
      on: asDate(on),
      doBy: doBy ? asDate(doBy) : null,
    },
    select: { id: true },
  });
}
