export * from './index';
export { sendEnquiry, type EnquirySent } from './send-enquiry.server';
