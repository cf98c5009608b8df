import type { PathKind } from '../case/case.codes';
import { endingPaths } from './definitions/ending';
import { safetyPaths } from './definitions/safety';
import { specialNeedsPaths } from './definitions/special-needs';
import { stagePaths } from './definitions/stages';
import type { PathDefinition, StepDefinition } from './path.types';

/** Every special case and every ending, as a table of steps. */
export const PATHS: Readonly<Record<PathKind, PathDefinition>> = {
  ...specialNeedsPaths,
  ...safetyPaths,
  ...stagePaths,
  ...endingPaths,
};

/** The step of that code. Throws where the path has none. */
export function stepOf(kind: PathKind, code: string): StepDefinition {
  const step = PATHS[kind].steps.find((each) => each.code === code);
  if (!step) throw new RangeError(`the path ${kind} has no step ${code}`);
  return step;
}

/** The codes of the steps without which a step cannot be recorded. */
export function mustComeBefore(path: PathDefinition, code: string): readonly string[] {
  const index = path.steps.findIndex((step) => step.code === code);
  const step = path.steps[index];
  if (!step) throw new RangeError(`the path ${path.kind} has no step ${code}`);
  if (step.after) return step.after;
  const before = path.steps[index - 1];
  return before ? [before.code] : [];
}
