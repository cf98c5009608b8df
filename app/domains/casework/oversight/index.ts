export { OversightPage } from './components/oversight-page';
export { OversightListPage } from './components/list-page';
export { readListName, readListState } from './oversight.address';
