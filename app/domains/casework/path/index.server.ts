export { openPath, type NewPath, type OpenedPath } from './open-path.server';
export { answerOpenPath, answerPath, loadOpenPath, loadPath } from './path-pages.server';
export { pathsOf, type PathLine } from './path.store.server';
