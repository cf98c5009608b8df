export { LetterLines } from './components/letter-lines';
export type { LetterBlock } from './letter.blocks';
export { BLOCK_NAMES, GIVEN_VALUES, type LetterTexts, type LetterValues } from './letter.values';
export type { LetterLine, MyLetterLine } from './list-letters.server';
