import { mustComeBefore } from './path.definitions';
import type { OutcomeDefinition, PathDefinition, StepDefinition } from './path.types';

export type StepStanding = 'waiting' | 'done' | 'not-needed';

/** A step as it stands; `doneOn` is an ISO date. */
export type StepState = { code: string; state: StepStanding; doneOn: string | null };

/** The outcome of a step that is offered and was not wanted. */
export const SET_ASIDE = 'not-needed';

const waitingCodes = (steps: readonly StepState[]) =>
  steps.filter((step) => step.state === 'waiting').map((step) => step.code);

/** The steps that can be recorded now, in their order. */
export function readySteps(path: PathDefinition, steps: readonly StepState[]): string[] {
  const waiting = waitingCodes(steps);
  return waiting.filter((code) =>
    mustComeBefore(path, code).every((before) => !waiting.includes(before)),
  );
}

/** The day before which a step cannot have happened: the latest of the path's start and of the steps it follows. */
export function earliestDay(
  path: PathDefinition,
  steps: readonly StepState[],
  code: string,
  startedOn: string,
): string {
  const before = mustComeBefore(path, code);
  const days = steps.flatMap((step) =>
    before.includes(step.code) && step.doneOn ? [step.doneOn] : [],
  );
  return [startedOn, ...days].sort().at(-1)!;
}

export type StepRefusal =
  | { kind: 'step-done' }
  | { kind: 'not-ready'; waitsFor: string[] }
  | { kind: 'not-an-outcome' }
  | { kind: 'future-day' }
  | { kind: 'too-early'; earliest: string };

/** What recording a step changes. */
export type StepPlan = {
  kind: 'ok';
  step: StepDefinition;
  /** Null where an offered step is set aside. */
  outcome: OutcomeDefinition | null;
  /** Other steps that are not needed any more. */
  skipped: string[];
  /** True where no step is left to do. */
  over: boolean;
};

/**
 * What comes of recording `outcome` for a step on `doneOn`, or why it cannot be recorded. Dates are
 * ISO dates; `today` is the date in England.
 */
export function planStep(
  path: PathDefinition,
  now: { steps: readonly StepState[]; startedOn: string; today: string },
  told: { code: string; outcome: string; doneOn: string },
): StepPlan | StepRefusal {
  const step = path.steps.find((each) => each.code === told.code);
  const outcome = step?.outcomes.find((each) => each.code === told.outcome) ?? null;
  const setAside = told.outcome === SET_ASIDE && step?.optional === true;
  if (!step || (!outcome && !setAside)) return { kind: 'not-an-outcome' };
  const waiting = waitingCodes(now.steps);
  if (!waiting.includes(told.code)) return { kind: 'step-done' };
  const waitsFor = mustComeBefore(path, told.code).filter((code) => waiting.includes(code));
  if (waitsFor.length > 0) return { kind: 'not-ready', waitsFor };
  if (told.doneOn > now.today) return { kind: 'future-day' };
  const earliest = earliestDay(path, now.steps, told.code, now.startedOn);
  if (told.doneOn < earliest) return { kind: 'too-early', earliest };
  const skipped = skippedBy(path, waiting, step, outcome);
  const over = waiting.every((code) => code === step.code || skipped.includes(code));
  return { kind: 'ok', step, outcome, skipped, over };
}

function skippedBy(
  path: PathDefinition,
  waiting: readonly string[],
  step: StepDefinition,
  outcome: OutcomeDefinition | null,
): string[] {
  const others = waiting.filter((code) => code !== step.code);
  if (outcome?.leads === 'end') return others;
  const named = outcome ? (outcome.skips ?? []) : (step.skipsWith ?? []);
  const between = outcome?.leads ? codesBetween(path, step.code, outcome.leads.to) : [];
  return others.filter((code) => named.includes(code) || between.includes(code));
}

function codesBetween(path: PathDefinition, from: string, to: string): string[] {
  const codes = path.steps.map((step) => step.code);
  return codes.slice(codes.indexOf(from) + 1, codes.indexOf(to));
}

/** True where somebody has to say that they read what is open before home education can end. */
export function mustBeAware(open: { escalations: number; isRed: boolean }): boolean {
  return open.escalations > 0 || open.isRed;
}
