export * from './index';
export {
  newReference,
  openQueueItem,
  type NewQueueItem,
  type OpenedItem,
} from './open-queue-item.server';
