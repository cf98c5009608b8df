import i18next, { type TFunction } from 'i18next';
import type { Language } from './languages';
import { readWords } from './words';

const instance = i18next.createInstance();
void instance.init({
  resources: {},
  fallbackLng: 'en',
  defaultNS: 'common',
  interpolation: { escapeValue: false },
  initAsync: false,
  returnNull: false,
});

const read = new Set<Language>();

/** Has the words of a language, and those of English, which stand in for missing ones. */
function ready(language: Language): void {
  for (const one of ['en', language] as const) {
    if (read.has(one)) continue;
    for (const [file, words] of Object.entries(readWords(one))) {
      instance.addResourceBundle(one, file, words);
    }
    read.add(one);
  }
}

export type Translate = TFunction;

const fixed = new Map<Language, Translate>();

/**
 * The translator of one language. Keys are `namespace:path.to.key`; without a namespace they are
 * in `common`. Values are put in as text (React escapes them; emails are plain text).
 */
export function translatorFor(language: Language): Translate {
  let t = fixed.get(language);
  if (!t) {
    ready(language);
    fixed.set(language, (t = remembering(instance.getFixedT(language))));
  }
  return t;
}

const mostKept = 10_000;

/** Words that need no values are looked up once: a page asks for a hundred of them. */
function remembering(t: Translate): Translate {
  const kept = new Map<string, string>();
  const quick = (...args: Parameters<Translate>) => {
    const [key] = args;
    if (args.length > 1 || typeof key !== 'string') return t(...args);
    let words = kept.get(key);
    if (words === undefined) {
      words = t(key);
      if (kept.size < mostKept) kept.set(key, words);
    }
    return words;
  };
  return Object.assign(quick, t) as Translate;
}

/** True where the key exists in the language itself or in English. */
export function hasKey(key: string, language: Language = 'en'): boolean {
  ready(language);
  return instance.exists(key, { lng: language });
}

/** The texts of one file in a language as they are written, by dotted key; undefined where there is none. */
export function textIn(language: Language, file: string, key: string): string | undefined {
  ready(language);
  const found: unknown = instance.getResource(language, file, key);
  return typeof found === 'string' ? found : undefined;
}
