export { LIST_HEADINGS, MOST_LIST_ROWS } from './list.columns';
export { ImportPage, type ImportReport } from './components/import-page';
export { listTemplate } from './list.template';
