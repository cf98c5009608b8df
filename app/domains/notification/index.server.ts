export * from './index';
export { answerChild, answerLearning, newOrDraftChild } from './answer-child.server';
export { answerPlace } from './answer-place.server';
export {
  answerQuestion,
  answerTask,
  draftPath,
  droppedSearch,
  loadQuestion,
  saveChange,
  withDropped,
  type Change,
} from './answer-task.server';
export {
  changeAnswers,
  createDraft,
  deleteDraft,
  findDraft,
  listDrafts,
  saveTask,
  type Draft,
  type DraftSummary,
  type SavedDraft,
} from './draft.store.server';
export { remindAndClearDrafts } from './remind-and-clear-drafts.server';
export { requireDraft, requireDraftChild, type WithDraft } from './require-draft.server';
export * from './sending.server';
