import type { Language } from '~/platform/i18n/languages';
import type { GuidePage } from '../guide/guide.types';
import { wordsOf } from './fold-words';
import { formOf, likeness } from './likeness';
import { askedWords, type SearchIndex, type SearchPart } from './search-index';

/** A piece of a passage; what is marked is what was looked for. */
export type PassagePiece = { text: string; marked: boolean };

export type SearchHit = Pick<GuidePage, 'slug' | 'language' | 'title' | 'summary'> & {
  /** The part of the page; null where it is the page itself. */
  heading: { id: string; text: string } | null;
  passage: PassagePiece[];
};

const mostHits = 10;
const longestQuestion = 12;
/** A part has to have this share of what was asked. */
const leastShare = 0.5;
/** A word that stands in more than this share of all parts says nothing of any of them: "the". */
const saysNothing = 0.7;
/** Hits with less than this share of the best one's score are noise. */
const leastOfBest = 0.12;

type Scored = { part: SearchPart; score: number };

/**
 * The parts of the guide that answer best to what was typed, one a page, the best first. Words that
 * stand in many parts count little, and those that stand everywhere not at all: so no language needs a
 * list of words to leave out.
 */
export function searchGuide(index: SearchIndex, typed: string, language: Language): SearchHit[] {
  const most = index.parts.length * saysNothing;
  const asked = askedWords(typed, language)
    .filter((word) => (index.spread.get(word) ?? 0) <= most)
    .slice(0, longestQuestion);
  const meant = asked.map((word) => meantBy(index, word)).filter(({ words }) => words.size > 0);
  const scored = index.parts.flatMap((part) => score(part, meant) ?? []);
  scored.sort((a, b) => b.score - a.score);
  const best = scored[0]?.score ?? 0;
  const pages = new Set<string>();
  const hits = scored.filter(({ part, score }) => {
    const again = pages.has(part.page.slug);
    pages.add(part.page.slug);
    return !again && score >= best * leastOfBest;
  });
  const marked = new Set(meant.flatMap(({ words }) => [...words.keys()]));
  return hits.slice(0, mostHits).map(({ part }) => hitOf(part, marked));
}

/** What may be meant by a typed word: words of the guide, each with how alike it is, and how rare they are. */
type Meant = { words: Map<string, number>; rarity: number };

/** No words where the typed one is nowhere in the guide: it says nothing of where the others are. */
function meantBy({ parts, spread }: SearchIndex, typed: string): Meant {
  const words = new Map<string, number>();
  // A word that the guide has is meant as it is: "fine" is no slip for "find".
  const compare = spread.has(typed) ? formOf : likeness;
  let widest = 0;
  for (const [word, inParts] of spread) {
    const alike = compare(typed, word);
    if (alike === 0) continue;
    words.set(word, alike);
    widest = Math.max(widest, inParts);
  }
  return { words, rarity: Math.log(1 + parts.length / widest) };
}

function score(part: SearchPart, meant: readonly Meant[]): Scored | null {
  let sum = 0;
  let had = 0;
  let all = 0;
  for (const { words, rarity } of meant) {
    const most = Math.max(0, ...[...words].map(([word, like]) => weightOf(part, word) * like));
    all += rarity;
    if (most > 0) had += rarity;
    sum += most * rarity;
  }
  const share = all > 0 ? had / all : 0;
  return sum > 0 && share >= leastShare ? { part, score: sum * share * share } : null;
}

function weightOf({ weights }: SearchPart, word: string): number {
  return weights.get(word) ?? 0;
}

function hitOf(part: SearchPart, marked: ReadonlySet<string>): SearchHit {
  const { slug, language, title, summary } = part.page;
  return {
    slug,
    language,
    title,
    summary,
    heading: part.heading,
    passage: passageOf(part, marked),
  };
}

const passageLength = 220;

/** The passage of a part with most of what was looked for, cut to a few lines, with marks. */
function passageOf({ passages, page }: SearchPart, marked: ReadonlySet<string>): PassagePiece[] {
  const found = passages.map((text) => {
    const words = wordsOf(text, page.language).filter(({ folded }) => marked.has(folded));
    return { text, words, distinct: new Set(words.map(({ folded }) => folded)).size };
  });
  const best = found.reduce((a, b) => (b.distinct > a.distinct ? b : a), {
    text: '',
    words: [] as { from: number; to: number }[],
    distinct: 0,
  });
  const [from, to] = cutOf(best.text, best.words[0]?.from ?? 0);
  const pieces: PassagePiece[] = [];
  let at = from;
  for (const word of best.words) {
    if (word.from < from || word.to > to) continue;
    pieces.push({ text: best.text.slice(at, word.from), marked: false });
    pieces.push({ text: best.text.slice(word.from, word.to), marked: true });
    at = word.to;
  }
  pieces.push({ text: best.text.slice(at, to), marked: false });
  if (from > 0) pieces.unshift({ text: '… ', marked: false });
  if (to < best.text.length) pieces.push({ text: ' …', marked: false });
  return pieces.filter(({ text }) => text !== '');
}

/** Where to cut a long text so that `around` is in it, between words. */
function cutOf(text: string, around: number): [number, number] {
  if (text.length <= passageLength) return [0, text.length];
  const wanted = Math.max(0, around - passageLength / 3);
  const from = wanted === 0 ? 0 : text.indexOf(' ', wanted) + 1;
  const end = from + passageLength;
  return [from, end >= text.length ? text.length : text.lastIndexOf(' ', end)];
}
