import { createHash } from 'node:crypto';
import type { Language } from '~/platform/i18n';
import { isLanguage } from '~/platform/i18n/languages';
import type { Transaction } from '~/platform/db/database.server';
import { composeRoundMail, wholeAddress, wordsNow, type RoundText } from '../round/index.server';
import { pathOf } from '../round/round-link';
import { REQUEST_WORDS, type RequestStage } from '../round/round.codes';

/** The words of one letter of the series as they would go today, and the day that they name (ISO). */
export type LetterToGo = { stage: RequestStage; words: RoundText[]; on: string; answerBy: string };

/** The words of a letter that goes on `on`. */
export async function letterToGo(
  stage: RequestStage,
  on: string,
  answerBy: string,
  tx?: Pick<Transaction, 'letterTemplate'>,
): Promise<LetterToGo> {
  return { stage, words: await wordsNow(REQUEST_WORDS[stage], tx), on, answerBy };
}

/** A digest of what a reader would be told, so that nothing else goes than what an officer read. */
export function digestOf({ words, answerBy }: LetterToGo): string {
  const told = words.map(({ language, subject, text }) => [language, subject, text]);
  return createHash('sha256')
    .update(JSON.stringify([told, answerBy]))
    .digest('hex');
}

/** Stands in the address where each parent's own request is named. */
const ANY_READER = '00000000-0000-0000-0000-000000000000';

/** One language of a letter as it would be read, with how many read it. */
export type ExactMessage = {
  language: Language;
  /** False where the words are English because there are none in that language. */
  translated: boolean;
  subject: string;
  text: string;
  byEmail: number;
  byPost: number;
};

/** Somebody who is written to, as far as the message differs by it. */
type WrittenTo = { language: string; how: string };

/** The email in each language that somebody reads, the same as it goes out. */
export function exactMessages(letter: LetterToGo, readers: readonly WrittenTo[]): ExactMessage[] {
  const languages = new Set(['en', ...readers.map(({ language }) => language)]);
  return [...languages].filter(isLanguage).map((language) => {
    const words = wordsIn(letter, language);
    const of = readers.filter((reader) => reader.language === language);
    const { subject, text } = composeRoundMail(words, words.language as Language, {
      link: wholeAddress(
        pathOf('annual-request', { language, readerId: ANY_READER, how: 'email' }),
      ),
      on: letter.on,
      answerBy: letter.answerBy,
    });
    return {
      language,
      translated: words.language === language,
      subject,
      text,
      byEmail: of.filter(({ how }) => how === 'email').length,
      byPost: of.filter(({ how }) => how === 'post').length,
    };
  });
}

/** The words in a language, in English where there are none. */
function wordsIn({ words }: LetterToGo, language: Language): RoundText {
  return words.find((each) => each.language === language) ?? words[0]!;
}
