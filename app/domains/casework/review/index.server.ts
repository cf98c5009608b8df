export { afterReportSent, mayReportGo, type ReportSent } from './after-report.server';
export { listReviewsOf, type MyReviewLine } from './list-reviews-of.server';
export { openReview, type NewReview, type OpenedReview } from './open-review.server';
