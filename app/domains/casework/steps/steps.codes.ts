import type { ServiceWay, StepKind } from '../case/case.codes';

/** Why a notice under s.437(1) is served: what was found, or silence (protocol 6.12 to 6.14). */
export const NOTICE_GROUNDS = ['not-suitable', 'silence'] as const;
export type NoticeGround = (typeof NOTICE_GROUNDS)[number];

/** Why an attendance order is to be revoked (Education Act 1996 s.442). */
export const REVOCATION_GROUNDS = ['parent-asked', 'council', 'education-shown'] as const;
export type RevocationGround = (typeof REVOCATION_GROUNDS)[number];

/** Steps that count only once a paper was served on a parent (Education Act 1996 ss.437 and 438). */
export const SERVED_KINDS = [
  's437-notice',
  's438-notice',
  'attendance-order',
] as const satisfies readonly StepKind[];
export type ServedKind = (typeof SERVED_KINDS)[number];

/** Notices with a period in which the parent can answer. */
export const NOTICE_KINDS = ['s437-notice', 's438-notice'] as const satisfies readonly StepKind[];
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export function isServedKind(kind: string): kind is ServedKind {
  return (SERVED_KINDS as readonly string[]).includes(kind);
}

export function isNotice(kind: string): kind is NoticeKind {
  return (NOTICE_KINDS as readonly string[]).includes(kind);
}

/** What the form offers for service; a message in the portal is there to be refused with its reason. */
export const OFFERED_WAYS = [
  'by-hand',
  'post',
  'agreed-email',
  'portal',
] as const satisfies readonly (ServiceWay | 'portal')[];

/** How a step can end by itself, by kind. What was approved and never used ends as `not-used`. */
export const OUTCOMES = {
  'second-review-date': ['not-used'],
  'apply-for-place': ['applied', 'not-applied', 'not-used', 'other'],
  's437-notice': ['not-used', 'taken-back', 'at-school', 'other'],
  's438-notice': ['not-used', 'taken-back', 'at-school', 'other'],
  'attendance-order': ['not-used'],
  court: ['found-against', 'found-for', 'taken-back', 'not-used', 'other'],
  'supervision-order': ['made', 'not-made', 'taken-back', 'not-used', 'other'],
  revocation: [],
  other: ['done', 'not-used', 'other'],
} as const satisfies Record<StepKind, readonly string[]>;

/** Every outcome that a person can record. */
export const OUTCOME_CODES = [
  'applied',
  'not-applied',
  'taken-back',
  'at-school',
  'found-against',
  'found-for',
  'made',
  'not-made',
  'done',
  'not-used',
  'other',
] as const;
export type OutcomeCode = (typeof OUTCOME_CODES)[number];

/**
 * The outcomes open to a step as it stands. A paper or letter that has not gone out can only be left
 * unused; one that has can no longer be called unused.
 */
export function outcomesOf(kind: StepKind, state: string): OutcomeCode[] {
  const all: readonly OutcomeCode[] = OUTCOMES[kind];
  if (state === 'served') return all.filter((code) => code !== 'not-used');
  if (state !== 'approved') return [];
  const goesOut = isServedKind(kind) || kind === 'apply-for-place';
  return goesOut ? all.filter((code) => code === 'not-used') : [...all];
}
