export { SILENT_FLAG } from './escalation.codes';
export type { EscalationLine, SharingLine } from './escalation.view';
