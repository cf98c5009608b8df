import type { TextDirection } from '~/platform/documents/printable-text';

/** Where a child learns now, as a parent says it when notifying. */
export type LearningSituation =
  | 'mainstream'
  | 'special-la-placed'
  | 'special-other'
  | 'independent'
  | 'never-at-school'
  | 'home-educated-elsewhere'
  | 'attendance-order'
  | 'college-14-16';

/** The letters that the portal can write; `none` where the law asks for none. */
export type LetterKind = 'deregistration' | 'special-school-consent' | 'revoke-order' | 'none';

/** A school as the parent or the list of schools names it; `urn` where it is known. */
export type LetterSchool = {
  name: string;
  urn?: string;
  addressLines?: string[];
  headTeacher?: string;
};

/** A child that a letter may be about. Dates are ISO calendar dates (`2026-11-23`). */
export type LetterChild = {
  name: string;
  knownAs?: string;
  dateOfBirth: string;
  situation: LearningSituation;
  startsOn: string;
  school?: LetterSchool;
  replyBy?: string;
};

/** The writer. Only what the parent wants the reader to have: every field is printed. */
export type LetterParent = {
  name: string;
  addressLines?: string[];
  email?: string;
  phone?: string;
};

/** A council as its profile gives it, with the team that reads letters. */
export type CouncilContact = {
  name: string;
  team?: string;
  addressLines?: string[];
  email?: string;
  phone?: string;
};

/** One letter to write: its kind, the children it names and what they have in common. */
export type LetterTask =
  | { kind: 'deregistration'; school: LetterSchool; children: LetterChild[] }
  | { kind: 'special-school-consent'; school: LetterSchool; child: LetterChild }
  | { kind: 'revoke-order'; school?: LetterSchool; child: LetterChild };

/**
 * Looks up a sentence of `locales/<lng>/letter.json` by its dotted key and fills in `{{values}}`,
 * which are plain text: i18next must run with `interpolation.escapeValue: false`.
 */
export type LetterTranslator = (key: string, values?: Record<string, string>) => string;

/** A language to write a letter in: BCP 47 tag and its sentences. */
export type LetterLanguage = { language: string; t: LetterTranslator };

/** A part of a letter's body. */
export type LetterPart = { text: string } | { list: string[] };

/** A letter in one language, as data: what the page previews, the email says and the PDF shows. */
export type LetterContent = {
  language: string;
  direction: TextDirection;
  sender: string[];
  date: string;
  recipient: string[];
  greeting: string;
  subject: string;
  parts: LetterPart[];
  closing: string;
  signature: string;
};

/** The English letter, which is the one sent, and beside it the parent's own reading copy. */
export type Letter = {
  kind: Exclude<LetterKind, 'none'>;
  english: LetterContent;
  translation?: { title: string; notice: string; content: LetterContent };
};
