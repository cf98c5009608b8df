/** The parts of words for families. */
export const WORD_PARTS = ['title', 'about', 'bring'] as const;
export type WordPart = (typeof WORD_PARTS)[number];

/** Words by language, as they are stored: what is empty is left out. */
export type Words = Record<string, Partial<Record<WordPart, string>>>;
