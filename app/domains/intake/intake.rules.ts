/** The kinds of thing that arrive in the one review queue. Later rooms add theirs here. */
export const ITEM_KINDS = [
  'notification',
  'question',
  'meeting-request',
  'pressure',
  'change',
  'plan',
  'evidence',
  'voice',
  'review',
  'steps',
  'path',
  'escalation',
  'annual-request',
  'compliment',
  'complaint',
  'data-complaint',
  'own-data',
] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/**
 * What somebody says of the council, or asks of it for themselves. It hangs on no child and no family,
 * and stands beside nobody's matters (0013).
 */
export const COMPLAINT_KINDS = [
  'compliment',
  'complaint',
  'data-complaint',
  'own-data',
] as const satisfies readonly ItemKind[];
export type ComplaintKind = (typeof COMPLAINT_KINDS)[number];

/** Where an item stands. `planned`: its time is yet to come; `new`: nobody has begun; the two waits say for whom. */
export const ITEM_STATUSES = [
  'planned',
  'new',
  'open',
  'waiting-parent',
  'waiting-other',
  'decided',
  'closed',
] as const;
export type ItemStatus = (typeof ITEM_STATUSES)[number];

/** How something reached the council. */
export const ITEM_SOURCES = ['portal', 'phone', 'post', 'email', 'in-person', 'import'] as const;
export type ItemSource = (typeof ITEM_SOURCES)[number];

/** The language of what somebody said in none of the portal's (BCP 47: undetermined). */
export const OTHER_LANGUAGE = 'und';

/** What an officer should see at a glance in the queue. Skipped optional questions never raise one. */
export const ITEM_FLAGS = [
  'under-school-age',
  'over-school-age',
  'special-school',
  'attendance-order',
  'ehc-plan',
  'ehc-awaited',
  'key-stage-4',
  'pressed',
  'not-safe-to-email',
  'not-safe-to-write',
  'interpreter',
  'possible-duplicate',
  'indicators',
  'withdrawn',
  'unread-message',
  'file-refused',
  'file-found-bad',
  'prefers-to-talk',
  'silent-service',
  'no-answer',
] as const;
export type ItemFlag = (typeof ITEM_FLAGS)[number];

/**
 * Text as it is searched: lower case, without accents, with one space between words. Letters of
 * other scripts stay as they are.
 */
export function searchKey(...parts: (string | null | undefined)[]): string {
  return parts
    .filter(Boolean)
    .join(' ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[łŁ]/g, 'l')
    .replace(/[ıİ]/g, 'i')
    .replace(/[øØ]/g, 'o')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[’'`´ʼ-]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
