import { languages, type Language } from '~/platform/i18n/languages';

/** One word of a text: as it is compared, and where it stands. */
export type FoundWord = { folded: string; from: number; to: number };

const segmenters = new Map<Language, Intl.Segmenter>();

/** The words of a text in their order, by the rules of its language. */
export function wordsOf(text: string, language: Language): FoundWord[] {
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(languages[language].locale, { granularity: 'word' });
    segmenters.set(language, segmenter);
  }
  return [...segmenter.segment(text)].flatMap(({ segment, index, isWordLike }) => {
    const folded = isWordLike ? foldWord(segment, language) : '';
    return folded ? [{ folded, from: index, to: index + segment.length }] : [];
  });
}

// Letters that Unicode takes apart no further, as people type them without the sign.
const plainLetters: Record<string, string> = {
  ł: 'l',
  đ: 'd',
  ø: 'o',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  // Arabic keyboards write these where Urdu has letters of its own.
  ي: 'ی',
  ى: 'ی',
  ے: 'ی',
  ك: 'ک',
  ه: 'ہ',
  ھ: 'ہ',
  ة: 'ہ',
  ۃ: 'ہ',
  ە: 'ہ',
  // The two signs of a nasal in Gurmukhi are often taken for each other.
  '\u0A70': '\u0A02',
};

// Accents, Urdu vowel signs, tatweel, joiners, marks of direction; in Gurmukhi the nukta and the addak.
// Vowel signs of Gurmukhi and Tamil are marks too and are kept: without them words are others.
const dropped =
  /[\u0300-\u036F\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u0A3C\u0A71\u0640\u200B-\u200F\u2060-\u2069\u00AD'’]/gu;
const eachLetter = /[\u0A70łđøıßæœيىےكهھةۃە]/gu;
const otherDigits = /[\u0660-\u0669\u06F0-\u06F9\u0A66-\u0A6F\u0BE6-\u0BEF]/gu;

/**
 * A word as it is compared: small letters of its language (in Turkish `I` is `ı`), signs left out that
 * people leave out, one letter for those that look alike.
 */
export function foldWord(word: string, language: Language): string {
  return word
    .toLocaleLowerCase(languages[language].locale)
    .normalize('NFKD')
    .replace(dropped, '')
    .replace(eachLetter, (letter) => plainLetters[letter] ?? letter)
    .replace(otherDigits, (digit) => String((digit.codePointAt(0)! - zeroOf(digit)) % 10));
}

const zeros = [0x660, 0x6f0, 0xa66, 0xbe6];

function zeroOf(digit: string): number {
  const point = digit.codePointAt(0)!;
  return zeros.findLast((zero) => point >= zero) ?? point;
}
