import type { Language } from '~/platform/i18n/languages';
import { plainText, type GuideBlock, type GuidePage } from '../guide/guide.types';
import { wordsOf } from './fold-words';

/** A part of a page: what stands under one heading. */
export type SearchPart = {
  page: GuidePage;
  heading: { id: string; text: string } | null;
  passages: string[];
  /** How much each word counts here. */
  weights: Map<string, number>;
};

export type SearchIndex = {
  parts: SearchPart[];
  /** In how many parts each word stands. */
  spread: Map<string, number>;
};

// What a page names as looked for leads to it, before any part that has the word in heading and text.
const WEIGHT = { title: 8, also: 9, summary: 4, heading: 5, body: 1 };
/** A word said often says no more about a part than this. */
const mostForBody = 3;

/** The index of the guide in one language. */
export function buildIndex(pages: readonly GuidePage[]): SearchIndex {
  const parts = pages.flatMap(partsOf);
  const spread = new Map<string, number>();
  for (const { weights } of parts)
    for (const word of weights.keys()) spread.set(word, (spread.get(word) ?? 0) + 1);
  return { parts, spread };
}

function partsOf(page: GuidePage): SearchPart[] {
  const opening: SearchPart = { page, heading: null, passages: [], weights: new Map() };
  const parts = [opening];
  for (const block of page.blocks) {
    if (block.kind === 'heading' && block.level === 2) {
      const heading = { id: block.id, text: plainText(block.content) };
      parts.push({ page, heading, passages: [], weights: new Map() });
    } else parts.at(-1)!.passages.push(...passagesOf(block));
  }
  for (const part of parts) {
    addBody(part);
    if (part.heading) add(part, part.heading.text, WEIGHT.heading);
  }
  add(opening, page.title, WEIGHT.title);
  add(opening, page.summary, WEIGHT.summary);
  for (const word of page.also) add(opening, word, WEIGHT.also);
  return parts;
}

/** The texts of a block that can be shown as a passage. */
function passagesOf(block: GuideBlock): string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [plainText(block.content)];
    case 'list':
      return block.items.flat().flatMap(passagesOf);
    case 'duties':
      return [...block.must, ...block.may, ...block.neednot].flat().flatMap(passagesOf);
    case 'box':
      return block.blocks.flatMap(passagesOf);
    default:
      return [];
  }
}

function add({ weights, page }: SearchPart, text: string, weight: number): void {
  for (const { folded } of wordsOf(text, page.language))
    weights.set(folded, (weights.get(folded) ?? 0) + weight);
}

function addBody({ weights, passages, page }: SearchPart): void {
  for (const passage of passages) {
    for (const { folded } of wordsOf(passage, page.language))
      weights.set(folded, Math.min(mostForBody, (weights.get(folded) ?? 0) + WEIGHT.body));
  }
}

/** The words that somebody typed, each once. */
export function askedWords(typed: string, language: Language): string[] {
  return [...new Set(wordsOf(typed, language).map(({ folded }) => folded))];
}
