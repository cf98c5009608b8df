export { alarmUnconfirmedReferrals } from './alarm-referrals.server';
export { askService, type AskedQuestion, type NewQuestion } from './ask-service.server';
export { chaseEscalations } from './chase-escalations.server';
export { openEscalationsOf, sharingOf, unconfirmedReferrals } from './escalation.store.server';
export { recordSharing, type NewSharing } from './record-sharing.server';
