export { findLastTold, findReasonsTold } from './last-told.server';
export { startYearly } from './start-yearly.server';
