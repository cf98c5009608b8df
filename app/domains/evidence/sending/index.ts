export {
  APPROACHES,
  MOST_CHARACTERS,
  linkForm,
  pieceForm,
  planForm,
  readAnswers,
  seenVersion,
  webAddress,
  wordsForm,
  type PieceLabels,
} from './sending.schema';
export { isEmpty, isThere, saysNothing } from './sending.rules';
