export * from './index';
export {
  importHomeEducationList,
  tryList,
  type ListImport,
  type ListTrial,
} from './import-list.server';
export { findKeptFile, keepFile, type FoundFile } from './kept-file.server';
export { answerImport, countsOf, doneCounts, type ImportFlow } from './import-flow.server';
export { listedChild, type ListedChild } from './list.rules';
export { readList } from './read-list.server';
export {
  hasHidden,
  readCsv,
  type CsvColumns,
  type CsvRow,
  type LineProblem,
} from './read-csv.server';
export {
  readUpload,
  wholeFile,
  type SentFile,
  type Upload,
  type UploadLimits,
} from './read-upload.server';
