import {
  isolate,
  oneLine,
  withoutControls,
  type TextDirection,
} from '~/platform/documents/printable-text';
import { parseBlocks, plainBlocks, type LetterBlock } from './letter.blocks';

/** What a letter is filled with: `undefined` is missing, an empty text is left out. */
export type Filling = {
  direction: TextDirection;
  values: Readonly<Record<string, string | undefined>>;
  blocks: Readonly<Record<string, string | LetterBlock[] | undefined>>;
  /** True where the letter is whole without it. */
  optional: (name: string) => boolean;
  /** What stands where something is missing that an officer must fill in. */
  gap: (name: string) => string;
};

const placeholder = /\{\{(\w+)\}\}/g;
const blockPlaceholder = /^\{\{block:(\w+)\}\}$/;
const gapMarks = /[⟦⟧]/g;

/**
 * The words of a letter with what belongs in them. The words are read as blocks first and the values
 * are put in once, as data: whatever stands in a value is text. A line that needs an optional value
 * which is missing is left out, and a heading with nothing under it too.
 */
export function fillLetter(words: string, filling: Filling): LetterBlock[] {
  const filled = parseBlocks(words).flatMap((block): LetterBlock[] => {
    if (block.kind === 'list') {
      const items = block.items.flatMap((item) => lineOf(item, filling) ?? []);
      return items.length > 0 ? [{ kind: 'list', items }] : [];
    }
    const [, name] = (block.kind === 'paragraph' && blockPlaceholder.exec(block.text)) || [];
    if (name !== undefined) return textOf(name, filling);
    const text = lineOf(block.text, filling);
    return text === null ? [] : [{ ...block, text }];
  });
  return filled.filter((block, at) => {
    const next = filled[at + 1];
    return block.kind !== 'heading' || (next !== undefined && next.kind !== 'heading');
  });
}

/** A subject with its values, on one line. */
export function fillSubject(words: string, filling: Filling): string {
  return oneLine(lineOf(words, { ...filling, optional: () => false }) ?? '');
}

function lineOf(words: string, { direction, values, optional, gap }: Filling): string | null {
  const missing = [...words.matchAll(placeholder)].some(
    ([, name = '']) => !has(values, name) && optional(name),
  );
  if (missing) return null;
  return words.replace(placeholder, (_, name: string) =>
    has(values, name) ? isolate(values[name]!.replace(gapMarks, ''), direction) : gap(name),
  );
}

function textOf(name: string, { blocks, optional, gap }: Filling): LetterBlock[] {
  const given = Object.hasOwn(blocks, name) ? blocks[name] : undefined;
  if (given === undefined && optional(name)) return [];
  const found = typeof given === 'string' ? plainBlocks(given) : (given ?? []);
  const clean = found.flatMap(cleaned);
  if (clean.length > 0) return clean;
  return optional(name) ? [] : [{ kind: 'paragraph', text: gap(name) }];
}

function cleaned(block: LetterBlock): LetterBlock[] {
  if (block.kind === 'list') {
    const items = block.items.map((item) => oneLine(item).replace(gapMarks, '')).filter(Boolean);
    return items.length > 0 ? [{ kind: 'list', items }] : [];
  }
  const text = block.kind === 'heading' ? oneLine(block.text) : withoutControls(block.text);
  const plain = text.replace(/[\u2066-\u2069⟦⟧]/g, '').trim();
  return plain === '' ? [] : [{ ...block, text: plain }];
}

function has(values: Filling['values'], name: string): boolean {
  return Object.hasOwn(values, name) && oneLine(values[name] ?? '') !== '';
}

/** The names of what is still missing in a letter's text, as they stand in it; each once. */
export function gapsIn(...texts: string[]): string[] {
  const found = texts.flatMap((text) =>
    [...text.matchAll(/⟦([^⟦⟧]*)⟧/g)].map((match) => match[1]!),
  );
  return [...new Set(found)];
}

/** The placeholders that a template asks for and that its kind does not have, and blocks that do not stand alone. */
export function unknownNames(
  words: { subject: string; text: string },
  known: { values: readonly string[]; blocks: readonly string[] },
): string[] {
  const wrong: string[] = [];
  const check = (line: string, mayBeBlock: boolean) => {
    const [, block] = (mayBeBlock && blockPlaceholder.exec(line)) || [];
    if (block !== undefined && known.blocks.includes(block)) return;
    for (const [whole] of line.matchAll(/\{\{[^{}]*\}?\}?/g)) {
      const [, name] = /^\{\{(\w+)\}\}$/.exec(whole) ?? [];
      if (name === undefined || !known.values.includes(name)) wrong.push(whole);
    }
  };
  check(words.subject, false);
  for (const block of parseBlocks(words.text)) {
    if (block.kind === 'list') block.items.forEach((item) => check(item, false));
    else check(block.text, block.kind === 'paragraph');
  }
  return [...new Set(wrong)];
}
