export { draftLetter, type NewLetter } from './draft-letter.server';
export { openCopyPdf, previewLetterPdf, printLettersPdf } from './letter-files.server';
export { answerLetterPage, loadLetterPage } from './letter-pages.server';
export type { LetterBlock } from './letter.blocks';
export type { LetterTexts, LetterValues } from './letter.values';
export { listLettersFor, listLettersOf } from './list-letters.server';
export { loadMyLetter, loadMyLetters, openMyLetterPdf } from './my-letters.server';
export {
  answerTemplate,
  loadTemplate,
  loadTemplates,
  openTemplatePdf,
  previewTemplatePdf,
} from './template-pages.server';
export { answerWorklist, loadWorklist } from './worklist-pages.server';
export { fillAgreedDay } from './fill-agreed-day.server';
export { renderCopies } from './render-council-letter.server';
