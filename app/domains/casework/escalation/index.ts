export { AnswerGone, AnswerPage, AnswerSent } from './components/answer-page';
export { AskServicePage } from './components/ask-page';
export { EscalationPage } from './components/escalation-page';
export { SharedPage } from './components/shared-page';
export { SharingPage } from './components/sharing-page';
export { standingOf } from './components/words';
export { SILENT_FLAG } from './escalation.codes';
export type { EscalationLine, SharingLine } from './escalation.view';
