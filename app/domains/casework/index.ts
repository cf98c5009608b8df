export { QueueView } from './queue/components/queue-view';
export { assignSchema, newsPath, readQueueNews, readQueueState } from './queue/queue.schema';
export * from './escalation';
export * from './item';
export * from './letter';
export * from './reading';
export * from './record';
export * from './review';
export * from './path';
