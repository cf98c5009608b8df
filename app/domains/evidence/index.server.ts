export * from './index';
export * from './sending/index.server';
export * from './files/index.server';
export * from './pieces/index.server';
export * from './voice/index.server';
export * from './yearly/index.server';
