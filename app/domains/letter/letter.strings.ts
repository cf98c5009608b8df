import en from '../../../locales/en/letter.json';
import ro from '../../../locales/ro/letter.json';
import ur from '../../../locales/ur/letter.json';

import type { LetterLanguage } from './letter.types';

/** The sentences of all letters: the English file sets the keys that every other one must have. */
type LetterStrings = typeof en;

const STRINGS: Record<string, LetterStrings> = { en, ro, ur };

function sentence(strings: LetterStrings, key: string): string {
  let found: unknown = strings;
  for (const step of key.split('.')) {
    found = found instanceof Object ? Reflect.get(found, step) : undefined;
  }
  if (typeof found !== 'string') throw new Error(`letter.json has no sentence ${key}`);
  return found;
}

/**
 * A language that letters can be written in, or `undefined` where no translation exists. Values are
 * filled in once: braces inside a value stay as they are.
 */
export function letterLanguage(language: string): LetterLanguage | undefined {
  const primary = language.toLowerCase().split('-')[0] ?? '';
  const strings = Object.hasOwn(STRINGS, primary) ? STRINGS[primary] : undefined;
  if (!strings) return undefined;
  return {
    language: primary,
    t: (key, values = {}) =>
      sentence(strings, key).replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
        const value = values[name];
        if (value === undefined) throw new Error(`${key} needs a value for ${name}`);
        return value;
      }),
  };
}
