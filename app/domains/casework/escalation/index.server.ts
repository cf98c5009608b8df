export { alarmUnconfirmedReferrals } from './alarm-referrals.server';
export { answerAnswer, loadAnswer, type AnswerPageView } from './answer-pages.server';
export { answerAskService, loadAskService } from './ask-pages.server';
export { askService, type AskedQuestion, type NewQuestion } from './ask-service.server';
export { chaseEscalations } from './chase-escalations.server';
export { answerEscalation, loadEscalation } from './escalation-pages.server';
export { openEscalationsOf, sharingOf, unconfirmedReferrals } from './escalation.store.server';
export { recordSharing, type NewSharing } from './record-sharing.server';
export { answerSharing, loadShared, loadSharing } from './sharing-pages.server';
