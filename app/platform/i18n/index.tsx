import { createContext, useContext, type ReactNode } from 'react';
import { directionOf, type Language } from './languages';
import { translatorFor, type Translate } from './translate';

export {
  directionOf,
  isLanguage,
  languageCodes,
  languages,
  pathIn,
  type Language,
} from './languages';
export { hasKey, translatorFor, type Translate } from './translate';
export {
  formatDate,
  formatDay,
  formatMonth,
  formatList,
  formatMoment,
  formatShortDate,
  isolate,
} from './format';

const LanguageContext = createContext<Language>('en');

/** Gives the page below it its language. */
export function LanguageProvider(props: { language: Language; children: ReactNode }) {
  return (
    <LanguageContext.Provider value={props.language}>{props.children}</LanguageContext.Provider>
  );
}

/** The language of the page. */
export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** The translator of the page's language: `t('notify:you.title')`, `t('common:button.continue')`. */
export function useT(): Translate {
  return translatorFor(useLanguage());
}

/** The writing direction of the page. */
export function useDirection(): 'ltr' | 'rtl' {
  return directionOf(useLanguage());
}
