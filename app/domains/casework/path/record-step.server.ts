import type { Temporal } from 'temporal-polyfill';
import type { Staff } from '~/platform/auth/session.server';
import type { Transaction } from '~/platform/db/database.server';
import { caseStaff, officers } from '~/platform/permissions/access';
import { isParentsAddress } from '../escalation/index.server';
import { hasRole } from '../item/item.access';
import {
  makeMove,
  type LockedItem,
  type MoveDone,
  type MoveRefusal,
} from '../item/make-move.server';
import { checkEnding, type EndingRefusal } from './ending.server';
import { keepStep } from './keep-step.server';
import { PATHS } from './path.definitions';
import { planStep, type StepPlan, type StepRefusal } from './path.rules';
import type { StepForm } from './path.schema';
import { findPathOfItem, statesOf, type MovedPath } from './path.store.server';
import type { StepDefinition } from './path.types';
import { findAnsweredReferral } from './referrals.server';

export type RecordRefusal =
  | StepRefusal
  | EndingRefusal
  | { kind: 'path-over' }
  /** A date that something runs to lies before the day of the step, or before today. */
  | { kind: 'date-before'; field: string }
  /** The family does not want the school to be spoken to. */
  | { kind: 'family-said-no' }
  /** A question about a family must not go to one of them as if they were the other service. */
  | { kind: 'parents-address' };

/**
 * Records one step of a special case with its outcome: its clock is met or stopped, those that run
 * from it are started, its letter is drafted, what it shares or asks goes out, and where nothing is
 * left to do the path ends. The last step of an ending ends home education. `today` is the date in
 * England.
 */
export function recordStep(
  staff: Staff,
  itemId: string,
  form: StepForm,
  today: Temporal.PlainDate,
): Promise<MoveDone | MoveRefusal | RecordRefusal> {
  const move = { name: 'path-step-done', roles: caseStaff } as const;
  return makeMove<RecordRefusal | MoveRefusal>(
    staff,
    move,
    { itemId, ...form },
    async (tx, item) => {
      const path = await findPathOfItem(tx, itemId);
      if (!path) return { kind: 'not-found' };
      const step = PATHS[path.kind].steps.find((each) => each.code === form.step);
      if (step && !(await mayRecord(tx, staff, path, step, form.outcome))) {
        return { kind: 'not-allowed' };
      }
      if (path.state !== 'open') return { kind: 'path-over' };
      const startedOn = path.startedOn.toISOString().slice(0, 10);
      const plan = planStep(
        PATHS[path.kind],
        { steps: statesOf(path), startedOn, today: today.toString() },
        { code: form.step, outcome: form.outcome, doneOn: form.doneOn },
      );
      if (plan.kind !== 'ok') return plan;
      const refusal =
        (await refuseAddress(tx, item, plan, form)) ??
        (await refuseStep(tx, path, plan, form, today));
      if (refusal) return refusal;
      return keepStep(tx, { item, path, plan, form, staffId: staff.id, today });
    },
  );
}

/** Those whose step it is; anybody who works on it where a colleague has answered the same question already. */
async function mayRecord(
  tx: Transaction,
  staff: Staff,
  path: MovedPath,
  step: StepDefinition,
  outcome: string,
): Promise<boolean> {
  if (hasRole(staff, step.by ?? officers)) return true;
  if (!step.referral || !hasRole(staff, officers)) return false;
  const referral = await findAnsweredReferral(tx, path.childId, step.referral.kind);
  return referral !== null && step.referral.outcomes[referral.answer] === outcome;
}

async function refuseAddress(
  tx: Transaction,
  { familyId }: LockedItem,
  { outcome }: StepPlan,
  { answers: { toEmail } }: StepForm,
): Promise<RecordRefusal | null> {
  if (!outcome?.asks || !familyId || !toEmail) return null;
  return (await isParentsAddress(tx, familyId, toEmail)) ? { kind: 'parents-address' } : null;
}

/** Refusals that need more than the path's own rules. */
async function refuseStep(
  tx: Transaction,
  path: MovedPath,
  { step, outcome, skipped }: StepPlan,
  form: StepForm,
  today: Temporal.PlainDate,
): Promise<RecordRefusal | null> {
  if (step.code === 'challenge' && outcome?.letter && path.data.steps.words?.mayContact === 'no') {
    return { kind: 'family-said-no' };
  }
  if (outcome?.asks && form.answers.answerBy! < today.toString()) {
    return { kind: 'date-before', field: 'answerBy' };
  }
  for (const { clock, code } of PATHS[path.kind].steps) {
    if (clock?.from !== 'agreed' || clock.step !== step.code || skipped.includes(code)) continue;
    const agreed = form.answers[clock.field];
    if (agreed && agreed < form.doneOn) return { kind: 'date-before', field: clock.field };
  }
  if (!outcome?.endsAs) return null;
  return checkEnding(tx, path.childId, outcome.endsAs, form, path.data);
}
