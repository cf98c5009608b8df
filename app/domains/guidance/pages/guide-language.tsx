import { createContext, useContext, type ReactNode } from 'react';
import { directionOf, LanguageProvider, useLanguage, type Language } from '~/platform/i18n';
import type { GuidePage } from '../guide/guide.types';

const ReaderContext = createContext<Language | null>(null);

/** The reader's language, to which links lead, also inside of words that are in another. */
export function useReader(): Language {
  const language = useLanguage();
  return useContext(ReaderContext) ?? language;
}

/** The attributes of words that are in another language than what is around them. */
export function languageOf(words: Language, around: Language) {
  return words === around ? {} : { lang: words, dir: directionOf(words) };
}

/**
 * The words of a page, with all that is drawn among them, in the language that they are in: English
 * words on a page of another language say so to browsers and screen readers.
 */
export function GuideWords(props: { page: Pick<GuidePage, 'language'>; children: ReactNode }) {
  const reader = useReader();
  const { language } = props.page;
  return (
    <ReaderContext.Provider value={reader}>
      <LanguageProvider language={language}>
        <div className="guide" {...languageOf(language, reader)}>
          {props.children}
        </div>
      </LanguageProvider>
    </ReaderContext.Provider>
  );
}
