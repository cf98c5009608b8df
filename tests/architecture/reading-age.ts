import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import { root } from './source';

const folder = join(root, 'locales', 'en', 'guidance');

export const guidePages = readdirSync(folder).map((name) => name.slice(0, -3));
const read = (page: string) => readFileSync(join(folder, `${page}.md`), 'utf8');
const figure = /^readingAge: .*$/m;

/**
 * The reading age of the English words of a page, in years: the grade of Flesch and Kincaid (Kincaid
 * and others 1975) plus five. A heading, a point of a list and a sentence count as a sentence each;
 * names of Acts (sources), addresses and values of the council do not count.
 */
export function readingAge(page: string): number {
  const prose = read(page)
    .replace(/^---\n.*?\n---\n/s, '')
    .replace(/^:::?.*$/gm, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\{\{[^}]*\}\}/g, '')
    .replace(/[*#>]/g, '');
  const sentences = prose
    .split(/\n\s*\n|\n\s*-\s|\n\s*\d+\.\s|(?<=[.!?])\s+/)
    .filter((text) => /[a-z]/i.test(text));
  const words = prose.match(/[a-z'’]+/gi) ?? [];
  const syllables = words.reduce((sum, word) => sum + syllable(word), 0);
  const counts = { sentence: sentences.length, word: words.length, syllable: syllables };
  return Math.round((fleschKincaid(counts) + 5) * 10) / 10;
}

/** The figure in the front matter of a page. */
export function statedAge(page: string): number {
  return Number(figure.exec(read(page))?.[0].slice('readingAge: '.length));
}

/** Writes the measured figure into the front matter of every page. */
export function stateAges(): void {
  for (const page of guidePages)
    writeFileSync(
      join(folder, `${page}.md`),
      read(page).replace(figure, `readingAge: ${readingAge(page)}`),
    );
}
