export { afterReportSent, mayReportGo, type ReportSent } from './after-report.server';
export { answerReviewFindings, loadReviewFindings } from './finding-pages.server';
export {
  answerMyRecord,
  answerMyReview,
  loadMyRecord,
  loadMyReview,
} from './my-review-pages.server';
export { listReviewsOf, type MyReviewLine } from './list-reviews-of.server';
export { openReview, type NewReview, type OpenedReview } from './open-review.server';
export {
  answerReviewChecks,
  answerReviewConclude,
  answerReviewInvite,
  answerReviewMeeting,
  answerReviewRecord,
  answerReview,
} from './review-actions.server';
export {
  answerOpenReview,
  loadReviewChecks,
  loadReviewConclude,
  loadReviewInvite,
  loadReviewMeeting,
  loadOpenReview,
  loadReviewRecord,
  loadReview,
} from './review-pages.server';
