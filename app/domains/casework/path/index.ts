export { PATHS, stepOf } from './path.definitions';
