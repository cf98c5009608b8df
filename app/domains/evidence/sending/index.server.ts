export {
  MOST_PIECES,
  addLink,
  addWords,
  removePiece,
  savePiece,
  type Added,
  type PieceSaved,
} from './change-pieces.server';
export { clearUnsent, deleteDraftSending } from './delete-draft.server';
export { markFirstRead } from './mark-first-read.server';
export { saveEvidence, savePlan, saveVoice, saveYearly, type Saved } from './save-sending.server';
export {
  sendSending,
  sendTogether,
  type SeenWhenSent,
  type Sent,
  type SentTogether,
} from './send-sending.server';
export {
  findSending,
  findSendingOf,
  listSendings,
  type EarlierPlan,
  type OwnSending,
} from './sending.store.server';
export {
  startEvidence,
  startPlan,
  startVoice,
  type PlanSource,
  type Started,
} from './start-sending.server';
export { listToldChildren } from './told-children.server';
export { withdrawSending, type Withdrawn } from './withdraw-sending.server';
export {
  actOnHub,
  actOnPlanStart,
  loadHub,
  loadPlanStart,
  type HubChild,
  type Standing,
} from './hub-pages.server';
export { actOnPlan, actOnPlanCheck, loadPlan, loadPlanCheck } from './plan-pages.server';
export {
  actOnDelete,
  actOnWithdraw,
  loadDelete,
  loadList,
  loadSent,
  loadWithdraw,
} from './sent-pages.server';
