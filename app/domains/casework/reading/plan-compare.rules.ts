/** One sentence or paragraph of a text, and whether the other version lacks it. */
export type Passage = { text: string; changed: boolean };

/** Two versions of one text: how they differ, and each in its passages. */
export type Comparison = {
  state: 'empty' | 'unchanged' | 'changed' | 'added' | 'gone';
  before: Passage[];
  now: Passage[];
};

const same = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** A text in sentences, each with the spaces that follow it, so that they join to the text again. */
function sentencesOf(text: string, language: string): string[] {
  if (text === '') return [];
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

/** For each version, which of its passages both have, in the same order (longest common subsequence). */
function common(before: string[], now: string[]): [Set<number>, Set<number>] {
  const width = now.length + 1;
  const longest = new Uint32Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] =
        before[i] === now[j]
          ? longest[(i + 1) * width + j + 1]! + 1
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
    }
  }
  const kept: [Set<number>, Set<number>] = [new Set(), new Set()];
  let [i, j] = [0, 0];
  while (i < before.length && j < now.length) {
    if (before[i] === now[j]) {
      kept[0].add(i++);
      kept[1].add(j++);
    } else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!) i += 1;
    else j += 1;
  }
  return kept;
}

/** Beyond so many sentences (both versions multiplied) a text is compared as a whole. */
const MOST = 1_000_000;

/**
 * Lays two versions of a text side by side: what only one of them has is marked, sentence by
 * sentence. `language` is a BCP 47 code; spaces and line breaks alone are no difference.
 */
export function comparePassages(before: string, now: string, language: string): Comparison {
  const old = sentencesOf(before, language);
  const fresh = sentencesOf(now, language);
  const [a, b] = [same(before), same(now)];
  const plain = (texts: string[], changed: boolean) => texts.map((text) => ({ text, changed }));
  if (a === b) {
    const state = a === '' ? 'empty' : 'unchanged';
    return { state, before: plain(old, false), now: plain(fresh, false) };
  }
  if (a === '') return { state: 'added', before: [], now: plain(fresh, true) };
  if (b === '') return { state: 'gone', before: plain(old, true), now: [] };
  if (old.length * fresh.length > MOST) {
    return { state: 'changed', before: plain([before], true), now: plain([now], true) };
  }
  const [inOld, inFresh] = common(old.map(same), fresh.map(same));
  return {
    state: 'changed',
    before: old.map((text, at) => ({ text, changed: !inOld.has(at) })),
    now: fresh.map((text, at) => ({ text, changed: !inFresh.has(at) })),
  };
}
