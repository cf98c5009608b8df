export { buildLetter, type LetterContext } from './build-letter';
export { letterKind, lettersToWrite } from './letter.rules';
export { letterLanguage } from './letter.strings';
export { letterText } from './letter-text';
export type {
  CouncilContact,
  LearningSituation,
  Letter,
  LetterChild,
  LetterContent,
  LetterKind,
  LetterLanguage,
  LetterParent,
  LetterPart,
  LetterSchool,
  LetterTask,
  LetterTranslator,
} from './letter.types';
