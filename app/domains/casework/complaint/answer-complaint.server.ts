import { Temporal } from 'temporal-polyfill';
import { recordAudit } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import type { Transaction } from '~/platform/db/database.server';
import { seniors } from '~/platform/permissions/access';
import { asPlainDate, startClocks, type ClockCode } from '~/domains/clock/index.server';
import type { LockedItem } from '../item/make-move.server';
import { hasOpenClock, meetClocks, openClocks } from '../item/move-clocks.server';
import { nextFrom, refuseDay, settledBy, type DayRefusal } from './complaint.rules';
import type { ComplaintForm } from './complaint.schema';
import { keepMove, makeComplaintMove, tell, type Means } from './make-complaint-move.server';

const acknowledging = ['complaint-acknowledge', 'data-complaint-acknowledge'] as const;

async function meetAll(
  tx: Transaction,
  item: LockedItem,
  rules: readonly ClockCode[],
  on: string,
  staff: Staff,
): Promise<void> {
  const day = Temporal.PlainDate.from(on);
  for (const rule of rules) await meetClocks(tx, openClocks(item, { rule }), day, staff.id);
}

/**
 * Tells the person that it is here and who looks into it. For a complaint about data protection this is
 * what the law asks within 30 days (Data Protection Act 2018 s.164A(3)).
 */
export function acknowledgeComplaint(
  staff: Staff,
  itemId: string,
  form: ComplaintForm<'acknowledged'>,
  today: Temporal.PlainDate,
) {
  return makeComplaintMove<DayRefusal>(
    staff,
    'acknowledged',
    { itemId, ...form },
    async (tx, item) => {
      const { means, text } = form;
      const on = toldOn(form, today);
      const wrong = refuseDay(on, asPlainDate(item.receivedOn).toString(), today.toString());
      if (wrong) return wrong;
      const told = await tell(tx, staff, item, form, { complaint: 'acknowledged' }, today);
      if (told.kind !== 'told') return told;
      await keepMove(tx, staff, itemId, { move: 'acknowledged', on, means, text });
      await meetAll(tx, item, acknowledging, on, staff);
      return { kind: 'made', status: 'open', audit: [{ detail: { means } }] };
    },
  );
}

/** The day (ISO) on which the person heard: what stands in the portal is told today. */
function toldOn(form: { means: Means; on: string | null }, today: Temporal.PlainDate): string {
  return (form.means !== 'portal' && form.on) || today.toString();
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
    async (tx, item, { kind, done }) => {
      const { outcome, text, doing, doBy, means } = form;
      const on = toldOn(form, today);
      const asked = done.find((one) => one.move === 'second-asked' || one.move === 'looks-again');
      const from = asked?.on ?? asPlainDate(item.receivedOn).toString();
      const wrong = refuseDay(on, from, today.toString());
      if (wrong) return wrong;
      if (doBy && doBy < on) return { kind: 'day-before', field: 'doBy' };
      const told = await tell(
        tx,
        staff,
        item,
        form,
        {
          complaint: outcome,
          doing,
          doBy: doBy ?? '',
          next: nextFrom(kind, move),
        },
        today,
      );
      if (told.kind !== 'told') return told;
      await keepMove(tx, staff, itemId, { move, on, means, outcome, text, doing, doBy });
      await meetAll(tx, item, [...acknowledging, 'complaint-answer'], on, staff);
      return {
        kind: 'made',
        status: 'decided',
        decides: true,
        // What is promised is owed until an officer says that it was done.
        closes: !doBy && !(await hasOpenClock(tx, itemId)),
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
      await keepMove(tx, staff, itemId, { move: 'second-asked', on: form.on, text: form.text });
      await lookFrom(tx, staff, item, first.byId, form.on);
      return { kind: 'made', status: 'open' };
    },
  );
}

/**
 * A senior has the council look again, unasked: it was answered, or closed without an answer, by somebody
 * whom the complaint is about, which was recorded only afterwards. The person is told so in the senior's
 * own words.
 */
export function lookAgain(
  staff: Staff,
  itemId: string,
  form: ComplaintForm<'looks-again'>,
  today: Temporal.PlainDate,
) {
  return makeComplaintMove(
    staff,
    'looks-again',
    { itemId, ...form },
    async (tx, item, { done }) => {
      const { means, text } = form;
      const told = await tell(tx, staff, item, form, {}, today);
      if (told.kind !== 'told') return told;
      await keepMove(tx, staff, itemId, { move: 'looks-again', on: today, means, text });
      await lookFrom(tx, staff, item, settledBy(done)!, today.toString());
      return { kind: 'made', status: 'open', audit: [{ detail: { means } }] };
    },
    seniors,
  );
}

/** The item comes back, to nobody where who answered or closed it has it; the clock for an answer runs anew. */
async function lookFrom(
  tx: Transaction,
  staff: Staff,
  { id: itemId, ownerId }: LockedItem,
  settledBy: string,
  startedOn: string,
): Promise<void> {
  const isTheirs = ownerId === settledBy;
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
      detail: { from: settledBy, to: null },
    });
  }
  await startClocks(tx, itemId, [{ rule: 'complaint-answer', startedOn }]);
}
