import type { Temporal } from 'temporal-polyfill';
import type { Transaction } from '~/platform/db/database.server';
import { startClocks, type ClockCode } from '~/domains/clock/index.server';
import { meetClocks, stopClocks } from '../item/move-clocks.server';
import { settleOtherItems } from './settle-other-items.server';
import type { PathData } from './path.store.server';
import type { StepPlan } from './path.rules';
import type { PathDefinition, StepDefinition } from './path.types';

/** Clocks of another matter about the child that ask for the same thing: a notice may have begun them. */
function ofChild(childId: string, rule: ClockCode) {
  return {
    rule,
    endedOn: null,
    item: { children: { some: { childId } } },
    OR: [{ childId: null }, { childId }],
  };
}

/** True where a clock of that rule runs for the child on any matter. */
export async function clockRunning(
  tx: Transaction,
  childId: string,
  rule: ClockCode,
): Promise<boolean> {
  return (await tx.clock.count({ where: ofChild(childId, rule) })) > 0;
}

type Of = { itemId: string; childId: string; data: PathData };

/** The open clocks that wait for a step: the path's own, and those of the same rule that a notice began. */
function clocksOfStep(tx: Transaction, path: Of, step: StepDefinition) {
  const { clock } = step;
  if (!clock) return Promise.resolve([]);
  if (clock.rule !== 'path-step') {
    return tx.clock.findMany({ where: ofChild(path.childId, clock.rule) });
  }
  const agreed = clock.from === 'agreed' ? path.data.steps[clock.step]?.[clock.field] : undefined;
  return tx.clock.findMany({
    where: {
      itemId: path.itemId,
      rule: 'path-step',
      endedOn: null,
      ...(agreed && { agreedOn: new Date(`${agreed}T00:00:00Z`) }),
    },
    orderBy: { createdAt: 'asc' },
    take: 1,
  });
}

/** Meets or stops the clocks of a step that was recorded, and stops those of the steps it made unnecessary. */
export async function endStepClocks(
  tx: Transaction,
  path: Of,
  definition: PathDefinition,
  plan: StepPlan,
  on: Temporal.PlainDate,
  staffId: string,
): Promise<void> {
  const { itemId, childId } = path;
  const because = plan.step.code;
  const clocks = await lockedClocks(tx, path, plan.step);
  const reason = plan.outcome ? plan.outcome.stopsClock : 'not-needed';
  if (reason) await stopClocks(tx, clocks, on, reason, staffId);
  else await meetClocks(tx, clocks, on, staffId);
  const action = reason ? 'item.clock-stopped' : 'item.clock-met';
  await settleOtherItems(tx, clocks, { itemId, childId, staffId, action, because });
  for (const step of definition.steps.filter((each) => plan.skipped.includes(each.code))) {
    const skipped = await lockedClocks(tx, path, step);
    await stopClocks(tx, skipped, on, 'not-needed', staffId);
    const stopped = { itemId, childId, staffId, action: 'item.clock-stopped', because } as const;
    await settleOtherItems(tx, skipped, stopped);
  }
}

/** The clocks of a step, with the items that they are on locked first, as every move on those does. */
async function lockedClocks(tx: Transaction, path: Of, step: StepDefinition) {
  const found = await clocksOfStep(tx, path, step);
  const ids = [...new Set(found.map((clock) => clock.itemId))].filter((id) => id !== path.itemId);
  if (ids.length === 0) return found;
  await tx.$queryRaw`select id from queue_item where id = any(${ids}::uuid[]) order by id for update`;
  return clocksOfStep(tx, path, step);
}

/** Starts the clocks of waiting steps that run from the step that was recorded on `on`. */
export async function startStepClocks(
  tx: Transaction,
  path: Of,
  definition: PathDefinition,
  waiting: readonly string[],
  done: { code: string; on: string; answers: Readonly<Record<string, string>> },
): Promise<void> {
  for (const step of definition.steps) {
    const { clock } = step;
    if (!clock || !waiting.includes(step.code)) continue;
    const startedOn = done.on;
    const { childId, itemId } = path;
    if (clock.from === 'step' && clock.step === done.code) {
      if (await clockRunning(tx, childId, clock.rule)) continue;
      await startClocks(tx, itemId, [{ rule: clock.rule, startedOn, childId }]);
    }
    if (clock.from === 'agreed' && clock.step === done.code && done.answers[clock.field]) {
      const agreedOn = done.answers[clock.field];
      await startClocks(tx, itemId, [{ rule: clock.rule, startedOn, agreedOn, childId }]);
    }
  }
}
