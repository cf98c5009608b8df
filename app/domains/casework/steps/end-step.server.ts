import type { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { Staff } from '~/platform/auth/session.server';
import { asDate } from '~/domains/clock/index.server';
import { stopClocks } from '../item/move-clocks.server';
import { makeMove, type MoveDone, type MoveRefusal } from '../item/make-move.server';
import { openStep } from './find-step.server';
import { outcomesOf } from './steps.codes';
import { approvedOn } from './steps.rules';
import type { outcomeSchema } from './steps.schema';

export type EndRefusal =
  { kind: 'not-an-outcome' } | { kind: 'outcome-ahead' } | { kind: 'outcome-before-approval' };

/**
 * Records how one step ended: what a court decided, whether an order was made, a place applied for,
 * a notice taken back, or an approval never used. Suitable education shown is not recorded here: that
 * stops the whole ladder.
 */
export function endStep(
  staff: Staff,
  itemId: string,
  stepId: string,
  form: z.output<typeof outcomeSchema>,
  today: Temporal.PlainDate,
): Promise<MoveDone | MoveRefusal | EndRefusal> {
  return makeMove<EndRefusal | { kind: 'not-found' }>(
    staff,
    { name: 'step-ended' },
    { itemId, ...form },
    async (tx) => {
      const step = await openStep(tx, itemId, stepId);
      if (!step) return { kind: 'not-found' };
      const { kind, state, childId, decidedAt } = step;
      if (!outcomesOf(kind, state).includes(form.outcome)) return { kind: 'not-an-outcome' };
      if (form.outcomeOn > today.toString()) return { kind: 'outcome-ahead' };
      if (decidedAt && form.outcomeOn < approvedOn({ decidedAt }).toString()) {
        return { kind: 'outcome-before-approval' };
      }
      await tx.formalStep.update({
        where: { id: stepId },
        data: {
          state: 'ended',
          outcome: form.outcome,
          endedById: staff.id,
          endedAt: new Date(),
          endedOn: asDate(form.outcomeOn),
          endReason: form.outcomeWords,
        },
        select: { id: true },
      });
      const clocks = await tx.clock.findMany({
        where: { itemId, childId, rule: kind, endedOn: null },
      });
      await stopClocks(tx, clocks, today, 'step-ended', staff.id);
      const detail = { stepId, kind, outcome: form.outcome };
      return { kind: 'made', status: 'open', audit: [{ childId, detail }] };
    },
  );
}
