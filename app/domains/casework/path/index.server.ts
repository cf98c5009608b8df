export { openPath, type NewPath, type OpenedPath } from './open-path.server';
export { pathsOf, type PathLine } from './path.store.server';
