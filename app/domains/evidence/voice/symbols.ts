import { BOARD_ROWS, type BoardRow } from '../evidence.codes';

/**
 * The symbols of the board, in the order of the sprite `symbols.svg`. Codes are kept with what a
 * child chose, so that a code is never given to another picture; their words are `voice:symbols.*`.
 */
export const SYMBOLS = [
  'read',
  'write',
  'draw',
  'numbers',
  'science',
  'music',
  'dance',
  'cook',
  'build',
  'make',
  'computer',
  'games',
  'screen',
  'ball',
  'swim',
  'bike',
  'run',
  'animals',
  'plants',
  'outside',
  'rest',
  'quiet',
  'noise',
  'busy',
  'waiting',
  'new',
  'early',
  'still',
  'travel',
  'help',
  'mum',
  'dad',
  'sister',
  'brother',
  'baby',
  'grandma',
  'grandad',
  'cousins',
  'friends',
  'tutor',
  'helper',
  'pet',
  'alone',
  'call',
  'family',
  'home',
  'bedroom',
  'garden',
  'park',
  'woods',
  'beach',
  'pool',
  'library',
  'museum',
  'farm',
  'shops',
  'club',
  'cinema',
  'prayer',
  'visit',
] as const;
export type SymbolCode = (typeof SYMBOLS)[number];

/**
 * What each row offers. What may be liked may be disliked too: the rows suggest no answer, and
 * learning stands among all the rest.
 */
export const BOARD: Record<BoardRow, readonly [SymbolCode, ...SymbolCode[]]> = {
  like: [
    'read',
    'draw',
    'ball',
    'animals',
    'music',
    'numbers',
    'cook',
    'computer',
    'outside',
    'build',
    'swim',
    'science',
    'bike',
    'dance',
    'games',
    'write',
    'make',
    'plants',
  ],
  dislike: [
    'noise',
    'write',
    'ball',
    'busy',
    'read',
    'waiting',
    'numbers',
    'new',
    'music',
    'early',
    'swim',
    'still',
    'outside',
    'computer',
    'travel',
    'dance',
    'draw',
    'animals',
  ],
  more: [
    'outside',
    'read',
    'cook',
    'swim',
    'computer',
    'friends',
    'music',
    'animals',
    'science',
    'draw',
    'quiet',
    'bike',
    'make',
    'help',
    'games',
    'numbers',
    'rest',
    'run',
  ],
  less: [
    'write',
    'noise',
    'computer',
    'numbers',
    'busy',
    'read',
    'waiting',
    'screen',
    'still',
    'new',
    'ball',
    'early',
    'travel',
    'outside',
    'music',
    'help',
  ],
  people: [
    'mum',
    'dad',
    'sister',
    'brother',
    'baby',
    'grandma',
    'grandad',
    'cousins',
    'friends',
    'tutor',
    'helper',
    'pet',
    'call',
    'alone',
    'family',
  ],
  places: [
    'home',
    'bedroom',
    'garden',
    'park',
    'woods',
    'pool',
    'library',
    'museum',
    'farm',
    'beach',
    'shops',
    'club',
    'cinema',
    'prayer',
    'visit',
  ],
};

/** The row that an address names (`?row=like`); the first where it names none. */
export function rowOf(asked: string | null): BoardRow {
  return BOARD_ROWS.find((row) => row === asked) ?? BOARD_ROWS[0];
}

/** The row before or after (-1 or 1), or null at the ends. */
export function rowBeside(row: BoardRow, step: -1 | 1): BoardRow | null {
  return BOARD_ROWS[BOARD_ROWS.indexOf(row) + step] ?? null;
}

/** What a child chose, row by row in the board's order; rows and symbols that are none are left out. */
export function chosenRows(
  board: Partial<Record<BoardRow, string[]>>,
): { row: BoardRow; symbols: SymbolCode[] }[] {
  return BOARD_ROWS.map((row) => ({
    row,
    symbols: SYMBOLS.filter((code) => board[row]?.includes(code)),
  })).filter(({ symbols }) => symbols.length > 0);
}

/** How many symbols were chosen on the whole board. */
export function countChosen(board: Partial<Record<BoardRow, string[]>>): number {
  return chosenRows(board).reduce((sum, { symbols }) => sum + symbols.length, 0);
}
