import { db, type Transaction } from '~/platform/db/database.server';
import { translatorFor, type Language } from '~/platform/i18n';
import type { WordsKind } from '../case/case.codes';

/** The words of a kind of letter in one language; version 0 came with the portal. */
export type LetterWords = { subject: string; text: string; version: number; at: Date | null };

/** The words that came with the portal; null where they were not translated into that language. */
export function shippedWords(kind: WordsKind, language: Language): LetterWords | null {
  const t = translatorFor(language);
  const plain = { skipInterpolation: true, fallbackLng: false, defaultValue: '' } as const;
  const subject = t(`letter-templates:${kind}.subject`, plain);
  const text = t(`letter-templates:${kind}.text`, {
    ...plain,
    returnObjects: true,
    joinArrays: '\n\n',
  }) as unknown as string;
  return subject && text ? { subject, text, version: 0, at: null } : null;
}

/** The words as an administrator last changed them, else those that came with the portal. */
export async function currentWords(
  kind: WordsKind,
  language: Language,
  tx: Pick<Transaction, 'letterTemplate'> = db(),
): Promise<LetterWords | null> {
  const row = await tx.letterTemplate.findFirst({
    where: { kind, language },
    orderBy: { version: 'desc' },
    select: { subject: true, text: true, version: true, at: true },
  });
  return row ? dated(row, kind, language) : shippedWords(kind, language);
}

/** A kept version; one that says what the portal came with counts as being as old as that. */
export function dated(row: LetterWords, kind: WordsKind, language: Language): LetterWords {
  const shipped = shippedWords(kind, language);
  const same = shipped?.subject === row.subject && shipped.text === row.text;
  return { ...row, at: same ? null : row.at };
}

/**
 * The words for a courtesy translation: null where there are none, or where the English was changed
 * after them, so that no family reads in its own language what the letter no longer says.
 */
export async function translatedWords(
  kind: WordsKind,
  language: Language,
  english: LetterWords,
  tx: Pick<Transaction, 'letterTemplate'> = db(),
): Promise<LetterWords | null> {
  const words = await currentWords(kind, language, tx);
  return words && !isOutdated(words, english) ? words : null;
}

/** True where the English was changed after the translation was. */
export function isOutdated(words: LetterWords, english: LetterWords): boolean {
  return english.at !== null && (words.at === null || words.at < english.at);
}
