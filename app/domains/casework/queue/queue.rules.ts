/** The views of the queue, in the order of its tabs. */
export const QUEUE_VIEWS = [
  'new',
  'mine',
  'overdue',
  'today',
  'week',
  'waiting-parent',
  'waiting-other',
  'open',
  'done',
] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];

/** `due`: what is due first stands first. `received`: newest first. */
export const QUEUE_SORTS = ['due', 'received'] as const;
export type QueueSort = (typeof QUEUE_SORTS)[number];

/** The named moves of who has an item. */
export const ITEM_MOVES = ['claim', 'assign', 'release'] as const;
export type ItemMove = (typeof ITEM_MOVES)[number];

export const PAGE_SIZE = 50;
/** Tabs count no further than this: more are shown as "99+". */
export const COUNT_LIMIT = 99;
/** A search ranks no more than this many; beyond, it must be narrower. */
export const SEARCH_LIMIT = 1000;
/** The date that stands for "no clock is running". */
export const NO_DUE_DATE = '9999-12-31';
/** "Due soon" means within this many days after today. */
export const SOON_DAYS = 7;

/** How an item's next clock stands on a day; the words are those of `clockState`. */
export type DueState = 'overdue' | 'due-today' | 'due-soon' | 'running' | 'none';

/** How a due date (ISO) stands on `today` (ISO); `soon` is the last day that counts as soon. */
export function dueState(dueOn: string, today: string, soon: string): DueState {
  if (dueOn === NO_DUE_DATE) return 'none';
  if (dueOn < today) return 'overdue';
  if (dueOn === today) return 'due-today';
  return dueOn <= soon ? 'due-soon' : 'running';
}

type Ownership = { ownerId: string | null; seenOwnerId: string | null; actorId: string };

/**
 * Whether a move may be made on an item that somebody has, or that changed hands since the officer
 * looked. Claiming takes only what nobody has; the other moves only what is still as it was seen.
 */
export function mayMove(move: ItemMove, { ownerId, seenOwnerId, actorId }: Ownership): boolean {
  if (move === 'claim') return ownerId === null || ownerId === actorId;
  return ownerId === seenOwnerId;
}
