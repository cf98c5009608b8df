import type { ContactKind } from '../case/case.codes';

/** What a round brings. All but the annual request need a second person's approval. */
export const ROUND_KINDS = [
  'annual-request',
  'year-11',
  'first-review-invitation',
  'newsletter',
  'guidance-changed',
  'letter',
] as const;
export type RoundKind = (typeof ROUND_KINDS)[number];

/** `first`, `reminder`, `second` are the letters of an annual request (protocol 6.9). */
export const ROUND_STAGES = ['only', 'first', 'reminder', 'second'] as const;
export type RoundStage = (typeof ROUND_STAGES)[number];

/** `releasing`: its families are being written to; `released`: every one was. */
export const ROUND_STATES = [
  'draft',
  'proposed',
  'refused',
  'releasing',
  'released',
  'dropped',
] as const;
export type RoundState = (typeof ROUND_STATES)[number];

/** How a message goes; `none` where no safe way is known: it is on the worklist from the start. */
export const COPY_WAYS = ['email', 'post', 'none'] as const;
export type CopyWay = (typeof COPY_WAYS)[number];

/** How a message fares (`round_copy_now.state`). */
export const COPY_STATES = [
  'waiting',
  'retrying',
  'delivered',
  'to-post',
  'posted',
  'bounced',
  'refused',
  'held',
  'gave-up',
  'returned',
  'no-way',
  'settled',
] as const;
export type CopyState = (typeof COPY_STATES)[number];

/** The states in which a message did not arrive, so that somebody must do something. */
export const UNDELIVERED: readonly CopyState[] = [
  'bounced',
  'refused',
  'held',
  'gave-up',
  'returned',
  'no-way',
];

/** The states in which a message counts as delivered. */
export const DELIVERED: readonly CopyState[] = ['delivered', 'posted'];

/** Why nobody of a family, or not this reader, can be written to. */
export const NO_WAY = [
  'nobody-known',
  'no-address',
  'email-not-safe',
  'email-held',
  'post-not-safe',
  'post-held',
] as const;
export type NoWay = (typeof NO_WAY)[number];

/** Why the portal itself left a family out at the moment of release: it changed since it was looked at. */
export const HELD_BY_ITSELF = [
  'no-longer-due',
  'answered',
  'home-education-ended',
  /** Nobody of the family wants the news any more, or can be sent it. */
  'not-wanted',
] as const;
export type HeldByItself = (typeof HELD_BY_ITSELF)[number];

/** The words that each letter of an annual request takes. */
export const REQUEST_WORDS = {
  first: 'request-first',
  reminder: 'request-reminder',
  second: 'request-second',
} as const satisfies Partial<Record<RoundStage, ContactKind>>;
export type RequestStage = keyof typeof REQUEST_WORDS;
