export { draftLetter, type NewLetter } from './draft-letter.server';
export { listLettersFor, listLettersOf } from './list-letters.server';
