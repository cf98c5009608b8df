export { councilWords, type CouncilWords } from './council-words.server';
export { guideContents, guideGaps } from './guide/guide.server';
export { guideChanges } from './guide/guide-changes.server';
export { englishTerms, openGuidePage, openPictures, openWholeGuide } from './open-guide.server';
export { openSearch } from './search/open-search.server';
export { answerGuideFeed, answerGuidePdf } from './print/answer-guide.server';
export { makeGuidePdf } from './print/guide-pdf.server';
export { publishedTimes, type PublishedTime } from './published-times.server';
export {
  answerHelpful,
  loadGuidanceFigures,
  loadHelpful,
  requireGuidePage,
} from './helpful/helpful-pages.server';
export { forgetPresses } from './helpful/helpful.store.server';
