export * from './index';
export * from './sending/index.server';
