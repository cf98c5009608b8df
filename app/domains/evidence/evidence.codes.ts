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

/** What a parent sends: a child's plan, a set of evidence, a child's own voice. */
export const SENDING_KINDS = ['plan', 'evidence', 'voice'] as const;
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
