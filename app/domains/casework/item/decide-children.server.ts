import { Temporal } from 'temporal-polyfill';
import type { Staff } from '~/platform/auth/session.server';
import type { Transaction } from '~/platform/db/database.server';
import { acceptChildren } from './accept-children.server';
import { comesFirst, settingsOf, statusOf, withOutcome } from './decide.rules';
import { giveOutcome, type Given } from './give-outcome.server';
import type { DecisionKind, ReferralKind } from './item.codes';
import type { DecideForm } from './item.schema';
import { isFinal } from './item.status';
import {
  makeMove,
  type LockedItem,
  type Made,
  type MoveDone,
  type MoveRefusal,
} from './make-move.server';
import { agreeDate, hasOpenClock, openClocks, stopClocks } from './move-clocks.server';
import { recordNotHomeEducated } from './record-not-home-educated.server';
import { referChildren } from './refer-children.server';

export type DecideRefusal =
  | { kind: 'no-notice' }
  | { kind: 'not-open' }
  | { kind: 'withdrawn' }
  | { kind: 'date-past' }
  | { kind: 'consent-first' | 'order-first' | 'asked-already'; name: string };

export type Deciding = {
  tx: Transaction;
  staff: Staff;
  item: LockedItem;
  form: DecideForm;
  today: Temporal.PlainDate;
  children: LockedItem['children'][number]['child'][];
};

const referralOf: Partial<Record<DecisionKind, ReferralKind>> = {
  'consent-sought': 'special-school-consent',
  'order-referred': 'order-revocation',
};

/**
 * Decides for some children of a notice: accept, ask for something by a date, ask a SEND officer for
 * consent, ask a senior about an order, or say that it is not home education. The parent of this
 * notice is told; the item is decided once every child is. `today` is the date in England.
 */
export function decideChildren(
  staff: Staff,
  itemId: string,
  form: DecideForm,
  today: Temporal.PlainDate,
): Promise<MoveDone | MoveRefusal | DecideRefusal> {
  return makeMove<DecideRefusal>(
    staff,
    { name: 'decided' },
    { itemId, ...form },
    async (tx, item) => {
      const children = item.children
        .map((each) => each.child)
        .filter((child) => form.children.includes(child.id));
      const deciding = { tx, staff, item, form, today, children };
      const answers = await answersAbout(tx, form.children);
      return check(deciding, answers) ?? decide(deciding);
    },
  );
}

/** What colleagues have answered about these children, on whichever parent's item it was asked. */
function answersAbout(tx: Transaction, childIds: string[]) {
  return tx.referral.findMany({
    where: { childId: { in: childIds }, answer: { not: null } },
    select: { childId: true, kind: true, answer: true },
  });
}

function check(
  { item, form, today, children }: Deciding,
  answers: Awaited<ReturnType<typeof answersAbout>>,
): DecideRefusal | null {
  if (item.kind !== 'notification' || !item.notification) return { kind: 'no-notice' };
  const open = item.notification.children.filter((child) => !isFinal(child.outcome));
  const isOpen = (id: string) => open.some((child) => child.childId === id);
  if (children.length !== form.children.length || !form.children.every(isOpen)) {
    return { kind: 'not-open' };
  }
  if (form.kind === 'accepted') {
    if (item.notification.withdrawnAt) return { kind: 'withdrawn' };
    for (const child of children) {
      const settings = settingsOf(child, item.notification);
      const first = comesFirst({ id: child.id, settings }, answers);
      if (first) return { kind: first, name: child.givenNames };
    }
  }
  if (form.kind === 'asked' && form.by && Temporal.PlainDate.compare(form.by, today) < 0) {
    return { kind: 'date-past' };
  }
  const asking = referralOf[form.kind];
  const waiting = children.find((child) =>
    item.referrals.some(
      (each) => each.childId === child.id && each.kind === asking && each.answer === null,
    ),
  );
  return waiting ? { kind: 'asked-already', name: waiting.givenNames } : null;
}

async function decide(deciding: Deciding): Promise<Made> {
  const { tx, staff, item, form, today, children } = deciding;
  await giveOutcome(tx, staff.id, item, today, givenBy(form));
  switch (form.kind) {
    case 'accepted':
      await acceptChildren(deciding, form.startsOn!);
      break;
    case 'asked':
      await agreeDate(tx, item, today, form.by!, staff.id);
      break;
    case 'consent-sought':
      await referChildren(deciding, 'special-school-consent', form.consentQuestion);
      break;
    case 'order-referred':
      await referChildren(deciding, 'order-revocation', form.orderQuestion);
      break;
    case 'not-home-education':
      await recordNotHomeEducated(deciding, form.why!);
      break;
  }
  const ofNotice = withOutcome(item.notification!.children, form.children, form.kind);
  const asked = children.map((child) => ({ childId: child.id, kind: '', answer: null }));
  const status = statusOf(
    ofNotice,
    referralOf[form.kind] ? [...item.referrals, ...asked] : item.referrals,
  );
  if (status === 'decided') await endWhatIsOver(deciding, ofNotice);
  return {
    kind: 'made',
    status,
    decides: status === 'decided',
    closes: status === 'decided' && !(await hasOpenClock(tx, item.id)),
    audit: children.map((child) => ({
      childId: child.id,
      detail: { decision: form.kind, ...(form.why ? { why: form.why } : {}) },
    })),
  };
}

function givenBy(form: DecideForm): Given {
  const { kind, words, submitKey, children: childIds } = form;
  const told = { outcome: kind, childIds, words, submitKey, reason: words };
  switch (kind) {
    case 'accepted':
      return { ...told, data: { startsOn: form.startsOn } };
    case 'asked':
      return {
        ...told,
        words: [form.what, words].filter(Boolean).join('\n\n'),
        reason: form.what,
        dueOn: form.by!,
      };
    case 'not-home-education':
      return {
        ...told,
        reason: [form.why, words].filter(Boolean).join('\n'),
        data: { why: form.why },
      };
    case 'consent-sought':
    case 'order-referred':
      return told;
  }
}

/** Once every child is decided, nobody waits for an answer any more; with none accepted, nothing at all is due. */
async function endWhatIsOver(
  { tx, item, today, staff }: Deciding,
  children: { outcome: string | null }[],
): Promise<void> {
  await stopClocks(tx, openClocks(item, { rule: 'more-time' }), today, 'decided', staff.id);
  if (children.some((child) => child.outcome === 'accepted')) return;
  await stopClocks(tx, openClocks(item), today, 'not-home-education', staff.id);
}
