export { answerStart, loadStart } from './answer-start.server';
export { loadCheck } from './check-draft.server';
export { councilWords } from './council-words.server';
export { actOnLetter, loadLetter, pdfResponse, readLetterPdf } from './letter-page.server';
export { consentDueOn, councilContact } from './letters.server';
export { registerLetterAttachments } from './letter-attachments.server';
export { cancelLetters } from './queue-letter.server';
export { readNoticePdf } from './notice-pdf.server';
export {
  recordNotification,
  type NewNotification,
  type RecordedNotification,
} from './record-notification.server';
export { requireNotice } from './require-notice.server';
export { sendLetter, type SentLetter } from './send-letter.server';
export { submitNotification, type SubmitResult } from './submit-notification.server';
export {
  findOwnNotification,
  listSchoolLetters,
  type SentNotification,
} from './submitted.store.server';
