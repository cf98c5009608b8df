import type { z } from 'zod';
import type { Temporal } from 'temporal-polyfill';
import type { Staff } from '~/platform/auth/session.server';
import { asDate } from '~/domains/clock/index.server';
import { makeMove, type MoveDone, type MoveRefusal } from '../item/make-move.server';
import { openStep } from './find-step.server';
import { endsLadder } from './ladder-end.server';
import type { withdrawSchema } from './steps.schema';

export type WithdrawRefusal = { kind: 'not-yours' } | { kind: 'not-proposed' };

/** The one who proposed a step takes the proposal back, as long as nobody has decided on it. */
export function withdrawStep(
  staff: Staff,
  itemId: string,
  stepId: string,
  form: z.output<typeof withdrawSchema>,
  today: Temporal.PlainDate,
): Promise<MoveDone | MoveRefusal | WithdrawRefusal> {
  return makeMove<WithdrawRefusal | { kind: 'not-found' }>(
    staff,
    { name: 'step-withdrawn' },
    { itemId, ...form },
    async (tx) => {
      const step = await openStep(tx, itemId, stepId);
      if (!step) return { kind: 'not-found' };
      if (step.proposedById !== staff.id) return { kind: 'not-yours' };
      if (step.state !== 'proposed') return { kind: 'not-proposed' };
      await tx.formalStep.update({
        where: { id: stepId },
        data: {
          state: 'ended',
          outcome: 'withdrawn',
          endedById: staff.id,
          endedAt: new Date(),
          endedOn: asDate(today),
          endReason: form.withdrawReason,
        },
        select: { id: true },
      });
      const ends = await endsLadder(tx, step);
      return {
        kind: 'made',
        status: ends ? 'closed' : 'open',
        closes: ends,
        audit: [{ childId: step.childId, detail: { stepId, kind: step.kind } }],
      };
    },
  );
}
