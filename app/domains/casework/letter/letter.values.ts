import { CONTACT_KINDS } from '../case/case.codes';
import type { ContactKind, LetterKind, WordsKind } from '../case/case.codes';
import type { LetterBlock } from './letter.blocks';

/** Values that every letter has; the portal fills them in by itself. */
export const COMMON_VALUES = [
  'childName',
  'councilName',
  'teamName',
  'officerName',
  'today',
  'phone',
  'email',
] as const;

/** Values that the portal knows by itself for letters that need them. */
export const KNOWN_VALUES = ['childInitials', 'schoolAgeBegins', 'schoolAgeEnds'] as const;

/** Values that the part of casework gives which asks for the letter. Days are ISO dates. */
export const GIVEN_VALUES = [
  'nextOn',
  'moreBy',
  'secondReviewOn',
  'applyBy',
  'servedOn',
  'lastDay',
  'orderOn',
  'revokedOn',
  'school',
  'council',
  'answerBy',
  'startsOn',
  'meetingOn',
  'place',
  'reviewBy',
  'who',
] as const;

/** Values that every message to many families has; the portal fills them in by itself. */
export const CONTACT_COMMON = [
  'councilName',
  'teamName',
  'today',
  'phone',
  'email',
  'link',
  'children',
] as const;

/** Texts that stand on lines of their own. */
export const BLOCK_NAMES = [
  'findings',
  'grounds',
  'wouldShow',
  'helpOffered',
  'otherSchools',
  'answer',
  'facts',
] as const;

export type GivenValue = (typeof GIVEN_VALUES)[number];
export type ValueName =
  | (typeof COMMON_VALUES)[number]
  | (typeof KNOWN_VALUES)[number]
  | (typeof CONTACT_COMMON)[number]
  | GivenValue;
export type BlockName = (typeof BLOCK_NAMES)[number];

/** Short values for a letter; a day is an ISO date and is written out in the letter's language. */
export type LetterValues = Partial<Record<GivenValue, string>>;

/**
 * Texts for a letter. A string is what people wrote: paragraphs, in which nothing else means anything.
 * What has headings or lists of the portal's own is given as blocks, the people's words as data in them.
 */
export type LetterTexts = { findings?: LetterBlock[] } & Partial<
  Record<Exclude<BlockName, 'findings'>, string | LetterBlock[]>
>;

type Names = {
  values: readonly ValueName[];
  blocks: readonly BlockName[];
  /** What may be missing: a line that needs such a value, or such a text, is left out then. */
  optional?: readonly (ValueName | BlockName)[];
};

