export { afterApplyForPlaceSent, type ApplySent } from './after-apply-for-place-sent.server';
export { ladderOf, type LadderStep } from './ladder-of.server';
export { remindNotices } from './remind-notices.server';
export { secondReviewDate, type SecondReviewDate } from './second-review-date.server';
export { stopSteps, type Stopped, type StopSteps } from './stop-steps.server';
export { answerPropose, answerStop, loadLadder, loadPropose } from './ladder-pages.server';
export { answerFormalStep, loadFormalStep } from './step-pages.server';
export { lastDayFrom } from './step-letters.server';
