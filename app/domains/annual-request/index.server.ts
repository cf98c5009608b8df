export * from './index';
export { actOnRequestCheck, loadRequestCheck } from './check-pages.server';
export { listOpenRequests, type OpenRequest } from './request.store.server';
export { actOnRequest, loadRequest } from './request-pages.server';
export { chooseSharing, keepSharing, sharingNow } from './sharing.server';
export { actOnSharing, loadSharing } from './sharing-pages.server';
export { actOnYearly, loadYearly } from './yearly-pages.server';
