export {
  actOnEvidence,
  actOnEvidenceStart,
  loadEvidence,
  loadEvidenceCheck,
  loadEvidenceStart,
} from './evidence-pages.server';
export { labelPieces } from './label-pieces.server';
export { requireOwnDraft, type OwnDraft } from './own-draft.server';
export { actOnPiece, loadPiece } from './piece-page.server';
export { actOnCheck } from './send-page.server';
