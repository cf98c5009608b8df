/** What sort of thing a file is, for showing it. */
export const FILE_SORTS = [
  'image',
  'pdf',
  'document',
  'sheet',
  'slides',
  'audio',
  'video',
  'text',
] as const;
export type FileSort = (typeof FILE_SORTS)[number];

/** Why a file is not taken. Each has its words in `locales/<lng>/files.json` under `refusals`. */
export const REFUSALS = [
  'empty',
  'too-big',
  'family-full',
  'too-many',
  'name',
  'program',
  'script',
  'web-page',
  'macros',
  'active',
  'archive',
  'locked',
  'mismatch',
  'two-in-one',
  'too-many-pixels',
  'unknown-kind',
  'damaged',
  'found',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** A way to look at a stored file: the file itself, or what was made of it for looking at in place. */
export const FILE_VIEWS = ['original', 'small', 'screen', 'page'] as const;
export type FileViewName = (typeof FILE_VIEWS)[number];
