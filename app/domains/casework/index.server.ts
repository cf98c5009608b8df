export {
  findVisibleItem,
  listWhoMayHave,
  listQueue,
  type QueuePage,
  type QueueRow,
} from './queue/queue.store.server';
export { countBeyondAll, countForOneSenior } from './queue/count-beyond-all.server';
export { scopeOf, visibleTo, type QueueScope } from './queue/queue.access';
export {
  assignItems,
  claimItems,
  releaseItems,
  type AssignResult,
} from './queue/assign-items.server';
export * from './complaint/index.server';
export * from './escalation/index.server';
export * from './item/index.server';
export * from './letter/index.server';
export * from './reading/index.server';
export * from './record/index.server';
export * from './review/index.server';
export * from './path/index.server';
export * from './steps/index.server';
export * from './oversight/index.server';
export * from './round/index.server';
export * from './request/index.server';
