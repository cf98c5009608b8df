/** Languages the portal can speak. The council profile chooses which of them are offered. */
export const languages = {
  en: { name: 'English', dir: 'ltr', locale: 'en-GB' },
  ro: { name: 'Română', dir: 'ltr', locale: 'ro-RO' },
  ur: { name: 'اردو', dir: 'rtl', locale: 'ur-PK' },
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
