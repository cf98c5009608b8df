import type { ContactKind } from '../../case/case.codes';
import { CONTACT_COMMON, isOptional, namesOf, type ValueName } from '../../letter/letter.values';

/** Rounds that are prepared here; annual requests have pages of their own. */
export const OTHER_KINDS = [
  'year-11',
  'first-review-invitation',
  'newsletter',
  'guidance-changed',
  'letter',
] as const;
export type OtherKind = (typeof OTHER_KINDS)[number];

/** The kind whose words it begins with; null where somebody writes them anew. */
export function wordsOf(kind: OtherKind): ContactKind | null {
  return kind === 'letter' ? null : kind;
}

/** True where the words may ask for an answer by a day. News and notices ask nothing. */
export function mayAskBy(kind: OtherKind): boolean {
  return kind !== 'newsletter' && kind !== 'guidance-changed';
}

/** True where it is about the children that it is narrowed to; else about the family as a whole. */
export function isAboutChildren(kind: OtherKind): boolean {
  return mayAskBy(kind);
}

/** True where the kind itself says which year group. */
export function fixesYears(kind: OtherKind): boolean {
  return kind === 'year-11';
}

/** What the words of a round may ask for; a subject names no child, since it goes by email too. */
export function roundNames(kind: OtherKind): {
  subject: { values: ValueName[]; blocks: [] };
  text: { values: ValueName[]; blocks: [] };
} {
  const own = wordsOf(kind);
  const values: ValueName[] = own ? namesOf(own).values : [...CONTACT_COMMON, 'answerBy'];
  return {
    subject: { values: values.filter((name) => name !== 'children'), blocks: [] },
    text: { values, blocks: [] },
  };
}

/** The names whose line is left out where a message has no such value. */
export function optionalNames(kind: OtherKind): ValueName[] {
  const own = wordsOf(kind) ?? 'first-review-invitation';
  return roundNames(kind).text.values.filter((name) => isOptional(own, name));
}
