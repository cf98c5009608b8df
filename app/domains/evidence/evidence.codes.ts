/** The six areas of a review, in the protocol's order (protocol 6.6). Each is the parent's choice. */
export const AREAS = [
  'academic',
  'personal',
  'physical',
  'creative',
  'technology',
  'interests',
] as const;
export type Area = (typeof AREAS)[number];

/**
 * What a parent sends: a child's plan, a set of evidence, a child's own voice, an answer about one
 * child to the council's yearly request.
 */
export const SENDING_KINDS = ['plan', 'evidence', 'voice', 'yearly'] as const;
export type SendingKind = (typeof SENDING_KINDS)[number];

/** A draft is being made; `replaced` is an earlier version that a later one took the place of. */
export const SENDING_STATES = ['draft', 'sent', 'replaced', 'withdrawn'] as const;
export type SendingState = (typeof SENDING_STATES)[number];

/** Where a file stands. `waiting`: for the scanner, which is away. */
export const FILE_STATES = ['uploading', 'received', 'waiting', 'ready', 'refused'] as const;
export type FileState = (typeof FILE_STATES)[number];

export const FILE_SCANS = ['pending', 'clean', 'not-scanned', 'found'] as const;
export type FileScan = (typeof FILE_SCANS)[number];

/** What a child chooses on the board, in the order of its rows. */
export const BOARD_ROWS = ['like', 'dislike', 'more', 'less', 'people', 'places'] as const;
export type BoardRow = (typeof BOARD_ROWS)[number];

/** Other ways to answer the yearly request than in writing; each is offered and none is asked for. */
export const TALKING_WAYS = ['call', 'meeting', 'visit'] as const;
export type TalkingWay = (typeof TALKING_WAYS)[number];

/** How a parent feels about home education now. */
export const FEELINGS = ['well', 'mixed', 'hard'] as const;
export type Feeling = (typeof FEELINGS)[number];

/** Whether home education is still their own choice. */
export const STILL_CHOICES = ['yes', 'no', 'unsure'] as const;
export type StillChoice = (typeof STILL_CHOICES)[number];

/** What would help; the two Functional Skills are for the parent. */
export const YEARLY_HELP = [
  'school-place',
  'sen-assessment',
  'health-review',
  'exams',
  'english',
  'maths',
  'other-families',
] as const;
export type YearlyHelp = (typeof YEARLY_HELP)[number];

/** What comes after Year 11. */
export const NEXT_STEPS = [
  'sixth-form',
  'college',
  'apprenticeship',
  'work-training',
  'undecided',
  'other',
] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

/** How a parent would like to take part in the yearly review of an EHC plan; they need not. */
export const EHC_WAYS = ['come', 'call', 'writing', 'speaker', 'not-this-time'] as const;
export type EhcWay = (typeof EHC_WAYS)[number];
