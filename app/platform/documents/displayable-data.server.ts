import { withoutControls } from './printable-text';

/** Stands for a character that no font of the house can draw; it is in Noto Sans. */
export const UNPRINTABLE_SIGN = '\uFFFD';

const DOTTED_CIRCLE = '\u25CC';
const INVISIBLE = /^[\n\t \u200B-\u200D\u2066-\u2069]$/u;
const LONGEST_UNBROKEN = 40;
const BREAK_EVERY = 20;
const BREAK_HERE = '\u200B';

type Coverage = readonly ReadonlySet<number>[];

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function isCovered(characters: string[], coverage: Coverage): boolean {
  return coverage.some((family) =>
    characters.every((character) => family.has(character.codePointAt(0)!)),
  );
}

/**
 * One user-perceived character as one family can draw it, else its base, else the sign. A mark
 * without a base gets the dotted circle that Unicode has for it, so that it joins nothing else.
 */
function drawable(grapheme: string, coverage: Coverage): string {
  const visible = [...grapheme].filter((character) => !INVISIBLE.test(character));
  const [base] = visible;
  if (base === undefined) return grapheme;
  const orphan = /\p{M}/u.test(base);
  if (isCovered(visible, coverage)) return orphan ? DOTTED_CIRCLE + visible.join('') : grapheme;
  return isCovered([base], coverage) && !orphan ? base : UNPRINTABLE_SIGN;
}

/** Places where a word too long for any line may be broken, so that nothing runs off the page. */
function breakable(text: string): string {
  if (text.length <= LONGEST_UNBROKEN) return text;
  return text.replace(/\S+/gu, (word) => {
    if (word.length <= LONGEST_UNBROKEN) return word;
    const parts = [...graphemes.segment(word)].map((part) => part.segment);
    if (parts.length <= LONGEST_UNBROKEN) return word;
    return parts
      .map((part, index) => (index > 0 && index % BREAK_EVERY === 0 ? BREAK_HERE + part : part))
      .join('');
  });
}

/** Data made safe to print, and whether some character had to be replaced by the sign. */
export type DisplayableData = { data: unknown; replaced: boolean };

/**
 * Every string in `data` (keys apart) without control characters, restricted to what the fonts can
 * draw, with long words breakable. PDF/UA-1 (ISO 14289-1, 7.21.8) refuses characters without a
 * glyph, so a single one would otherwise cost the reader the whole document.
 */
export function displayable(data: unknown, coverage: Coverage): DisplayableData {
  let replaced = false;
  // Many letters in one document say the same: each text is looked at once.
  const seen = new Map<string, string>();
  const printable = (text: string): string => {
    const known = seen.get(text);
    if (known !== undefined) return known;
    const made = printableOf(text);
    seen.set(text, made);
    return made;
  };
  const printableOf = (text: string): string => {
    const clean = withoutControls(text);
    if (/^[\n -~]*$/.test(clean)) return breakable(clean);
    let drawn = '';
    for (const { segment } of graphemes.segment(clean)) {
      const shown = drawable(segment, coverage);
      if (shown !== segment && !shown.startsWith(DOTTED_CIRCLE)) replaced = true;
      drawn += shown;
    }
    return breakable(drawn);
  };
  const visit = (value: unknown): unknown => {
    if (typeof value === 'string') return printable(value);
    if (Array.isArray(value)) return value.map(visit);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, visit(entry)]));
  };
  return { data: visit(data), replaced };
}