/** What the words of each kind of letter may ask for, besides `COMMON_VALUES`. */
export const LETTER_NAMES: Record<LetterKind, Names> = {
  'report-suitable': {
    values: ['nextOn'],
    blocks: ['findings', 'grounds'],
    optional: ['findings', 'grounds'],
  },
  'report-more-information': {
    values: ['moreBy'],
    blocks: ['findings', 'grounds', 'wouldShow', 'helpOffered'],
    optional: ['findings', 'helpOffered'],
  },
  'report-concerns': {
    values: ['secondReviewOn'],
    blocks: ['findings', 'grounds', 'wouldShow', 'helpOffered'],
    optional: ['findings'],
  },
  'apply-for-place': {
    values: ['applyBy'],
    blocks: ['grounds', 'wouldShow', 'helpOffered'],
    optional: ['helpOffered'],
  },
  's437-notice': {
    values: ['servedOn', 'lastDay'],
    blocks: ['grounds', 'wouldShow', 'helpOffered'],
    optional: ['helpOffered', 'wouldShow'],
  },
  's438-notice': {
    values: ['school', 'servedOn', 'lastDay'],
    blocks: ['grounds', 'otherSchools', 'helpOffered'],
    optional: ['otherSchools', 'helpOffered'],
  },
  'attendance-order': {
    values: ['school', 'orderOn'],
    blocks: ['grounds', 'helpOffered'],
    optional: ['helpOffered'],
  },
  'order-revoked': {
    values: ['school', 'revokedOn', 'orderOn'],
    blocks: ['grounds'],
    optional: ['grounds', 'orderOn'],
  },
  'steps-stopped': { values: [], blocks: ['grounds'], optional: ['grounds'] },
  'ehcp-meeting-offer': {
    values: ['school', 'meetingOn', 'place'],
    blocks: [],
    optional: ['meetingOn', 'place'],
  },
  'consent-given': { values: ['school'], blocks: ['grounds'], optional: ['grounds'] },
  'consent-refused': {
    values: ['school'],
    blocks: ['grounds', 'helpOffered'],
    optional: ['helpOffered'],
  },
  'order-request-answer': { values: ['school'], blocks: ['answer'] },
  'school-challenge': { values: ['childInitials', 'school', 'answerBy', 'who'], blocks: ['facts'] },
  'welcome-new-area': { values: ['council'], blocks: [], optional: ['council'] },
  'key-stage-4': { values: ['schoolAgeEnds'], blocks: [] },
  'under-school-age': { values: ['schoolAgeBegins'], blocks: [] },
  'back-to-school': {
    values: ['school', 'startsOn'],
    blocks: ['helpOffered'],
    optional: ['helpOffered', 'startsOn'],
  },
  'moved-away': { values: ['council'], blocks: [] },
  'over-school-age': { values: ['schoolAgeEnds'], blocks: [] },
};

/** Letters to a school; all others go to the parents and carers. */
export const SCHOOL_LETTERS: readonly LetterKind[] = ['school-challenge'];

/** The papers that must be served; a message in the portal alone is not service (domain, 4). */
export const SERVED_LETTERS: readonly LetterKind[] = [
  's437-notice',
  's438-notice',
  'attendance-order',
];

/**
 * What the words of a message to many families may ask for, besides `CONTACT_COMMON`. The children are
 * named in posted letters alone, never in an email: a line that names them is left out there.
 */
export const CONTACT_NAMES: Record<ContactKind, Names> = {
  'request-first': { values: ['answerBy'], blocks: [], optional: ['children'] },
  'request-reminder': { values: ['answerBy'], blocks: [], optional: ['children'] },
  'request-second': { values: ['answerBy'], blocks: [], optional: ['children'] },
  'year-11': { values: ['answerBy'], blocks: [], optional: ['children', 'answerBy'] },
  'first-review-invitation': {
    values: ['answerBy'],
    blocks: [],
    optional: ['children', 'answerBy'],
  },
  newsletter: { values: [], blocks: [], optional: ['children'] },
  'guidance-changed': { values: [], blocks: [], optional: ['children'] },
};

/** True for a message to many families, false for a letter of casework about one child. */
export function isContact(kind: WordsKind): kind is ContactKind {
  return CONTACT_KINDS.some((code) => code === kind);
}

/** Every name that the words of a kind may ask for. */
export function namesOf(kind: WordsKind): { values: ValueName[]; blocks: BlockName[] } {
  const { values, blocks } = isContact(kind) ? CONTACT_NAMES[kind] : LETTER_NAMES[kind];
  const common = isContact(kind) ? CONTACT_COMMON : COMMON_VALUES;
  return { values: [...common, ...values], blocks: [...blocks] };
}

/** The same for the subject, which names no child where it goes by email too. */
export function subjectNamesOf(kind: WordsKind): { values: ValueName[]; blocks: BlockName[] } {
  const { values, blocks } = namesOf(kind);
  return { values: values.filter((name) => name !== 'children'), blocks };
}

/** True where a letter can be whole without it. */
export function isOptional(kind: WordsKind, name: string): boolean {
  const { optional = [] } = isContact(kind) ? CONTACT_NAMES[kind] : LETTER_NAMES[kind];
  return optional.includes(name as ValueName);
}
