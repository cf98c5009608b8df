import { Temporal } from 'temporal-polyfill';
import { recordAudit } from '~/platform/audit/audit.server';
import type { Transaction } from '~/platform/db/database.server';
import { asDate } from '~/domains/clock/index.server';
import type { ItemStatus } from '~/domains/intake';
import type { LockedItem, Made } from '../item/make-move.server';
import { stopClocks } from '../item/move-clocks.server';
import { endHomeEducation } from './end-home-education.server';
import { openPath } from './open-path.server';
import { endStepClocks, startStepClocks } from './path-clocks.server';
import { PATHS } from './path.definitions';
import { readySteps, type StepPlan } from './path.rules';
import type { StepForm } from './path.schema';
import { statesOf, type MovedPath } from './path.store.server';
import { askForStep, draftStepLetter, recordStepSharing } from './step-effects.server';

type Keeping = {
  item: LockedItem;
  path: MovedPath;
  plan: StepPlan;
  form: StepForm;
  staffId: string;
  today: Temporal.PlainDate;
};

/** Writes a recorded step with all that comes of it, in the transaction of its move. */
export async function keepStep(tx: Transaction, keeping: Keeping): Promise<Made> {
  const { path, plan, form, staffId } = keeping;
  const definition = PATHS[path.kind];
  const on = Temporal.PlainDate.from(form.doneOn);
  await endStepClocks(tx, path, definition, plan, on, staffId);
  const data = await writeStep(tx, keeping);
  const after = statesOf(path).map((step) => {
    const over = step.code === form.step || plan.skipped.includes(step.code);
    return over ? { ...step, state: 'done' as const } : step;
  });
  if (!plan.over && plan.outcome) {
    const waiting = after.flatMap((step) => (step.state === 'waiting' ? [step.code] : []));
    const done = { code: form.step, on: form.doneOn, answers: form.answers };
    await startStepClocks(tx, path, definition, waiting, done);
  }
  await runEffects(tx, keeping, data);
  const audit = [
    {
      childId: path.childId,
      detail: { path: path.id, kind: path.kind, step: form.step, outcome: form.outcome },
    },
  ];
  if (plan.over) {
    await endPath(tx, keeping);
    return { kind: 'made', audit, status: 'closed', closes: true };
  }
  const [next] = readySteps(definition, after);
  const status: ItemStatus = definition.steps.find((each) => each.code === next)?.waits ?? 'open';
  return { kind: 'made', audit, status };
}

async function writeStep(tx: Transaction, { path, plan, form, staffId }: Keeping) {
  await tx.pathStep.updateMany({
    where: { pathId: path.id, code: form.step },
    data: {
      state: plan.outcome ? 'done' : 'not-needed',
      outcome: form.outcome,
      note: form.note,
      doneOn: asDate(form.doneOn),
      doneById: staffId,
      at: new Date(),
      submitKey: form.submitKey,
      dueOn: form.answers.answerBy ? asDate(form.answers.answerBy) : null,
    },
  });
  await tx.pathStep.updateMany({
    where: { pathId: path.id, code: { in: plan.skipped } },
    data: { state: 'not-needed', at: new Date() },
  });
  const answers = { ...form.answers, outcome: form.outcome };
  const data = { ...path.data, steps: { ...path.data.steps, [form.step]: answers } };
  const result = plan.outcome?.result;
  await tx.casePath.update({
    where: { id: path.id },
    data: { data, ...(result && { outcome: result }) },
    select: { id: true },
  });
  return data;
}

async function runEffects(
  tx: Transaction,
  { item, path, plan: { outcome }, form, staffId, today }: Keeping,
  data: MovedPath['data'],
): Promise<void> {
  if (!outcome) return;
  const stepId = path.steps.find((step) => step.code === form.step)!.id;
  const recorded = { path: { ...path, data }, stepId, familyId: item.familyId!, form, staffId };
  if (outcome.letter) await draftStepLetter(tx, outcome.letter, recorded);
  if (outcome.shares) await recordStepSharing(tx, outcome.shares, recorded);
  if (outcome.asks) await askForStep(tx, outcome.asks, recorded);
  const { childId, itemId } = path;
  if (outcome.opens) {
    await openPath(tx, {
      childId,
      kind: outcome.opens,
      startedOn: form.doneOn,
      data: form.answers.school ? { school: form.answers.school } : {},
      openedById: staffId,
      submitKey: `path:${form.submitKey}`,
    });
  }
  if (outcome.endsAs) {
    const { endsAs: as } = outcome;
    const { doneOn: on, submitKey } = form;
    await endHomeEducation(tx, { childId, itemId, as, on, data, staffId, today, submitKey });
  }
}

/** Nothing is left to do: the path is over, and leaves the queue. */
async function endPath(tx: Transaction, { path, form, staffId, today, plan }: Keeping) {
  const clocks = await tx.clock.findMany({ where: { itemId: path.itemId, endedOn: null } });
  await stopClocks(tx, clocks, today, 'path-ended', staffId);
  const outcome = plan.outcome?.result ?? (path.outcome || 'done');
  await tx.casePath.update({
    where: { id: path.id },
    data: { state: 'done', outcome, endedById: staffId, endedAt: new Date() },
    select: { id: true },
  });
  await recordAudit(tx, {
    actor: { kind: 'staff', id: staffId },
    action: 'item.path-ended',
    itemId: path.itemId,
    childId: path.childId,
    detail: { path: path.id, kind: path.kind, outcome, step: form.step },
  });
}
