import { languages, translatorFor, type Language } from '~/platform/i18n';

const names = new Map<Language, Intl.DisplayNames>();

/**
 * The name of a spoken or signed language in the reader's language, and no words for no language.
 * British Sign Language is not among those that `Intl` can name.
 */
export function languageName(language: Language, code: string): string {
  if (code === '') return '';
  if (code === 'bfi') return translatorFor(language)('sessions:signLanguage');
  let known = names.get(language);
  if (!known) {
    known = new Intl.DisplayNames(languages[language].locale, { type: 'language' });
    names.set(language, known);
  }
  return known.of(code) ?? code;
}
