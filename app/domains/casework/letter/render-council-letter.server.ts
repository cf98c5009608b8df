import { profile } from '~/platform/config/environment.server';
import {
  isolate,
  languageDirection,
  oneLine,
  textDirection,
} from '~/platform/documents/printable-text';
import { renderPdf } from '~/platform/documents/render-pdf.server';
import { formatDate, isLanguage, translatorFor, type Language } from '~/platform/i18n';
import councilLetter from './council-letter.typ?raw';
import { parseBlocks, type LetterBlock } from './letter.blocks';

/** The words of a letter as they are kept. */
export type LetterTextOf = {
  subject: string;
  text: string;
  otherLanguage: string | null;
  otherSubject: string;
  otherText: string;
};

/** To whom one copy goes; `language` says which courtesy translation it carries, `en` for none. */
export type CopyTo = {
  name: string;
  addressLines: string[];
  language: string;
  toSchool: boolean;
};

/** One copy of a letter to be set: its words, its reader, who signs it and the day on it (ISO). */
export type CopyToSet = { letter: LetterTextOf; to: CopyTo; signer: string; on: string };

type Part = {
  language: Language;
  direction: 'ltr' | 'rtl';
  date: string;
  greeting: string;
  subject: string;
  blocks: (LetterBlock & { english: boolean })[];
  closing: string;
  signature: string[];
};

function partIn(
  language: Language,
  { subject, text }: { subject: string; text: string },
  { to, signer, on }: CopyToSet,
): Part {
  const t = translatorFor(language);
  const direction = languageDirection(language);
  return {
    language,
    direction,
    date: formatDate(language, on),
    greeting: to.toSchool
      ? t('letter-templates:frame.greetingSchool')
      : t('letter-templates:frame.greeting', { name: isolate(to.name, direction) }),
    subject,
    blocks: parseBlocks(text).map((block) => ({
      ...block,
      english: direction === 'rtl' && isEnglish(block),
    })),
    closing: t('letter-templates:frame.closing'),
    signature: [signer, profile().team.name].map((line) => isolate(line, direction)),
  };
}

/** True for a block in Latin letters: an officer's own words in a letter that is read from right to left. */
function isEnglish(block: LetterBlock): boolean {
  const text = block.kind === 'list' ? block.items.join(' ') : block.text;
  return textDirection(text, 'rtl') === 'ltr';
}

/** The courtesy translation that a copy carries, or undefined. */
function translationOf(copy: CopyToSet) {
  const { letter, to } = copy;
  const language = letter.otherLanguage;
  if (!isLanguage(language) || to.language !== language || !letter.otherText) return undefined;
  const t = translatorFor(language);
  const words = { subject: letter.otherSubject || letter.subject, text: letter.otherText };
  return {
    ...partIn(language, words, copy),
    title: t('letter-templates:frame.translationTitle'),
    notice: t('letter-templates:frame.translationNotice'),
  };
}

/**
 * Copies of letters as one tagged PDF, each for its own reader with its own count of pages: the English
 * letter, and after it, on a page of its own and marked as such, the courtesy translation where the
 * copy carries one. Only the reader's own name and address are in a copy.
 */
export function renderCopies(copies: CopyToSet[], title: string): Promise<Uint8Array> {
  const { council, team } = profile();
  const data = {
    sender: [council.name, ...team.addressLines, team.phone, team.email].map(oneLine),
    contact: [council.name, team.email, team.phone].map(oneLine),
    pageLabel: translatorFor('en')('letter-templates:frame.page', {
      page: '{page}',
      pages: '{pages}',
    }),
    letters: copies.map((copy) => {
      const translation = translationOf(copy);
      return {
        date: formatDate('en', copy.on),
        to: [copy.to.name, ...copy.to.addressLines].map(oneLine).filter(Boolean),
        english: partIn('en', copy.letter, copy),
        ...(translation && { translation }),
      };
    }),
  };
  return renderPdf(councilLetter, data, { language: 'en', title });
}
