export { answerRoundFamilies, loadRoundFamilies } from './families-pages.server';
export {
  answerNewRound,
  answerRound,
  answerWhom,
  loadNewRound,
  loadRound,
  loadRounds,
  loadWhom,
} from './prepare-pages.server';
export {
  answerRoundWords,
  loadRoundPreview,
  loadRoundWords,
  openRoundLetter,
} from './words-pages.server';
