import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './source';

/** Words that only staff or developers see; they exist in English alone. */
const staffFiles = new Set([
  'officer',
  'admin',
  'reading',
  'record',
  'review',
  'letters',
  'messages',
  'steps',
  'path',
  'escalation',
  'oversight',
  'requests',
  'answer',
  'rounds',
  'bookings',
  'timetable',
  'complaint-desk',
]);
const staffKeys = [/^public:mailbox\./];
const plural = /_(zero|one|two|few|many|other)$/;
const matchedFile = 'matched.json';

/** Which English words a file of translations was made from, and on which day; or is accepted until. */
export type Matched = Record<string, { english: string; on: string; acceptedUntil?: string }>;

type Tree = { [key: string]: Leaf | Tree };
type Leaf = string | (string | Tree)[];

function flatten(tree: Tree, prefix: string): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] => {
    if (typeof value === 'string') return [[`${prefix}${key}`, value]];
    if (!Array.isArray(value)) return flatten(value, `${prefix}${key}.`);
    return value.flatMap((one, at): [string, string][] =>
      typeof one === 'string'
        ? [[`${prefix}${key}.${at}`, one]]
        : flatten(one, `${prefix}${key}.${at}.`),
    );
  });
}

const folderOf = (language: string) => join(root, 'locales', language);
const namesIn = (language: string) =>
  readdirSync(folderOf(language))
    .filter((name) => name.endsWith('.json') && name !== matchedFile)
    .map((name) => name.slice(0, -5));
const parsed = (language: string, name: string) =>
  JSON.parse(readFileSync(join(folderOf(language), `${name}.json`), 'utf8')) as Tree;

/** All words of a language, as `file:path.to.key`. */
export function wordsOf(language: string): Map<string, string> {
  return new Map(namesIn(language).flatMap((name) => flatten(parsed(language, name), `${name}:`)));
}

/** A key without its plural form. */
export const baseOf = (key: string) => key.replace(plural, '');

const forFamilies = (key: string) =>
  !staffFiles.has(key.split(':')[0]!) && !staffKeys.some((pattern) => pattern.test(key));
const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{\{\s*-?\s*([\w.]+)/g)].map((m) => m[1]!))].sort();

export const english = wordsOf('en');

/** The languages beside English that have a folder. */
export const others = readdirSync(join(root, 'locales')).filter(
  (name) => name !== 'en' && /^[a-z]{2}$/.test(name),
);

/** The files of English words that families see, and that each language translates. */
export const translatedFiles = namesIn('en').filter((name) => !staffFiles.has(name));

/** A short digest of the English words of a file: it changes when they do. */
export function englishOf(name: string): string {
  return createHash('sha256')
    .update(JSON.stringify(parsed('en', name)))
    .digest('hex')
    .slice(0, 12);
}

/** What a language says of the English that its files were made from. */
export function matchedOf(language: string): Matched {
  const file = join(folderOf(language), matchedFile);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Matched) : {};
}

export function keepMatched(language: string, matched: Matched): void {
  const sorted = Object.fromEntries(Object.entries(matched).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(join(folderOf(language), matchedFile), `${JSON.stringify(sorted, null, 2)}\n`);
}

/** What is wrong with the words of a language: keys, or files, by fault. `today` is an ISO date. */
export function faultsOf(language: string, today: string) {
  const words = wordsOf(language);
  const bases = new Set([...words.keys()].map(baseOf));
  const known = new Set([...english.keys()].map(baseOf));
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const pluralBases = new Set(
    [...english.keys()].filter((key) => plural.test(key) && forFamilies(key)).map(baseOf),
  );
  const matched = matchedOf(language);
  const keys = [...words.keys()];
  const texts = [...words];
  return {
    missing: [...english.keys()].filter((key) => forFamilies(key) && !bases.has(baseOf(key))),
    unknown: keys.filter((key) => !known.has(baseOf(key))),
    pluralForms: [...pluralBases].flatMap((key) =>
      categories.map((category) => `${key}_${category}`).filter((form) => !words.has(form)),
    ),
    values: texts.filter(([key, text]) => losesValue(key, text)).map(([key]) => key),
    leftInEnglish: texts
      .filter(
        ([key, text]) =>
          text.replace(/\{\{.*?\}\}/g, '').trim().length > 30 && english.get(key) === text,
      )
      .map(([key]) => key),
    older: translatedFiles.filter((name) => {
      const { english: from, acceptedUntil = '' } = matched[name] ?? {};
      return from !== englishOf(name) && acceptedUntil < today;
    }),
  };
}

function losesValue(key: string, text: string): boolean {
  const original = english.get(key) ?? english.get(`${baseOf(key)}_other`);
  if (original === undefined) return false;
  const wanted = placeholders(original).filter((name) => !(plural.test(key) && name === 'count'));
  return wanted.some((name) => !placeholders(text).includes(name));
}
