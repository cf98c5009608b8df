export * from './evidence.codes';
export type * from './evidence.views';
export * from './sending';
