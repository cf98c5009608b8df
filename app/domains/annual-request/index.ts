export { REQUEST_STANDINGS, type RequestStanding } from './request.codes';
export { RequestCheckPage } from './components/check-page';
export { OpenRequests } from './components/open-requests';
export { RequestPage } from './components/request-page';
export { SharingPage } from './components/sharing-page';
export { YearlyFilesPage } from './components/yearly-files';
export { YearlyPage } from './components/yearly-page';
export type { AskedChild, ChildCard, OwnRequest } from './request.views';
export { givenOf, type SharingCode, type SharingNow } from './sharing.rules';
