export { REQUEST_STANDINGS, type RequestStanding } from './request.codes';
