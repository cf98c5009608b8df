export { REFUSALS as STEP_REFUSALS, type Because as StepRefusal } from './steps.rules';
