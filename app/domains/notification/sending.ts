export { CheckPage } from './components/check-page';
export { ConsequencesPage } from './components/consequences-page';
export type { CouncilWords } from './components/council-words';
export { HelpPage } from './components/help-page';
export { LetterPage } from './components/letter-page';
export { LetterPreview } from './components/letter-preview';
export { OutlinePage } from './components/outline-page';
export { SentPage } from './components/sent-page';
export { StartPage } from './components/start-page';
export { WhyPage } from './components/why-page';
export { lettersFor, letterStart, type PlannedLetter } from './letters.rules';
export {
  clocksFor,
  flagsFor,
  mayBeginAtOnce,
  missingFrom,
  senOf,
  yearGroupsFor,
  type Missing,
} from './notice.rules';
export { adultsTold, searchWords } from './told-facts';
export { nextSteps, type NextStep } from './next-steps.rules';
export { consequencesForm, helpForm, outlineForm, whyForm } from './plans.schema';
export { isSafe } from './safety.rules';
export { letterDateForm } from './start.schema';
