import { hasKey, translatorFor, type Language } from '~/platform/i18n';

/** Words for families as they are stored: by language, English first. Empty parts count as none. */
export type StoredWords = {
  [language: string]: { title?: string; about?: string; bring?: string } | undefined;
};

/** What a session is called and about is found in: its own words, and those of its kind. */
export type Worded = { words: unknown; kindCode: string | null; kindWords: unknown };

/** Words, and the language that they are in, which may not be the reader's. */
export type Said = { text: string; language: Language };

const none: Said = { text: '', language: 'en' };

/**
 * The title of a session in the reader's language: its own where it has one, in English where nobody
 * translated it; else that of its kind.
 */
export function sessionTitle(session: Worded, language: Language): Said {
  return (
    stored(session.words, 'title', language) ??
    kindTitle({ code: session.kindCode, words: session.kindWords }, language)
  );
}

/** What a session is about, found as its title is; empty where nobody wrote anything. */
export function sessionAbout(session: Worded, language: Language): Said {
  return (
    stored(session.words, 'about', language) ??
    ofKind({ code: session.kindCode, words: session.kindWords }, 'about', language)
  );
}

/** What to bring; empty where nothing was said of it. */
export function sessionBring(session: Worded, language: Language): Said {
  return stored(session.words, 'bring', language) ?? none;
}

/** A kind of session by its code, and the words that the council wrote for it. */
export type WordedKind = { code: string | null; words: unknown };

/** The title of a kind: the council's own words, else those of the portal for its code. */
export function kindTitle(kind: WordedKind, language: Language): Said {
  return ofKind(kind, 'title', language);
}

/** What a kind of session is, in a sentence or two. */
export function kindAbout(kind: WordedKind, language: Language): Said {
  return ofKind(kind, 'about', language);
}

/** A translation of the portal stands before English that the council wrote and nobody translated. */
function ofKind(kind: WordedKind, part: 'title' | 'about', language: Language): Said {
  const own = stored(kind.words, part, language);
  if (own?.language === language) return own;
  const key = `sessions:kinds.${kind.code}.${part}`;
  if (kind.code === null || !hasKey(key)) return own ?? none;
  return { text: translatorFor(language)(key), language };
}

/** A text that is stored by language, such as how to get somewhere; empty where there is none. */
export function textOf(texts: unknown, language: Language): Said {
  const all = (texts ?? {}) as Record<string, string | undefined>;
  for (const each of [language, 'en'] as const) {
    const text = all[each]?.trim();
    if (text) return { text, language: each };
  }
  return none;
}

/** Stored words in the reader's language, else in English; null where there are none. */
function stored(words: unknown, part: 'title' | 'about' | 'bring', language: Language) {
  const all = (words ?? {}) as StoredWords;
  for (const each of [language, 'en'] as const) {
    const text = all[each]?.[part]?.trim();
    if (text) return { text, language: each };
  }
  return null;
}
