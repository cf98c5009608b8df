/** What an officer found in one area. An area that was not covered is no fault. */
export const JUDGEMENTS = ['good', 'developing', 'concern', 'not-covered'] as const;
export type Judgement = (typeof JUDGEMENTS)[number];

/** The kinds of review that an officer may open; the second comes only from a report of concerns. */
export const OPENABLE_KINDS = ['first', 'yearly', 'extra'] as const;

/** Whether the child comes to the meeting. */
export const CHILD_COMES = ['yes', 'no', 'undecided'] as const;

/** How a child may like to take part. */
export const CHILD_WAYS = ['speaking', 'drawing', 'symbols', 'friend', 'not'] as const;

/** How a meeting can be held; in writing none is needed. */
export const MEETING_WAYS = ['call', 'video', 'meeting', 'home'] as const;
export type MeetingWay = (typeof MEETING_WAYS)[number];

/** A parent's word on the record of a meeting. */
export const COMMENT_KINDS = ['correction', 'comment'] as const;

/** How the child took part in a meeting that was held. */
export const CHILD_TOOK_PART = ['seen', 'heard'] as const;
export type ChildTookPart = (typeof CHILD_TOOK_PART)[number];
