export { ComplaintHub } from './components/complaint-hub';
export { ComplaintSent } from './components/complaint-sent';
export { ComplaintSummary } from './components/complaint-summary';
export { ComplaintFormPage } from './components/complaint-form-page';
export { ComplaintQuestions } from './components/complaint-forms';
export {
  CLOCKS_FROM_START,
  COMPLAINT_CLOCKS,
  mayBeAboutStaff,
  promisesOf,
  titleOf,
  type Promised,
} from './complaint.rules';
export { complaintSchemas, type Complaint, type ComplaintBody } from './complaint.schema';
export type { ComplaintCount } from './complaint.store.server';
export { toldParagraphs, type ToldData } from './told.rules';
