import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprintOf, splitSource } from '../../app/domains/guidance/guide/guide-source.server';
import { root } from './source';

const folderOf = (language: string) => join(root, 'locales', language, 'guidance');
const fileOf = (language: string, page: string) => join(folderOf(language), `${page}.md`);
const pagesIn = (language: string) =>
  existsSync(folderOf(language))
    ? readdirSync(folderOf(language)).map((name) => name.replace(/\.md$/, ''))
    : [];

/** The pages of guidance, by the names of their English files. */
export const guidePages = pagesIn('en');

const englishFile = (page: string) => readFileSync(fileOf('en', page), 'utf8');

/** What is wrong with the translated pages of guidance of a language: pages by fault. */
export function guidanceFaultsOf(language: string, today: string) {
  const own = pagesIn(language);
  return {
    missing: guidePages.filter((page) => !own.includes(page)),
    unknown: own.filter((page) => !existsSync(fileOf('en', page))),
    older: own.filter((page) => existsSync(fileOf('en', page)) && isOlder(language, page, today)),
  };
}

function isOlder(language: string, page: string, today: string): boolean {
  const { front } = splitSource(readFileSync(fileOf(language, page), 'utf8'));
  const { english, acceptedUntil = '' } = front as { english?: string; acceptedUntil?: string };
  return english !== fingerprintOf(englishFile(page)) && acceptedUntil < today;
}

/** Notes in translated pages that they were made from the English of today; `all` are those there are. */
export function keepGuidanceMatched(language: string, pages: string[], today: string): void {
  for (const page of pages[0] === 'all' ? pagesIn(language) : pages) {
    const file = fileOf(language, page);
    const [before = '', ...words] = readFileSync(file, 'utf8')
      .replaceAll('\r\n', '\n')
      .split(/\n---\n/);
    const kept = before
      .split('\n')
      .filter((line) => !/^(english|matchedOn|acceptedUntil):/.test(line));
    const made = [`english: '${fingerprintOf(englishFile(page))}'`, `matchedOn: ${today}`];
    writeFileSync(file, [[...kept, ...made].join('\n'), ...words].join('\n---\n'));
  }
}
