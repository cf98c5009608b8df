import { gapsIn, unknownNames } from '../../letter/fill-letter';
import { roundNames, type OtherKind } from './other-kinds';

type Words = { language: string; subject: string; text: string; templateVersion: number };

/**
 * Words that are older than the English of the round carry their version as a negative number until
 * somebody keeps them again: no family reads in its own language what the English no longer says.
 */
export const isOutdated = ({ templateVersion }: Pick<Words, 'templateVersion'>): boolean =>
  templateVersion < 0;

export const outdated = (templateVersion: number): number =>
  templateVersion < 0 ? templateVersion : -templateVersion - 1;

export const confirmed = (templateVersion: number): number =>
  templateVersion < 0 ? -templateVersion - 1 : templateVersion;

/** How words stand: `open` where something is still to be written in them. */
export function standingOf(words: Words): 'open' | 'outdated' | 'stands' {
  if (gapsIn(words.subject, words.text).length > 0) return 'open';
  return isOutdated(words) ? 'outdated' : 'stands';
}

/** What words ask for and the kind does not have, by field. */
export function wrongNames(
  kind: OtherKind,
  words: Pick<Words, 'subject' | 'text'>,
): { field: 'subject' | 'text'; names: string[] } | null {
  const known = roundNames(kind);
  for (const field of ['subject', 'text'] as const) {
    const names = unknownNames({ subject: '', text: '', [field]: words[field] }, known[field]);
    if (names.length > 0) return { field, names };
  }
  return null;
}

/** Why the words of a round cannot go out as they are. */
export type WordsProblem =
  | { kind: 'no-english' }
  | { kind: 'gaps'; languages: string[] }
  | { kind: 'outdated'; languages: string[] }
  /** News goes to those who asked for it, and says how to stop it. */
  | { kind: 'no-way-to-stop'; languages: string[] };

/** The first thing that keeps the words of a round from going out; null where they may. */
export function problemOf(kind: OtherKind, words: readonly Words[]): WordsProblem | null {
  if (!words.some(({ language }) => language === 'en')) return { kind: 'no-english' };
  const open = words.filter(({ subject, text }) => gapsIn(subject, text).length > 0);
  if (open.length > 0) return { kind: 'gaps', languages: languagesOf(open) };
  const old = words.filter(isOutdated);
  if (old.length > 0) return { kind: 'outdated', languages: languagesOf(old) };
  const endless = words.filter(({ text }) => !text.includes('{{link}}'));
  return kind === 'newsletter' && endless.length > 0
    ? { kind: 'no-way-to-stop', languages: languagesOf(endless) }
    : null;
}

const languagesOf = (words: readonly Words[]) => words.map(({ language }) => language);
