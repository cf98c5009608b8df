export { OpenPathPage, PathLines } from './components/open-page';
export { PathPage } from './components/path-page';
export { PATHS, stepOf } from './path.definitions';
