import { Temporal } from 'temporal-polyfill';
import type { Staff } from '~/platform/auth/session.server';
import { meetClocks, openClocks } from '../item/move-clocks.server';
import type { EscalationForm } from './escalation.schema';
import { addEvent } from './events.server';
import { instantOf } from './london-time';
import { moveEscalation, type EscalationMoved, type Target } from './move-escalation.server';

/** Confirms that a referral arrived: when, and what proves it. */
export function confirmReceipt(
  staff: Staff,
  target: Target,
  form: EscalationForm<'receipt'>,
  now = new Date(),
): Promise<EscalationMoved> {
  return moveEscalation(staff, 'escalation-receipt', target, form, async (moving) => {
    const { escalation, tx, move } = moving;
    if (!escalation.isReferral || !escalation.sentAt) return { kind: 'no-referral' };
    if (escalation.receiptAt) return { kind: 'confirmed' };
    const receiptAt = instantOf(form.receiptOn, form.receiptTime);
    if (receiptAt > now) return { kind: 'in-future' };
    // The form knows minutes only: a receipt within the minute of the sending is none before it.
    if (receiptAt.getTime() + 60_000 <= escalation.sentAt.getTime()) return { kind: 'before-sent' };
    await tx.escalation.update({
      where: { id: escalation.id },
      data: { receiptAt, receiptProof: form.proof, receiptById: staff.id },
      select: { id: true },
    });
    const detail = { proof: form.proof, on: receiptAt.toISOString() };
    await addEvent(tx, escalation.id, {
      kind: 'receipt-confirmed',
      at: now,
      level: escalation.level,
      staffId: staff.id,
      detail,
    });
    const clocks = openClocks(move, { rule: 'mash-receipt' });
    await meetClocks(tx, clocks, Temporal.PlainDate.from(form.receiptOn), staff.id);
    return { kind: 'made' };
  });
}

/** Writes down what came of a referral. */
export function recordOutcome(
  staff: Staff,
  target: Target,
  form: EscalationForm<'outcome'>,
  now = new Date(),
): Promise<EscalationMoved> {
  return moveEscalation(staff, 'escalation-changed', target, form, async ({ escalation, tx }) => {
    if (!escalation.isReferral) return { kind: 'no-referral' };
    await tx.escalation.update({
      where: { id: escalation.id },
      data: { referralOutcome: form.outcome },
      select: { id: true },
    });
    await addEvent(tx, escalation.id, {
      kind: 'changed',
      at: now,
      level: escalation.level,
      staffId: staff.id,
      detail: { what: 'outcome', text: form.outcome },
    });
    return { kind: 'made', audit: [{ detail: { what: 'outcome' } }] };
  });
}
