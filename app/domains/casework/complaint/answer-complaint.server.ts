import type { Temporal } from 'temporal-polyfill';
import { recordAudit } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import type { Transaction } from '~/platform/db/database.server';
import { startClocks, type ClockCode } from '~/domains/clock/index.server';
import type { LockedItem } from '../item/make-move.server';
import { meetClocks, openClocks } from '../item/move-clocks.server';
import { refuseDay, type DayRefusal } from './complaint.rules';
import type { ComplaintForm } from './complaint.schema';
import { keepMove, makeComplaintMove, tell } from './make-complaint-move.server';

const acknowledging = ['complaint-acknowledge', 'data-complaint-acknowledge'] as const;

async function meetAll(
  tx: Transaction,
  item: LockedItem,
  rules: readonly ClockCode[],
  on: Temporal.PlainDate,
  staff: Staff,
): Promise<void> {
  for (const rule of rules) await meetClocks(tx, openClocks(item, { rule }), on, staff.id);
}

/**
 * Tells the person that it is here and who looks into it. For a complaint about data protection this is
 * what the law asks within 30 days (Data Protection Act 2018 s.164A(3)); the answer is then owed without
 * undue delay, which this council's own clock for answers keeps.
 */
export function acknowledgeComplaint(
  staff: Staff,
  itemId: string,
  form: ComplaintForm<'acknowledged'>,
  today: Temporal.PlainDate,
) {
  return makeComplaintMove(staff, 'acknowledged', { itemId, ...form }, async (tx, item, known) => {
    const told = await tell(tx, staff, item, form, { complaint: 'acknowledged' }, today);
    if (told.kind !== 'told') return told;
    await keepMove(tx, staff, itemId, {
      move: 'acknowledged',
      on: today,
      means: form.means,
      text: form.text,
    });
    await meetAll(tx, item, acknowledging, today, staff);
    if (known.kind === 'data-complaint') {
      const startedOn = today.toString();
      await startClocks(tx, itemId, [{ rule: 'complaint-answer', startedOn }]);
    }
    return { kind: 'made', status: 'open', audit: [{ detail: { means: form.means } }] };
  });
}

/** The council's answer: the outcome, the words, what it will do by when, and where to go from here. */
export function answerComplaint(
  staff: Staff,
  itemId: string,
  form: ComplaintForm<'answered'>,
  today: Temporal.PlainDate,
) {
  return giveAnswer(staff, itemId, form, today, 'answered');
}

/** The answer after a second look, by somebody other than who answered first. */
export function answerSecondTime(
  staff: Staff,
  itemId: string,
  form: ComplaintForm<'second-answered'>,
  today: Temporal.PlainDate,
) {
  return giveAnswer(staff, itemId, form, today, 'second-answered');
}

function giveAnswer(
  staff: Staff,
  itemId: string,
  form: ComplaintForm<'answered'>,
  today: Temporal.PlainDate,
  move: 'answered' | 'second-answered',
) {
  return makeComplaintMove<DayRefusal>(
    staff,
    move,
    { itemId, ...form },
    async (tx, item, known) => {
      const { outcome, text, doing, doBy, means } = form;
      if (doBy && doBy < today.toString()) return { kind: 'day-before', field: 'doBy' };
      const beyond = known.kind === 'data-complaint' ? ['commissioner'] : ['ombudsman'];
      const told = await tell(
        tx,
        staff,
        item,
        form,
        {
          complaint: outcome,
          doing,
          doBy: doBy ?? '',
          next: move === 'answered' ? ['second', ...beyond] : beyond,
        },
        today,
      );
      if (told.kind !== 'told') return told;
      await keepMove(tx, staff, itemId, { move, on: today, means, outcome, text, doing, doBy });
      await meetAll(tx, item, [...acknowledging, 'complaint-answer'], today, staff);
      return {
        kind: 'made',
        status: 'decided',
        decides: true,
        audit: [{ detail: { outcome, means } }],
      };
    },
  );
}

/**
 * The person is not content and asks that somebody else looks. The item comes back, to nobody where
 * the one who answered has it, and the clock for an answer runs anew from the day they asked.
 */
export function askSecondLook(
  staff: Staff,
  itemId: string,
  form: ComplaintForm<'second-asked'>,
  today: Temporal.PlainDate,
) {
  return makeComplaintMove<DayRefusal>(
    staff,
    'second-asked',
    { itemId, ...form },
    async (tx, item, { done }) => {
      const first = done.find(({ move }) => move === 'answered')!;
      const wrong = refuseDay(form.on, first.on, today.toString());
      if (wrong) return wrong;
      const isTheirs = item.ownerId === first.byId;
      await keepMove(tx, staff, itemId, { move: 'second-asked', on: form.on, text: form.text });
      await tx.queueItem.update({
        where: { id: itemId },
        data: { closedAt: null, ownerId: isTheirs ? null : undefined },
        select: { id: true },
      });
      if (isTheirs) {
        await recordAudit(tx, {
          actor: { kind: 'staff', id: staff.id },
          action: 'item.released',
          itemId,
          detail: { from: first.byId, to: null },
        });
      }
      await startClocks(tx, itemId, [{ rule: 'complaint-answer', startedOn: form.on }]);
      return { kind: 'made', status: 'open' };
    },
  );
}
