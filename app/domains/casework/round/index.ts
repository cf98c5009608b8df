export * from './round.codes';
export { readersOf, type KnownAdult, type Reader } from './readers.rules';
export { pathOf } from './round-link';
export type { RoundValues } from './round.values';
export * from './prepare';
