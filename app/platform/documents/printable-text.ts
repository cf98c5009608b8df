import { directionOf, isLanguage } from '~/platform/i18n/languages';

/** Reading direction of a language or of a piece of text. */
export type TextDirection = 'ltr' | 'rtl';

const RIGHT_TO_LEFT_LETTER =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const ANY_LETTER = /\p{L}/u;

const ISOLATE_STARTS = '\u2066\u2067\u2068';
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/**
 * Characters that a person's text never needs and that can hide or reorder what is read: controls
 * (tab and new line apart), lone surrogates, unassigned code points, direction marks, embeddings
 * and overrides, byte order marks, invisible operators, soft hyphens, variation selectors and tags.
 */
const UNWANTED =
  // eslint-disable-next-line no-control-regex, no-misleading-character-class -- these are the characters to remove
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200E\u200F\u2028-\u202E\u2060-\u2064\u206A-\u206F\uFE00-\uFE0F\uFEFF\uFFF9-\uFFFB\u{1BCA0}-\u{1BCA3}\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}\p{Cs}\p{Cn}]/gu;

/** Every isolate is closed, and nothing is closed that was not opened, within one string. */
function balanceIsolates(text: string): string {
  let open = 0;
  let balanced = '';
  for (const character of text) {
    if (character === POP_ISOLATE) {
      if (open === 0) continue;
      open -= 1;
    } else if (ISOLATE_STARTS.includes(character)) {
      open += 1;
    }
    balanced += character;
  }
  return balanced + POP_ISOLATE.repeat(open);
}

/**
 * Text as it may stand in a document: composed (NFC), line ends as `\n`, without control, override
 * and invisible characters, and with balanced isolates. Everything that can be read is kept.
 */
export function withoutControls(text: string): string {
  const lines = text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n');
  return balanceIsolates(lines.replace(UNWANTED, '').normalize('NFC'));
}

/**
 * One line of a person's text, such as a name: as {@link withoutControls}, without isolates, every
 * run of white space a single space, none at the ends.
 */
export function oneLine(text: string): string {
  return withoutControls(text)
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Direction in which a language (a BCP 47 tag such as `ur` or `ro-RO`) is written. */
export function languageDirection(language: string): TextDirection {
  const [primary] = language.toLowerCase().split('-');
  return isLanguage(primary) ? directionOf(primary) : 'ltr';
}

/** Direction of a text by its first letter; `otherwise` when it has none. */
export function textDirection(text: string, otherwise: TextDirection): TextDirection {
  const letter = ANY_LETTER.exec(text)?.[0];
  if (letter === undefined) return otherwise;
  return RIGHT_TO_LEFT_LETTER.test(letter) ? 'rtl' : 'ltr';
}

/**
 * A name, number or reference to be set into a sentence of the given direction: one line, and
 * wrapped in an isolate where it could otherwise change the order of the words around it.
 */
export function isolate(text: string, sentence: TextDirection): string {
  const line = oneLine(text);
  const disturbs =
    sentence === 'rtl' ? /[\p{L}\p{N}]/u.test(line) : RIGHT_TO_LEFT_LETTER.test(line);
  return disturbs ? FIRST_STRONG_ISOLATE + line + POP_ISOLATE : line;
}
