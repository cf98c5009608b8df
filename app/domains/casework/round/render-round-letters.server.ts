import { profile } from '~/platform/config/environment.server';
import {
  isolate,
  languageDirection,
  oneLine,
  textDirection,
} from '~/platform/documents/printable-text';
import { renderPdf } from '~/platform/documents/render-pdf.server';
import { formatDate, isLanguage, translatorFor, type Language } from '~/platform/i18n';
import councilLetter from '../letter/council-letter.typ?raw';
import type { LetterBlock } from '../letter/letter.blocks';
import { senderOf } from './compose-round-mail.server';
import { fillMessage, type RoundValues } from './round.values';

/** A letter of a round to one reader. */
export type RoundLetter = {
  /** The words of the round, English among them. */
  words: readonly { language: string; subject: string; text: string }[];
  to: { name: string; addressLines: readonly string[]; language: string };
  /** Filled in each language: what is a day there is written out. */
  values: (language: Language) => RoundValues;
};

/** What a file of letters to be printed needs besides. */
export type PrintedLetters = { template: string; data: object; title: string };

/** Millimetres for a signature: nobody signs thousands of letters by hand. */
const SIGNATURE_ROOM = 3;

function partIn(
  language: Language,
  { to, values }: RoundLetter,
  words: { subject: string; text: string },
) {
  const t = translatorFor(language);
  const direction = languageDirection(language);
  const given = values(language);
  const { subject, blocks } = fillMessage(words, language, senderOf(), given);
  const { team, council } = profile();
  return {
    language,
    direction,
    date: formatDate(language, given.on),
    greeting: t('letter-templates:frame.greeting', { name: isolate(to.name, direction) }),
    subject,
    blocks: blocks.map((block) => ({
      ...block,
      english: direction === 'rtl' && textDirection(wordsOf(block), 'rtl') === 'ltr',
    })),
    closing: t('letter-templates:frame.closing'),
    signature: [team.name, council.name].map((line) => isolate(line, direction)),
  };
}

function wordsOf(block: LetterBlock): string {
  return block.kind === 'list' ? block.items.join(' ') : block.text;
}

function translationOf(letter: RoundLetter) {
  const { language } = letter.to;
  const words = letter.words.find((each) => each.language === language);
  if (language === 'en' || !words || !isLanguage(language)) return undefined;
  const t = translatorFor(language);
  return {
    ...partIn(language, letter, words),
    title: t('letter-templates:frame.translationTitle'),
    notice: t('letter-templates:frame.translationNotice'),
  };
}

function toOf({ to }: RoundLetter): string[] {
  return [to.name, ...to.addressLines].map(oneLine).filter(Boolean);
}

/**
 * What the typesetter needs for letters of a round in one file: each begins on a page of its own, in
 * English and, where the round has it, in the reader's language; only the reader's own name and address
 * are in it. `numbered` adds their numbers, and their envelopes (DL) in the same order.
 */
export function letterFile(
  letters: readonly RoundLetter[],
  title: string,
  numbered?: { numberOf: (at: number) => string },
): PrintedLetters {
  const { council, team } = profile();
  const data = {
    sender: [council.name, ...team.addressLines, team.phone, team.email].map(oneLine),
    contact: [council.name, team.email, team.phone].map(oneLine),
    pageLabel: translatorFor('en')('letter-templates:frame.page', {
      page: '{page}',
      pages: '{pages}',
    }),
    letters: letters.map((letter, at) => {
      const english = letter.words.find((each) => each.language === 'en')!;
      const translation = translationOf(letter);
      return {
        date: formatDate('en', letter.values('en').on),
        to: toOf(letter),
        english: partIn('en', letter, english),
        room: SIGNATURE_ROOM,
        ...(translation && { translation }),
        ...(numbered && { number: numbered.numberOf(at) }),
      };
    }),
    ...(numbered && {
      envelopes: letters.map((letter, at) => ({
        to: toOf(letter),
        number: numbered.numberOf(at),
      })),
    }),
  };
  return { template: councilLetter, data, title };
}

/** One letter of a round as PDF, exactly as it would be printed: for previews. */
export function renderRoundLetter(letter: RoundLetter): Promise<Uint8Array> {
  const english = letter.words.find((each) => each.language === 'en')!;
  const { template, data } = letterFile([letter], english.subject);
  const filled = fillMessage(english, 'en', senderOf(), letter.values('en'));
  return renderPdf(template, data, { language: 'en', title: filled.subject });
}
