export { canWithdraw, childName, dueNext, whoActs, type Due } from './matter.rules';
export { CHANGES, type Change } from './matter.schema';
export type { Matter, MatterChild, MatterMessage, MatterSummary } from './matter.store.server';
