export {
  readDueState,
  readSilentState,
  readYear,
  readYearList,
  yearListPath,
} from './request.address';
export { DueLetters } from './components/due-letters';
export { FamilyRequestPage } from './components/family-request-page';
export { FollowPage } from './components/follow-page';
export { ReleasePage } from './components/release-page';
export { EndRequestPage, WriteAnswerPage } from './components/request-move-pages';
export { RequestPart } from './components/request-part';
export { RequestsPage } from './components/requests-page';
export { SilentPage } from './components/silent-page';
export { YearListPage } from './components/year-list-page';
export { YearPage } from './components/year-page';
