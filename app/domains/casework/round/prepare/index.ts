export { FamiliesPage as RoundFamiliesPage } from './components/families-page';
export { NewRoundPage } from './components/new-round-page';
export { RoundPage } from './components/round-page';
export { RoundPreviewPage } from './components/round-preview-page';
export { RoundsPage } from './components/rounds-page';
export { RoundWordsPage } from './components/round-words-page';
export { WhomPage } from './components/whom-page';
