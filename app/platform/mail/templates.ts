/** The emails that exist; their words are in `locales/<lng>/email.json` under the same name. */
export const mailTemplates = [
  'sign-in-code',
  'nobody',
  'notification-received',
  'draft-expiring',
  'message-waiting',
  'outcome-waiting',
  'question-received',
  'letter-for-parent',
  'letter-to-school',
  'sending-received',
  'file-not-taken',
  'review-waiting',
  'letter-waiting',
  'service-asked',
  'service-chased',
  'service-answered',
  'staff-alert',
] as const;

export type MailTemplate = (typeof mailTemplates)[number];
