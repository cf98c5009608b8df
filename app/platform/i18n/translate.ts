import i18next, { type TFunction } from 'i18next';
import type { Language } from './languages';

type Resource = Record<string, unknown>;

const files = import.meta.glob<Resource>(
  ['../../../locales/*/*.json', '!../../../locales/*/matched.json'],
  {
    eager: true,
    import: 'default',
  },
);

const resources: Record<string, Record<string, Resource>> = {};
for (const [path, content] of Object.entries(files)) {
  const [, language, namespace] = /locales\/([^/]+)\/([^/]+)\.json$/.exec(path) ?? [];
  if (language && namespace) (resources[language] ??= {})[namespace] = content;
}

const instance = i18next.createInstance();
void instance.init({
  resources,
  fallbackLng: 'en',
  defaultNS: 'common',
  ns: Object.keys(resources.en ?? {}),
  interpolation: { escapeValue: false },
  initAsync: false,
  returnNull: false,
});

export type Translate = TFunction;

const fixed = new Map<Language, Translate>();

/**
 * The translator of one language. Keys are `namespace:path.to.key`; without a namespace they are
 * in `common`. Values are put in as text (React escapes them; emails are plain text).
 */
export function translatorFor(language: Language): Translate {
  let t = fixed.get(language);
  if (!t) fixed.set(language, (t = remembering(instance.getFixedT(language))));
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
  return instance.exists(key, { lng: language });
}
