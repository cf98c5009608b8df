/** Languages the portal can speak. The council profile chooses which of them are offered. */
export const languages = {
  en: { name: 'English', dir: 'ltr', locale: 'en-GB' },
  ro: { name: 'Română', dir: 'ltr', locale: 'ro-RO' },
  ur: { name: 'اردو', dir: 'rtl', locale: 'ur-PK' },
  bg: { name: 'Български', dir: 'ltr', locale: 'bg-BG' },
  pl: { name: 'Polski', dir: 'ltr', locale: 'pl-PL' },
  tr: { name: 'Türkçe', dir: 'ltr', locale: 'tr-TR' },
  es: { name: 'Español', dir: 'ltr', locale: 'es-ES' },
  pt: { name: 'Português', dir: 'ltr', locale: 'pt-PT' },
  pa: { name: 'ਪੰਜਾਬੀ', dir: 'ltr', locale: 'pa-IN' },
  it: { name: 'Italiano', dir: 'ltr', locale: 'it-IT' },
  ta: { name: 'தமிழ்', dir: 'ltr', locale: 'ta-IN' },
} as const;

export type Language = keyof typeof languages;

export const languageCodes = Object.keys(languages) as Language[];

/** True where the text names a language that the portal can speak. */
export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(languages, value);
}

/** The writing direction of a language. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return languages[language].dir;
}

/** The address of a page (its path, with or without a query) in another language. */
export function pathIn(language: Language, path: string): string {
  return path.replace(/^\/[^/?]+/, `/${language}`);
}
