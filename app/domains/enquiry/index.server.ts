export * from './index';
export { sendEnquiry, type EnquirySent, type Sender } from './send-enquiry.server';
