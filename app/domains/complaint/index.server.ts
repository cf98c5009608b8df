export * from './index';
export { clearComplaints } from './clear-complaints.server';
export { countComplaints } from './complaint.store.server';
export { openComplaint, sendComplaint, type ComplaintSent } from './send-complaint.server';
export { loadComplaintHub, loadComplaintSent, sentPath } from './complaint-pages.server';
