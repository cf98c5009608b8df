export { findingsForLetter, type LetterFinding } from './findings-for-letter';
export { restsOnOneAccount } from './review.rules';
