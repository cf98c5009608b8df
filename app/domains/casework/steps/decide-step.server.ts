import type { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { Staff } from '~/platform/auth/session.server';
import type { Transaction } from '~/platform/db/database.server';
import { seniors } from '~/platform/permissions/access';
import { asDate, type ClockCode } from '~/domains/clock/index.server';
import type { StepKind } from '../case/case.codes';
import { stopClocks } from '../item/move-clocks.server';
import { makeMove, type Made, type MoveDone, type MoveRefusal } from '../item/make-move.server';
import { fillAgreedDay } from '../letter/index.server';
import { openStep, type OpenedStep } from './find-step.server';
import { draftStepLetter } from './step-letters.server';
import { endsLadder } from './ladder-end.server';
import { mayPropose, type Refused } from './steps.rules';
import type { decisionSchema } from './steps.schema';

type Day = Temporal.PlainDate;
type Form = z.output<typeof decisionSchema>;

export type DecideRefusal =
  | Refused
  /** Nobody decides on what they proposed. */
  | { kind: 'own-proposal' }
  | { kind: 'not-proposed' }
  | { kind: 'date-passed' };

/**
 * A senior who is someone else approves or refuses a proposal. What the step rests on is looked at
 * again: what was shown since, its day, the child's age. An approved step has its letter drafted; an
 * approved revocation takes effect and ends the ladder (Education Act 1996 s.442).
 */
export function decideStep(
  staff: Staff,
  itemId: string,
  stepId: string,
  form: Form,
  today: Day,
): Promise<MoveDone | MoveRefusal | DecideRefusal> {
  const name = form.decision === 'approve' ? 'step-approved' : 'step-refused';
  return makeMove<DecideRefusal | { kind: 'not-found' }>(
    staff,
    { name, roles: seniors },
    { itemId, ...form },
    async (tx) => {
      const step = await openStep(tx, itemId, stepId);
      if (!step) return { kind: 'not-found' };
      if (step.proposedById === staff.id) return { kind: 'own-proposal' };
      if (step.state !== 'proposed') return { kind: 'not-proposed' };
      return form.decision === 'approve'
        ? approve(tx, staff, step, form, today)
        : refuse(tx, staff, step, form);
    },
  );
}

async function approve(
  tx: Transaction,
  staff: Staff,
  step: OpenedStep,
  form: Form,
  today: Day,
): Promise<Made | DecideRefusal> {
  const { kind, data, facts, childId } = step;
  const allowed = mayPropose({ kind, reviewId: step.reviewId, ground: data.ground }, facts, today);
  if (allowed.kind === 'refused') return allowed;
  if (kind === 'second-review-date' && (!data.on || data.on <= today.toString())) {
    return { kind: 'date-passed' };
  }
  await decided(tx, staff, step, 'approved', form.decisionReason);
  if (kind === 'second-review-date' && step.reviewId && data.on) {
    await fillAgreedDay(tx, { reviewId: step.reviewId, name: 'secondReviewOn', day: data.on });
  }
  const letterId = await draftStepLetter(tx, step, today);
  const detail = { stepId: step.id, kind, letterId };
  if (kind === 'revocation') {
    await revoke(tx, staff, step, today);
    return { kind: 'made', status: 'closed', closes: true, audit: [{ childId, detail }] };
  }
  await endWhatLedHere(tx, staff, step, today);
  return { kind: 'made', status: 'open', audit: [{ childId, detail }] };
}

async function refuse(tx: Transaction, staff: Staff, step: OpenedStep, form: Form): Promise<Made> {
  await decided(tx, staff, step, 'refused', form.decisionReason);
  const ends = await endsLadder(tx, step);
  return {
    kind: 'made',
    status: ends ? 'closed' : 'open',
    closes: ends,
    audit: [{ childId: step.childId, detail: { stepId: step.id, kind: step.kind } }],
  };
}

async function decided(
  tx: Transaction,
  staff: Staff,
  step: OpenedStep,
  state: 'approved' | 'refused',
  decisionReason: string,
): Promise<void> {
  await tx.formalStep.update({
    where: { id: step.id },
    data: { state, decidedById: staff.id, decidedAt: new Date(), decisionReason },
    select: { id: true },
  });
}

/** The order and all that hangs on it end with its revocation, on the day on which it is approved. */
async function revoke(tx: Transaction, staff: Staff, step: OpenedStep, today: Day): Promise<void> {
  const end = {
    endedById: staff.id,
    endedAt: new Date(),
    endedOn: asDate(today),
    endReason: 'order-revoked',
  };
  const { childId } = step;
  await tx.formalStep.updateMany({
    where: {
      childId,
      OR: [{ id: step.id }, { kind: 'attendance-order', state: 'served' }],
    },
    data: { ...end, state: 'ended', outcome: 'revoked' },
  });
  await tx.formalStep.updateMany({
    where: { childId, state: { in: ['proposed', 'approved', 'served'] } },
    data: { ...end, state: 'stopped' },
  });
  const clocks = await tx.clock.findMany({ where: { itemId: step.itemId, endedOn: null } });
  await stopClocks(tx, clocks, today, 'order-revoked', staff.id);
}

/** The clocks that have done their work once a step of this kind is approved. */
const LED_FROM: Partial<Record<StepKind, ClockCode[]>> = {
  'apply-for-place': [],
  's437-notice': ['apply-for-place'],
  's438-notice': ['s437-notice'],
  'attendance-order': ['s438-notice'],
};

/**
 * The approved step goes on from the one before: its clock has done its work, and a date or a time to
 * apply is over. A notice stays, for the next one rests on it.
 */
async function endWhatLedHere(
  tx: Transaction,
  staff: Staff,
  step: OpenedStep,
  today: Day,
): Promise<void> {
  const before = LED_FROM[step.kind];
  if (!before) return;
  const clocks = await tx.clock.findMany({
    where: { itemId: step.itemId, rule: { in: before }, endedOn: null },
  });
  await stopClocks(tx, clocks, today, 'next-step', staff.id);
  await tx.formalStep.updateMany({
    where: {
      childId: step.childId,
      OR: [
        { kind: 'second-review-date', state: 'approved' },
        { kind: 'apply-for-place', state: 'served', id: { not: step.id } },
      ],
    },
    data: {
      state: 'ended',
      outcome: 'next-step',
      endedById: staff.id,
      endedAt: new Date(),
      endedOn: asDate(today),
      endReason: 'next-step',
    },
  });
}
