export { AskForm } from './components/ask-form';
export { EnquirySummary } from './components/enquiry-summary';
export { PressureForm } from './components/pressure-form';
export { askSchema, pressureSchema, type Enquiry, type EnquiryBody } from './enquiry.schema';
