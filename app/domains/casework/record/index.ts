export { CaseHead, type HeadChild } from './components/case-head';
export { SeenHeard, SeenTag, seenTone, type SeenChild } from './components/seen-heard';
