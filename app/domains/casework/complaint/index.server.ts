export {
  answerComplaintMove,
  loadComplaintMove,
  showItemComplaint,
  type ItemComplaint,
} from './complaint-pages.server';
