export { renderLetterPdf } from './render-letter-pdf.server';
export { type NotificationCopy, renderNotificationPdf } from './render-notification-pdf.server';
