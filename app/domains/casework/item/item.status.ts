import { ITEM_STATUSES, type ItemKind, type ItemStatus } from '~/domains/intake';
import { FINAL_OUTCOMES, type Outcome } from './item.codes';

/** The kinds of item that are answered and closed, with nothing to decide. */
export const NO_DECISION: readonly ItemKind[] = [
  'question',
  'meeting-request',
  'pressure',
  'change',
  'plan',
  'evidence',
  'voice',
];

/** The kinds of item that bring what a family sent, to be read (`evidence-reading` runs on them). */
export const SENT_KINDS: readonly ItemKind[] = ['plan', 'evidence', 'voice', 'annual-request'];

const always: readonly ItemStatus[] = ITEM_STATUSES;
const unlessClosed = ITEM_STATUSES.filter((status) => status !== 'closed');
const undecided: readonly ItemStatus[] = [
  'planned',
  'new',
  'open',
  'waiting-parent',
  'waiting-other',
];

/** The moves that staff make on an item, and the states from which each may be made. */
export const MOVES = {
  'contact-logged': always,
  'note-written': always,
  'message-sent': unlessClosed,
  'clock-paused': unlessClosed,
  'clock-restarted': unlessClosed,
  'clock-met': unlessClosed,
  'clock-stopped': unlessClosed,
  'more-time-agreed': unlessClosed,
  'indicator-added': always,
  'indicator-ended': always,
  'child-rated': always,
  'reach-recorded': always,
  'passage-asked': always,
  'request-answer-written': unlessClosed,
  'request-ended': unlessClosed,
  'evidence-read': undecided,
  decided: undecided,
  'referral-answered': unlessClosed,
  joined: undecided,
  closed: unlessClosed,
  'review-begun': unlessClosed,
  'review-invited': unlessClosed,
  'review-answer-entered': unlessClosed,
  'meeting-planned': unlessClosed,
  'meeting-held': unlessClosed,
  'meeting-missed': unlessClosed,
  'meeting-cancelled': unlessClosed,
  'record-written': unlessClosed,
  'record-sent': unlessClosed,
  'finding-kept': unlessClosed,
  'system-checked': unlessClosed,
  'review-concluded': unlessClosed,
  'review-reopened': unlessClosed,
  'review-cancelled': unlessClosed,
  'letter-changed': always,
  'letter-sent': always,
  'letter-discarded': always,
  'letter-left': always,
  'step-proposed': unlessClosed,
  'step-approved': unlessClosed,
  'step-refused': unlessClosed,
  'step-withdrawn': unlessClosed,
  'step-served': unlessClosed,
  'step-ended': unlessClosed,
  'steps-stopped': unlessClosed,
  'path-step-done': unlessClosed,
  'path-dropped': unlessClosed,
  'path-ended': unlessClosed,
  'escalation-chased': unlessClosed,
  'escalation-changed': unlessClosed,
  'escalation-receipt': unlessClosed,
  'escalation-answered': unlessClosed,
  'escalation-reopened': always,
  'escalation-closed': unlessClosed,
  'complaint-about': always,
  'complaint-acknowledged': unlessClosed,
  'complaint-answered': unlessClosed,
  'complaint-second-asked': always,
  'complaint-looks-again': always,
  'complaint-second-answered': unlessClosed,
  'complaint-identity-asked': unlessClosed,
  'complaint-identity-shown': unlessClosed,
  'complaint-extended': unlessClosed,
  'complaint-given': unlessClosed,
  'complaint-passed-on': always,
  'complaint-seen': always,
  'complaint-thanked': unlessClosed,
  'complaint-closed': unlessClosed,
} as const satisfies Record<string, readonly ItemStatus[]>;
export type MoveName = keyof typeof MOVES;

/** True where the move may be made from that state. */
export function mayMoveFrom(move: MoveName, status: ItemStatus): boolean {
  return (MOVES[move] as readonly ItemStatus[]).includes(status);
}

/** True where nothing more is to be decided for a child with that outcome. */
export function isFinal(outcome: string | null): boolean {
  return FINAL_OUTCOMES.includes(outcome as Outcome);
}

/** True for an item that brings what a family sent. */
export function isSent(item: { kind: string }): boolean {
  return (SENT_KINDS as readonly string[]).includes(item.kind);
}

/** True where every child of a notification has an outcome that ends the deciding. */
export function isFullyDecided(children: readonly { outcome: string | null }[]): boolean {
  return children.length > 0 && children.every((child) => isFinal(child.outcome));
}

/**
 * The state after the council has said something to the parent or settled something: what the item
 * still waits for, in the order in which an officer cares.
 */
export function statusAfter(waits: {
  forParent: boolean;
  forColleague: boolean;
  fullyDecided: boolean;
}): ItemStatus {
  if (waits.forColleague) return 'waiting-other';
  if (waits.forParent) return 'waiting-parent';
  return waits.fullyDecided ? 'decided' : 'open';
}
