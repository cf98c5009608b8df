export { CaseHead, type HeadChild } from './components/case-head';
export { EducationPage } from './components/education-page';
export { EhcPage } from './components/ehc-page';
export { FamilyPage } from './components/family-page';
export { PeoplePage } from './components/people-page';
export { ChildRecordPage } from './components/record-page';
export { SeenHeard, SeenTag, seenTone, type SeenChild } from './components/seen-heard';
export { SeenPage } from './components/seen-page';
