export { AskForm } from './components/ask-form';
export { EnquirySummary } from './components/enquiry-summary';
export { PageQuestionForm } from './components/page-question-form';
export { PressureForm } from './components/pressure-form';
export {
  askSchema,
  pageQuestionSchema,
  pressureSchema,
  type Enquiry,
  type EnquiryBody,
} from './enquiry.schema';
