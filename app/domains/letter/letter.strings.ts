import { isLanguage, type Language } from '~/platform/i18n';
import { textIn } from '~/platform/i18n/translate';
import type { LetterLanguage } from './letter.types';

function sentence(language: Language, key: string): string {
  const found = textIn(language, 'letter', key);
  if (found === undefined) throw new Error(`letter.json has no sentence ${key}`);
  return found;
}

/**
 * A language that letters can be written in, or `undefined` where no translation exists. Values are
 * filled in once: braces inside a value stay as they are.
 */
export function letterLanguage(language: string): LetterLanguage | undefined {
  const primary = language.toLowerCase().split('-')[0] ?? '';
  if (!isLanguage(primary)) return undefined;
  return {
    language: primary,
    t: (key, values = {}) =>
      sentence(primary, key).replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
        const value = values[name];
        if (value === undefined) throw new Error(`${key} needs a value for ${name}`);
        return value;
      }),
  };
}
