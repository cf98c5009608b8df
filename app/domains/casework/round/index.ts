export * from './round.codes';
export { readersOf, type KnownAdult, type Reader } from './readers.rules';
export { pathOf } from './round-link';
export type { RoundValues } from './round.values';
export { CopyStateTag, RoundName } from './components/round-words';
export { RoundCopyPage } from './components/copy-page';
export { PostPage } from './components/post-page';
export { RunPage } from './components/run-page';
export { UndeliveredPage } from './components/undelivered-page';
