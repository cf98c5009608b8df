import { profile } from '~/platform/config/environment.server';
import { db, type Transaction } from '~/platform/db/database.server';
import type { ContactKind } from '../case/case.codes';
import { currentWords, translatedWords, type LetterWords } from '../letter/letter-words.server';

/** The words of a round in one language, with the version they come from (0 came with the portal). */
export type RoundText = {
  language: string;
  subject: string;
  text: string;
  templateVersion: number;
};

/**
 * The words that a message of this kind has today: English first, then every language of the council
 * whose translation is not older than the English. Families of the others are written to in English.
 */
export async function wordsNow(
  kind: ContactKind,
  tx: Pick<Transaction, 'letterTemplate'> = db(),
): Promise<RoundText[]> {
  const english = await currentWords(kind, 'en', tx);
  if (!english) throw new Error(`there are no words for ${kind}`);
  const all = [textOf('en', english)];
  for (const language of profile().languages) {
    if (language === 'en') continue;
    const words = await translatedWords(kind, language, english, tx);
    if (words) all.push(textOf(language, words));
  }
  return all;
}

function textOf(language: string, { subject, text, version }: LetterWords): RoundText {
  return { language, subject, text, templateVersion: version };
}
