export * from './index';
export { openJoinLink, sealJoinLink } from './join-link.server';
export { bookingLinkHash } from './link.server';
export * from './place/index.server';
export * from './message/index.server';
export * from './family/index.server';
export * from './run/index.server';
export * from './plan/index.server';
