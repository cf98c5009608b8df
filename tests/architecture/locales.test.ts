import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, sourceFiles } from './source';

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
]);
const staffKeys = [/^public:mailbox\./];
/** Keys that are put together from codes in the code. */
const madeKeys = /\$\{/;
const plural = /_(zero|one|two|few|many|other)$/;

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

function read(language: string): Map<string, string> {
  const folder = join(root, 'locales', language);
  return new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) =>
        flatten(
          JSON.parse(readFileSync(join(folder, name), 'utf8')) as Tree,
          `${name.slice(0, -5)}:`,
        ),
      ),
  );
}

const english = read('en');
const others = readdirSync(join(root, 'locales')).filter(
  (name) => name !== 'en' && /^[a-z]{2}$/.test(name),
);
const forFamilies = (key: string) =>
  !staffFiles.has(key.split(':')[0]!) && !staffKeys.some((pattern) => pattern.test(key));
const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{\{\s*-?\s*([\w.]+)/g)].map((m) => m[1]!))].sort();
const base = (key: string) => key.replace(plural, '');

describe.each(others)('locale %s', (language) => {
  const words = read(language);
  const bases = new Set([...words.keys()].map(base));

  it('has every English key that families see', () => {
    const missing = [...english.keys()].filter((key) => forFamilies(key) && !bases.has(base(key)));
    expect(missing).toEqual([]);
  });

  it('has no key that English lacks', () => {
    const known = new Set([...english.keys()].map(base));
    expect([...words.keys()].filter((key) => !known.has(base(key)))).toEqual([]);
  });

  it('has every plural form its language needs', () => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const pluralBases = new Set(
      [...english.keys()].filter((key) => plural.test(key) && forFamilies(key)).map(base),
    );
    const missing = [...pluralBases].flatMap((key) =>
      categories.map((category) => `${key}_${category}`).filter((form) => !words.has(form)),
    );
    expect(missing).toEqual([]);
  });

  it('keeps every value that is put into a sentence', () => {
    const differing = [...words].filter(([key, text]) => {
      const original = english.get(key) ?? english.get(`${base(key)}_other`);
      if (original === undefined) return false;
      const wanted = placeholders(original).filter(
        (name) => !(plural.test(key) && name === 'count'),
      );
      return wanted.some((name) => !placeholders(text).includes(name));
    });
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('is translated: no longer sentence is left in English', () => {
    const same = [...words].filter(
      ([key, text]) =>
        text.replace(/\{\{.*?\}\}/g, '').trim().length > 30 && english.get(key) === text,
    );
    expect(same.map(([key]) => key)).toEqual([]);
  });
});

/** A path and all above it: `a.b.c`, `a.b`, `a`. */
function upwards(path: string): string[] {
  const parts = path.split('.');
  return parts.map((_, at) => parts.slice(0, parts.length - at).join('.'));
}

describe('keys in the code', () => {
  const files = [...sourceFiles('app'), ...sourceFiles('tests')];
  const all = files.map((file) => file.text).join('\n');

  it('every key that is named exists in English', () => {
    const named = new Set(
      [...all.matchAll(/['"`]([a-z][a-zA-Z-]*:[a-zA-Z][\w-]*(?:\.[\w-]+)+)['"`]/g)].map(
        (match) => match[1]!,
      ),
    );
    const known = new Set([...english.keys()].map(base));
    const namespaces = new Set([...english.keys()].map((key) => key.split(':')[0]));
    const missing = [...named].filter(
      (key) =>
        namespaces.has(key.split(':')[0]) &&
        !known.has(key) &&
        ![...known].some((one) => one.startsWith(`${key}.`)),
    );
    expect(missing).toEqual([]);
  });

  it('every English key is used somewhere', () => {
    const made = [...all.matchAll(/[`'"]([a-z][a-zA-Z-]*:[^`'"\n]*\$\{[^`'"\n]*)[`'"]/g)]
      .map((match) => match[1]!)
      .filter((key) => madeKeys.test(key))
      .map(
        (key) =>
          new RegExp(
            `^${key
              .split(/\$\{[^}]*\}+/)
              .map((part) => part.replace(/[.*+?^$()|[\]\\]/g, '\\$&'))
              .join('[\\w.-]*')}`,
          ),
      );
    const named = new Set(
      [...all.matchAll(/([a-z][a-zA-Z-]*):([a-zA-Z][\w.-]*)/g)].flatMap(([, namespace, path]) =>
        upwards(path!).map((at) => `${namespace}:${at}`),
      ),
    );
    const unused = [...new Set([...english.keys()].map(base))].filter((key) => {
      if (made.some((pattern) => pattern.test(key))) return false;
      const [namespace, path = ''] = key.split(':');
      if (/\.errors\./.test(`.${path}`) || namespace === 'email' || namespace === 'letter')
        return false;
      return !upwards(path).some((at) => named.has(`${namespace}:${at}`));
    });
    expect(unused).toEqual([]);
  });
});
